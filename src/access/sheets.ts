import {
  equal,
  forget,
  forgetHouse,
  type HouseSecret,
  houseSecretOf,
  joinShares,
  type Key,
  type ReadShare,
  readShareLines,
  shareLines,
  splitSecret,
} from '#app/vault/index.ts';
import type { Pins } from './root.ts';

/** How long the root vouches for a project leader; then two sheets do so again. */
export const leaderDays = 800;

const sheetCount = 3;
const sheetsNeeded = 2;
/** A share of 32 bytes: version, set, threshold, check, the share itself and its place (src/vault/shares.ts). */
const shareBytes = 47;

/** Three sheets for three keepers, two of which give root and recovery back: five short lines each. */
export async function sheetsOf(seed: Key): Promise<string[][]> {
  const shares = await splitSecret(seed, { shares: sheetCount, threshold: sheetsNeeded });
  const sheets = shares.map((share, at) => shareLines(share, at + 1));
  forget(...shares);
  return sheets;
}

export type SheetProblem = Exclude<ReadShare, { ok: true }> | { ok: false; reason: 'same' };
export type OpenedSheets =
  | { ok: true; secret: HouseSecret; numbers: [number, number] }
  /** What is wrong with the first or the second sheet. */
  | { ok: false; at: 0 | 1; problem: SheetProblem }
  /** Both read well, but they give nothing together, or another house than this. */
  | { ok: false; at: null; problem: { reason: 'not-together' | 'other-house' } };

/**
 * What two sheets give together, compared with what this house pins. Nothing of it is kept: the caller forgets the secret
 * at the end of the same request.
 */
export async function openSheets(pins: Pins, typed: readonly [string, string]): Promise<OpenedSheets> {
  const [first, second] = typed.map((text) => readShareLines(text, shareBytes));
  if (!first?.ok) return { ok: false, at: 0, problem: first ?? { ok: false, reason: 'length', missing: 0 } };
  if (!second?.ok) return { ok: false, at: 1, problem: second ?? { ok: false, reason: 'length', missing: 0 } };
  try {
    if (equal(first.share, second.share)) return { ok: false, at: 1, problem: { ok: false, reason: 'same' } };
    const seed = await joinShares([first.share, second.share]).catch(() => null);
    if (seed?.length !== 32) return { ok: false, at: null, problem: { reason: 'not-together' } };
    const secret = houseSecretOf(seed);
    forget(seed);
    if (equal(secret.root.signPublic, pins.root) && equal(secret.recovery.boxPublic, pins.recovery))
      return { ok: true, secret, numbers: [first.number, second.number] };
    forgetHouse(secret);
    return { ok: false, at: null, problem: { reason: 'other-house' } };
  } finally {
    forget(first.share, second.share);
  }
}
