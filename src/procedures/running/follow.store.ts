import type { OpenCase, Visit } from '#app/access/index.ts';
import { addTask, renewNextDue } from '#app/cases/index.ts';
import { today } from '#app/language/index.ts';
import { type LimitId, limitDefinition } from '#app/legal-terms/index.ts';
import { newId } from '#app/vault/index.ts';
import { after, type Recounted } from '../limit-acts.ts';
import type { OpenLimit } from '../limit-row.ts';
import { addLimit, changeLimit, listLimits, readLimit } from '../limits.store.ts';
import { numberIn } from '../repeats.ts';
import { isSameDay } from './placed.ts';
import type { RunningProcedure } from './rows.ts';
import { type Happened, standing } from './standing.ts';
import { firstNow, repeated, type WantedLimit, wantedLimits } from './wanted-limits.ts';

/** What became of the limits when an event was written down. */
export interface Followed {
  added: string[];
  /** Limits whose day moved, that were taken back, or that stand again. */
  moved: string[];
}

/** An event as the engine sees it. */
export const happenedOf = ({ events }: Pick<RunningProcedure, 'events'>): Happened[] =>
  events.map(({ id, document: { happening, facts, cancelled } }) => ({ id, happening, facts, cancelled }));

/** Where the client is in a running procedure. */
export const standingOf = (procedure: RunningProcedure) =>
  standing(procedure.definition, procedure.document.begun, happenedOf(procedure));

/**
 * Brings the limits of a procedure in step with its events. What moves keeps its old day beside the new one, with who and
 * why, and is told to everybody who was told the old one: a notice, and a task to tell it on.
 */
export async function followEvents(
  visit: Visit,
  open: OpenCase,
  procedure: RunningProcedure,
  reason: string | null,
): Promise<Followed> {
  const wanted = wantedLimits(procedure.definition, standingOf(procedure), happenedOf(procedure));
  const limits = await listLimits(visit, open);
  const followed: Followed = { added: [], moved: [] };
  for (const want of wanted) {
    const own = limits.filter((one) => keyIn(one, procedure.id) === want.key);
    const same = own.length > 0 ? own : sameLimits(limits, procedure, want);
    const standing = same.filter((one) => own.includes(one) || one.document.origin.step === null);
    if (same.length === 0 && isToBegin(want)) followed.added.push(await add(visit, open, procedure, want));
    for (const limit of standing) {
      const counted = recountedOf(procedure, repeated(want, numberOf(limit)));
      if (await bring(visit, open, limit, counted, reason)) followed.moved.push(limit.id);
    }
  }
  const keys = new Set(wanted.map(({ key }) => key));
  for (const limit of limits.filter((one) => keyIn(one, procedure.id) !== null && isOpen(one))) {
    if (keys.has(keyIn(limit, procedure.id) ?? '')) continue;
    await act(visit, open, limit, { what: 'event-gone', reason });
    followed.moved.push(limit.id);
  }
  if (followed.moved.length > 0) await tell(visit, open, followed.moved);
  await renewNextDue(visit, open.caseId);
  return followed;
}

/**
 * A limit of a stage that is behind is not begun any more, but for a last day of ours that lies ahead: whoever writes the
 * bill of the court down after the judgment must see its day, as if it had been written down in time.
 */
function isToBegin(want: WantedLimit): boolean {
  if (!want.isOver) return !isHistory(want);
  return limitDefinition(want.term as LimitId)?.kind === 'statutory' && want.days.drivingDay >= today().toString();
}

/** So long after a last day of ours nothing can be done with it: whoever tells a whole history gets no list of old misses. */
const daysOfUse = 90;

const isHistory = ({ days }: WantedLimit) =>
  days.purpose === 'act' && days.drivingDay < today().subtract({ days: daysOfUse }).toString();

const isOpen = ({ document }: OpenLimit) => document.clear.state === 'open';

