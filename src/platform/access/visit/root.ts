/** What every process pins: who may vouch for the project leader, and to whom group keys are wrapped for recovery. */
export interface Pins {
  /** Ed25519 public key of the installation's root; its private half exists only in the recovery shares. */
  root: Buffer;
  /** X25519 public key of recovery. */
  recovery: Buffer;
  /** Ed25519 public key of what can end things after a restore; an installation of an earlier version has none yet. */
  endings?: Buffer | null;
}
