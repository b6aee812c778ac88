/**
 * The one error for everything that does not open: wrong key, wrong place, changed byte, unknown version.
 * It says nothing more on purpose, so that nobody learns from it which check failed.
 */
export class VaultRefusal extends Error {
  override readonly name = 'VaultRefusal';
  constructor() {
    super('The vault refuses');
  }
}

/** Too many passwords are being checked at this moment; the page answers 503 and "try again in a moment". */
export class VaultBusy extends Error {
  override readonly name = 'VaultBusy';
  constructor() {
    super('The vault is busy');
  }
}
