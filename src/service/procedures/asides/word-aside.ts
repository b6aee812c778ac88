import type { LimitChange, LimitDocument, Proof, WaitingChange } from '#app/service/limit-counting/index.ts';
import type { LimitAct, LimitAlone } from '../limits/index.ts';

/** A change that the lawyer's written word alone brought into force, with who asked for it. */
interface WordAlone {
  change: LimitChange;
  /** Where it stands in what was done with the limit. */
  at: number;
  asked: LimitChange;
}

/**
 * The word in this paper that took most from a limit that it still holds where it is; null where there is none, or
 * where others have looked since.
 */
export function wordIn({ changes }: LimitDocument, proof: Proof): WordAlone | null {
  // Somebody else, or another paper, has since said what the day is. That it was closed says nothing of its day.
  const looked = changes.findLastIndex((one) => opens(one) && !isIn(proof, one) && !closes(one));
  const words = changes.flatMap((change, at) => {
    if (at <= looked || !isIn(proof, change) || closes(change)) return [];
    const asked = changes.slice(0, at).findLast(({ what, second }) => what === change.what && second === 'asked');
    return [{ change, at, asked: asked ?? change }];
  });
  return words.toSorted((a, b) => (a.change.from ?? '').localeCompare(b.change.from ?? ''))[0] ?? null;
}

const opens = ({ second }: LimitChange) => second === 'opened' || second === 'word';

const isIn = (paper: Proof, { second, proof }: LimitChange) =>
  second === 'word' && proof?.kind === paper.kind && proof.id === paper.id;

const closing = ['done', 'dropped', 'event-met', 'event-gone', 'version-gone', 'letter-gone'] as const;
type Closing = (typeof closing)[number];

const closes = ({ what }: LimitChange) => closing.some((one) => one === what);

/** Is this word what closed the limit, so that it runs again without it? */
export function closedByWord({ clear, changes, joined }: LimitDocument, proof: Proof): LimitChange | null {
  const last = changes.findLast((one) => closes(one) && one.second !== 'asked' && one.second !== 'declined');
  return clear.state !== 'open' && joined === null && last !== undefined && isIn(proof, last) ? last : null;
}

/** The same closing, asked again without its paper. */
export function askedAgain({ what, reason }: LimitChange, { metBy }: LimitDocument): LimitAct {
  if (what === 'event-met' && metBy !== null) return { what, event: metBy, reason: null };
  return {
    what: closing.find((one): one is Exclude<Closing, 'event-met'> => one === what && one !== 'event-met') ?? 'done',
    reason,
  };
}

/** Things that leave the day, and what it is counted from, as they were. */
const neutral: readonly LimitChange['what'][] = ['lawyer', 'apart', 'in-step'];

/**
 * The limit as it was before the word, and what the word had brought waits again; null where it drives no later than it
 * did. If something happened since, it stays as it is now, but for the day that drives.
 */
export function withoutWord(
  document: LimitDocument,
  { change, at, asked }: WordAlone,
  hand: string,
): LimitDocument | null {
  const { changes, waiting, ...now } = document;
  const early = change.from;
  if (early === null || early >= now.clear.drivingDay) return null;
  const since = changes.slice(at + 1).filter(({ what, second }) => second === undefined && !neutral.includes(what));
  const own = change.before !== undefined && since.length === 0 ? change.before : null;
  const clear = { ...now.clear, drivingDay: early, recomputable: false, confirmed: false };
  const before: LimitAlone =
    own === null ? { ...now, clear } : { ...now, ...own, clear: { ...own.clear, state: now.clear.state } };
  const again: WaitingChange = {
    at: asked.at,
    name: asked.name,
    hands: [...new Set([asked.by, change.by, hand])],
    what: change.what,
    reason: asked.reason,
    next: now,
    declined: false,
  };
  const runs = now.clear.state === 'open';
  return { ...before, waiting: !runs || (waiting !== null && !waiting.declined) ? waiting : again, changes };
}
