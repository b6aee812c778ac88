import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import {
  changeLimit,
  type HandAct,
  limitAfter,
  listLimits,
  type Moved,
  movedBetween,
  numberIn,
  readLimit,
  tellMoved,
} from '../limits/index.ts';
import type { OpenEvent } from '../running/index.ts';
import { listProcedures } from '../running/index.ts';
import { changeEvent } from './events.store.ts';

type StartAct = Extract<HandAct, { what: 'start' }>;
type Saved = Awaited<ReturnType<typeof changeLimit>>;

/**
 * A start that is corrected on the page of one limit is that of its event: everything that follows from the event moves
 * with it. Without an event on a map the letter is the event, and all its limits of that start move.
 */
export async function correctStart(open: OpenCase, limit: OpenLimit, seen: number, act: StartAct): Promise<Saved> {
  if (limit.version !== seen) return 'stale';
  if (limitAfter(limit.document, act) === null) return 'impossible';
  const own = await eventOf(open, limit);
  if (own === null) return correctLetter(open, limit, seen, act);
  const { procedure, event } = own;
  const facts = { ...event.document.facts, lawyerDay: act.start };
  const { document } = event.document;
  const changed = await changeEvent(open, procedure, event, {
    what: 'corrected',
    facts,
    document,
    reason: act.reason,
  });
  if (changed === 'stale') return 'stale';
  return 'saved';
}

/** The event that a limit counts from: its own, or the one that its letter tells. Null for what counts from another last day. */
async function eventOf(
  open: OpenCase,
  { document: { origin, inputs, clear } }: OpenLimit,
): Promise<{ procedure: string; event: OpenEvent } | null> {
  const { step, letter } = origin;
  if (step && (numberIn(step.key).number > 1 || (inputs !== null && inputs.after !== null))) return null;
  for (const { id, events } of await listProcedures(open)) {
    const event = events.find(({ id: one, document }) =>
      step
        ? one === step.event
        : letter !== null && document.document?.id === letter && startsFrom(document, clear.start),
    );
    if (event) return { procedure: id, event };
  }
  return null;
}

/** One letter can tell of more than one day: a limit with a start of its own is not moved by the other. */
const startsFrom = ({ facts }: OpenEvent['document'], start: string): boolean =>
  facts.lawyerDay === start || Object.values(facts.days).includes(start);

async function correctLetter(open: OpenCase, limit: OpenLimit, seen: number, act: StartAct): Promise<Saved> {
  const { letter, step } = limit.document.origin;
  const saved = await changeLimit(open, limit, seen, act);
  if (saved === 'stale' || saved === 'impossible') return saved;
  const moved: Moved[] = movedBetween(limit, await readLimit(open, limit.id));
  for (const sister of await listLimits(open)) {
    const { clear, origin } = sister.document;
    const isSister =
      letter !== null &&
      !step &&
      origin.letter === letter &&
      !origin.step &&
      clear.start === limit.document.clear.start;
    if (!isSister || sister.id === limit.id || clear.state !== 'open') continue;
    // What cannot be counted from the new day keeps its own.
    if ((await changeLimit(open, sister, sister.version, act)) === 'stale')
      throw new ChangedMeanwhile('A limit of the same letter was changed in the same moment.');
    moved.push(...movedBetween(sister, await readLimit(open, sister.id)));
  }
  await tellMoved(open, moved);
  return saved;
}
