import { sql } from 'kysely';
import {
  isSignedBy,
  readStatement,
  type Statement,
  type StatementPins,
  type StatementRow,
} from '#app/platform/access/statements/index.ts';
import type { Pins } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import {
  derive,
  equal,
  forget,
  forgetInstallation,
  type InstallationSecret,
  installationSecretOf,
  joinShares,
  type Key,
  type ReadShare,
  readShareLines,
  setOfShare,
  shareLines,
  splitSecret,
} from '#app/platform/vault/index.ts';

/** How long the root vouches for a project leader; then two shares do so again. */
export const leaderDays = 800;

const shareCount = 3;
const sharesNeeded = 2;
/**
 * A share of 32 bytes: version, set, threshold, check, the share itself and its place (src/platform/vault/shares.ts).
 */
const shareBytes = 47;

/**
 * Three shares for three keepers, two of which give root and recovery back: five short lines each. `set` is the code
 * under which the audit log knows them.
 */
export async function sharesOf(seed: Key): Promise<{ sheets: string[][]; set: string }> {
  const shares = await splitSecret(seed, { shares: shareCount, threshold: sharesNeeded });
  const sheets = shares.map((share, at) => shareLines(share, at + 1));
  const set = codeOfSet(shares[0] ?? new Uint8Array());
  forget(...shares);
  return { sheets, set };
}

const codeOfSet = (share: Uint8Array) => `set-${setOfShare(share)}`;

/** What the sheets give to whoever makes a new leader; the database keeps its hash alone. */
export function recoverySharesKey(seed: Key): Key {
  return derive(seed, 'add-leader');
}

/** What the audit log says of the recovery shares. */
export interface SharesNow {
  /** The set that counts; null: any of this installation, as before the first new ones and after a restore. */
  set: string | null;
  /** Somebody who kept a share is gone, and no new ones have been made since. */
  keeperGone: boolean;
}

export async function sharesNow(db: ScopedDb, pins: StatementPins): Promise<SharesNow> {
  const { rows } = await sql<{ set: string | null; keeperGone: boolean; signed: StatementRow[] }>`
    select sheet_set as set, keeper_gone as "keeperGone", signed from naast.recovery_sheets()`.execute(db);
  const [now] = rows;
  // The audit log tells nobody but the door and the leader: silence must not make every set count.
  if (!now) throw new Error('The recovery sheets were asked for somebody who is not told of them.');
  const newest = now.signed.map(readStatement).find((statement) => sheetsHold(statement, pins));
  return { set: setOf(newest?.subject ?? now.set), keeperGone: now.keeperGone };
}

/** What a restore leaves behind: the log that came back may name shares that were shredded since, so any set counts. */
export const anySet = 'any';

const setOf = (said: string | null) => (said?.startsWith('set-') ? said : null);

/** New shares count with the signature of the root; that any set counts again also with that of a restore. */
function sheetsHold(statement: Statement, pins: StatementPins): boolean {
  if (statement.by === 'root') return isSignedBy(pins.root, statement);
  return (
    statement.by === 'installation' &&
    statement.subject === anySet &&
    pins.endings != null &&
    isSignedBy(pins.endings, statement)
  );
}

export type ShareProblem =
  | Exclude<ReadShare, { ok: true }>
  | { ok: false; reason: 'same' }
  | { ok: false; reason: 'replaced' };
export type OpenedShares =
  | { ok: true; seed: Key; secret: InstallationSecret; numbers: [number, number] }
  /** What is wrong with the first or the second share. */
  | { ok: false; at: 0 | 1; problem: ShareProblem }
  /**
   * Both read well, but they give nothing together, or another installation than this, or new ones took their place.
   */
  | { ok: false; at: null; problem: { reason: 'not-together' | 'other-house' | 'replaced' } };

/**
 * What two shares give together, compared with what this installation pins; `set` are the shares that count. Nothing of
 * it is kept: the caller forgets it (`forgetShares`) at the end of the same request.
 */
export async function openShares(
  pins: Pins,
  typed: readonly [string, string],
  set: string | null,
): Promise<OpenedShares> {
  const [first, second] = typed.map((text) => readShareLines(text, shareBytes));
  if (!first?.ok) return { ok: false, at: 0, problem: first ?? { ok: false, reason: 'length', missing: 0 } };
  if (!second?.ok) return { ok: false, at: 1, problem: second ?? { ok: false, reason: 'length', missing: 0 } };
  try {
    if (equal(first.share, second.share)) return { ok: false, at: 1, problem: { ok: false, reason: 'same' } };
    const counts = [first, second].map(({ share }) => codeOfSet(share) === set);
    if (counts[0] !== counts[1])
      return { ok: false, at: counts[0] ? 1 : 0, problem: { ok: false, reason: 'replaced' } };
    const seed = await joinShares([first.share, second.share]).catch(() => null);
    if (seed?.length !== 32) return { ok: false, at: null, problem: { reason: 'not-together' } };
    const secret = installationSecretOf(seed);
    const isOurs = equal(secret.root.signPublic, pins.root) && equal(secret.recovery.boxPublic, pins.recovery);
    if (isOurs && (set === null || counts[0]))
      return { ok: true, seed, secret, numbers: [first.number, second.number] };
    forgetShares({ seed, secret });
    return { ok: false, at: null, problem: { reason: isOurs ? 'replaced' : 'other-house' } };
  } finally {
    forget(first.share, second.share);
  }
}

/** Overwrites what two shares gave. */
export function forgetShares({ seed, secret }: { seed: Key; secret: InstallationSecret }): void {
  forget(seed);
  forgetInstallation(secret);
}