/** The key of a limit that follows from this procedure, without the number of what comes again; null for another. */
function keyIn({ document }: OpenLimit, procedure: string): string | null {
  const { step } = document.origin;
  return step?.procedure === procedure ? numberIn(step.key).base : null;
}

const numberOf = ({ document }: OpenLimit) => numberIn(document.origin.step?.key ?? '').number;

/**
 * What is the same limit already: the letter of this event started it when it was confirmed (then it is taken over), or
 * the same refusal stands in another procedure of hers. One term to object is never two.
 */
function sameLimits(limits: readonly OpenLimit[], { events }: RunningProcedure, want: WantedLimit): OpenLimit[] {
  const letter = events.find(({ id }) => id === want.event)?.document.document;
  return limits.filter(({ document: { origin, clear } }) => {
    if (clear.catalogueId !== want.term) return false;
    return (letter?.kind === 'letter' && origin.letter === letter.id) || isSameDay(clear, want);
  });
}

const recountedOf = (
  procedure: RunningProcedure,
  { start, days, inputs, stage, event, key }: WantedLimit,
): Recounted => ({
  start,
  days,
  inputs,
  step: { procedure: procedure.id, event, stage, key },
});

async function add(visit: Visit, open: OpenCase, procedure: RunningProcedure, want: WantedLimit): Promise<string> {
  const event = procedure.events.find(({ id }) => id === want.event)?.document;
  const { start, days, inputs, step } = recountedOf(procedure, firstNow(want, today().toString()));
  return addLimit(visit, open, {
    catalogueId: want.term,
    start: start ?? days.lastDay,
    days,
    inputs,
    origin: {
      letter: event?.document?.kind === 'letter' ? event.document.id : null,
      kind: procedure.definition.key,
      outcome: null,
      letterDate: event?.facts.days.letter ?? null,
      sentDate: event?.facts.days.sent ?? null,
      statedLastDay: event?.facts.stated ?? null,
      step,
    },
    found: null,
    reason: null,
  });
}

/** Brings one limit in step; true when its day moved or it stands again. */
async function bring(
  visit: Visit,
  open: OpenCase,
  limit: OpenLimit,
  counted: Recounted,
  reason: string | null,
): Promise<boolean> {
  const { clear, changes, inputs } = limit.document;
  const isBack = clear.state === 'dropped' && changes.at(-1)?.what === 'event-gone';
  if (isBack) await act(visit, open, limit, { what: 'event-back', reason });
  // The same event counted under a newer calendar is no news of the event: that is proposed by the jobs (settled.md 12).
  if (JSON.stringify(inputs) === JSON.stringify(counted.inputs)) return isBack;
  const now = isBack ? await readLimit(visit, open, limit.id) : limit;
  if (now) await act(visit, open, now, { what: 'event', counted, reason });
  const next = (now && after(now.document, { what: 'event', counted, reason })?.clear) ?? clear;
  const isMoved = next.lastDay !== clear.lastDay || next.drivingDay !== clear.drivingDay;
  return isBack || (isMoved && clear.state === 'open');
}

async function act(visit: Visit, open: OpenCase, limit: OpenLimit, what: Parameters<typeof changeLimit>[4]) {
  const saved = await changeLimit(visit, open, limit, limit.version, what);
  // Somebody changed this very limit in the same moment: the whole visit is undone, and her form comes back.
  if (saved === 'stale') throw new Error('A limit was changed while its event was.');
}

/** Who was told the old day is told that there is a new one: in the notices of everybody who holds the case, and as a task. */
async function tell(visit: Visit, open: OpenCase, moved: readonly string[]): Promise<void> {
  const day = today().toString();
  await visit.db
    .insertInto('notice')
    .values(
      moved.map((limit) => ({ id: newId(), case_id: open.caseId, kind: 'limit-moved' as const, limit_id: limit, day })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'limit_id', 'day']).doNothing())
    .execute();
  await addTask(visit, open, { kind: 'new-day', letter: null, day, time: null, place: null, term: null });
}
