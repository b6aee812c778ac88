import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ownName, writeRecord } from '#app/service/cases/index.ts';
import { leaveFor, type Stop } from './consent.ts';
import { handOverFacts, needsSafety, safetyRecordKind } from './hand-over.store.ts';
import { handOverLines, handOverMark } from './hand-over.ts';
import { moveReferral } from './referrals.store.ts';
import { type HandOverLine, type HandOverWay, type OpenReferral, safetyParts, step } from './referrals.ts';

export interface HandOver {
  seen: number;
  /** The mark of the lines that the colleague saw. */
  mark: string;
  how: HandOverWay;
  takenBy: string | null;
  /** The day of the hand-over, today or before. */
  on: string;
  /** When it is written down; now, when left out. */
  at?: Date;
}

/**
 * Writes down that a colleague handed the sheet over; the program itself sends nothing to anybody. Only on a consent that
 * lives now (or in acute danger), only what was seen word for word, and once.
 */
export async function handOver(
  { open, safety }: { open: OpenCase; safety: OpenCase | null },
  before: OpenReferral,
  { seen, mark, how, takenBy, on, at = new Date() }: HandOver,
): Promise<'saved' | Stop | 'changed' | 'no-safety'> {
  if (step(before.state, 'send') === null || before.version !== seen) return 'stale';
  const { referral } = before;
  const { stop, ground } = await leaveFor(open, before, 'send');
  if (stop !== null || ground === null) return stop ?? 'no-consent';
  if (needsSafety(referral.parts) && safety === null) return 'no-safety';
  const facts = await handOverFacts(open, safety);
  const lines = handOverLines(referral, facts);
  if (handOverMark(lines) !== mark) return 'changed';
  const guarded = lines.filter(isGuarded);
  const safetyRecord =
    safety === null || guarded.length === 0
      ? null
      : await writeRecord(safety, {
          kind: safetyRecordKind,
          content: { referral: before.id, lines: guarded.map((line) => ({ ...line })) },
        });
  const sent = {
    at: at.toISOString(),
    name: await ownName(open.visit),
    on,
    how,
    takenBy,
    lines: lines.filter((line) => !isGuarded(line)),
    safetyRecord,
    consent: ground.id,
  };
  const reason = ground.danger === null ? null : `danger-${ground.danger.reason}`;
  return moveReferral(open, before, seen, { act: 'send', reason, text: takenBy, at, sent });
}

const isGuarded = ({ part }: HandOverLine) => safetyParts.some((one) => one === part);
