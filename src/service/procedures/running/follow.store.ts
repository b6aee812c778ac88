import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addTask, renewNextDue } from '#app/service/cases/index.ts';
import { after, type Recounted } from '../limit-acts.ts';
import type { OpenLimit } from '../limit-row.ts';
import { addLimit, changeLimit, listLimits, readLimit } from '../limits.store.ts';
import { type FollowPlan, followPlan, isTakenBack, isToFollow } from './follow.ts';
import type { RunningProcedure } from './rows.ts';

/** What became of the limits when an event was written down, or the procedure went over to a newer version. */
export interface Followed {
  added: string[];
  /** Limits whose day moved, that were taken back, or that stand again. */
  moved: string[];
}

/** Because of what the limits follow, and why. */
export interface Following {
  of: 'event' | 'version';
  reason: string | null;
}

/**
 * Brings the limits of a procedure in step with its events. What moves keeps its old day beside the new one, with who
 * and why, and is told to everybody who was told the old one: a notice, and a task to tell it on.
 */
export async function followEvents(
  open: OpenCase,
  procedure: RunningProcedure,
  { of, reason }: Following,
): Promise<Followed> {
  const plan = followPlan(procedure, await listLimits(open), today().toString());
  const followed: Followed = { added: [], moved: [] };
  for (const { want, counted } of plan.begin) followed.added.push(await begin(open, procedure, want.term, counted));
  for (const { limit, counted } of plan.follow)
    if (await bring(open, limit, counted, { of, reason })) followed.moved.push(limit.id);
  for (const limit of plan.gone) {
    await act(open, limit, { what: `${of}-gone`, reason });
    followed.moved.push(limit.id);
  }
  if (followed.moved.length > 0) await tell(open, followed.moved);
  await renewNextDue(open.visit, open.caseId);
  return followed;
}

async function begin(
  open: OpenCase,
  procedure: RunningProcedure,
  term: string,
  { start, days, inputs, step }: FollowPlan['begin'][number]['counted'],
): Promise<string> {
  const event = procedure.events.find(({ id }) => id === step.event)?.document;
  return addLimit(open, {
    catalogueId: term,
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
  open: OpenCase,
  limit: OpenLimit,
  counted: Recounted,
  { of, reason }: Following,
): Promise<boolean> {
  const { clear } = limit.document;
  const isBack = isTakenBack(limit);
  if (isBack) await act(open, limit, { what: 'event-back', reason });
  // The same event counted under a newer calendar is no news of the event: that is proposed by the jobs (design
  // question 12).
  if (!isToFollow(limit, counted)) return isBack;
  const now = isBack ? await readLimit(open, limit.id) : limit;
  if (now) await act(open, now, { what: of, counted, reason });
  const next = (now && after(now.document, { what: of, counted, reason })?.clear) ?? clear;
  const isMoved = next.lastDay !== clear.lastDay || next.drivingDay !== clear.drivingDay;
  return isBack || (isMoved && clear.state === 'open');
}

async function act(open: OpenCase, limit: OpenLimit, what: Parameters<typeof changeLimit>[3]) {
  const saved = await changeLimit(open, limit, limit.version, what);
  // Somebody changed this very limit in the same moment: the whole request is undone, and the form comes back.
  if (saved === 'stale') throw new Error('A limit was changed while its event was.');
}

/**
 * Who was told the old day is told that there is a new one: in the notices of everybody who holds the case, and as a
 * task.
 */
async function tell(open: OpenCase, moved: readonly string[]): Promise<void> {
  const day = today().toString();
  await open.visit.db
    .insertInto('notice')
    .values(
      moved.map((limit) => ({ id: newId(), case_id: open.caseId, kind: 'limit-moved' as const, limit_id: limit, day })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'limit_id', 'day']).doNothing())
    .execute();
  await addTask(open, { kind: 'new-day', letter: null, day, time: null, place: null, term: null });
}
