import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { renewNextDue } from '#app/service/cases/index.ts';
import type { LimitAct, OpenLimit, Recounted } from '../limits/index.ts';
import {
  addLimit,
  changeLimitAfter,
  listLimits,
  type Moved,
  movedBetween,
  readLimit,
  tellMoved,
} from '../limits/index.ts';
import type { RunningProcedure } from '../running/index.ts';
import { type FollowPlan, followPlan, isTakenBack, isToFollow } from './follow.ts';
import { meetLimits } from './meets.store.ts';
import { writersOf } from './writers.ts';

/** What became of the limits when an event was written down, or the procedure went over to a newer version. */
export interface Followed {
  added: string[];
  /** Limits whose day moved, that were taken back, or that stand again. */
  moved: Moved[];
}

/** What the limits follow, and why. */
export interface Following {
  of: 'event' | 'version';
  reason: string | null;
  /** What the letter of this event was taken for, by the person who confirmed it just now. */
  paper?: { letter: string; kind: string; outcome: string | null };
}

/**
 * Brings the limits of a procedure in step with its events. What moves keeps its old day beside the new one, with who
 * and why, and is told to everybody who was told the old one: a notice, and a task to tell it on.
 */
export async function followEvents(
  open: OpenCase,
  procedure: RunningProcedure,
  following: Following,
): Promise<Followed> {
  const followed = await follow(open, procedure, following);
  await meetLimits(open);
  await tellMoved(open, followed.moved);
  await renewNextDue(open.visit, open.caseId);
  return followed;
}

/** The same without telling: whoever follows several procedures at once tells it once. */
export async function follow(open: OpenCase, procedure: RunningProcedure, following: Following): Promise<Followed> {
  const { of, reason } = following;
  const plan = followPlan(procedure, await listLimits(open), today().toString());
  const followed: Followed = { added: [], moved: [] };
  for (const { want, counted } of plan.begin)
    followed.added.push(await begin(open, procedure, { term: want.term, counted }, following));
  for (const { limit, counted } of plan.follow)
    followed.moved.push(...(await bring(open, procedure, { limit, counted }, { of, reason })));
  for (const limit of plan.gone) {
    await act(open, procedure, limit, { what: `${of}-gone`, reason });
    followed.moved.push(...movedBetween(limit, await readLimit(open, limit.id)));
  }
  return followed;
}

async function begin(
  open: OpenCase,
  procedure: RunningProcedure,
  { term, counted }: { term: string; counted: FollowPlan['begin'][number]['counted'] },
  { paper }: Following,
): Promise<string> {
  const { start, days, inputs, step } = counted;
  const event = procedure.events.find(({ id }) => id === step.event)?.document;
  const letter = event?.document?.kind === 'letter' ? event.document.id : null;
  const said = paper !== undefined && paper.letter === letter ? paper : null;
  return addLimit(open, {
    catalogueId: term,
    start: start ?? days.lastDay,
    days,
    inputs,
    origin: {
      letter,
      kind: said?.kind ?? procedure.definition.key,
      outcome: said?.outcome ?? null,
      letterDate: event?.facts.days.letter ?? null,
      sentDate: event?.facts.days.sent ?? null,
      statedLastDay: event?.facts.stated ?? null,
      step,
    },
    found: null,
    reason: null,
  });
}

/** Brings one limit in step; what is to be told of it when its day moved or it stands again. */
async function bring(
  open: OpenCase,
  procedure: RunningProcedure,
  { limit, counted }: { limit: OpenLimit; counted: Recounted },
  { of, reason }: Following,
): Promise<Moved[]> {
  const isBack = isTakenBack(limit);
  if (isBack) await act(open, procedure, limit, { what: 'event-back', reason });
  // The same event counted under a newer calendar is no news of the event: that is proposed by the jobs (design
  // question 12).
  if (isToFollow(limit, counted)) {
    const now = isBack ? await readLimit(open, limit.id) : limit;
    // A fatal day that would become later is not in force yet: nobody is told a new day.
    if (now) await act(open, procedure, now, { what: of, counted, reason });
  } else if (!isBack) return [];
  return movedBetween(limit, await readLimit(open, limit.id));
}

/** Does it; who wrote down what the event says now is no second pair of eyes for what follows from it. */
async function act(open: OpenCase, procedure: RunningProcedure, limit: OpenLimit, what: LimitAct): Promise<void> {
  const id = 'counted' in what ? what.counted.step.event : limit.document.origin.step?.event;
  const event = procedure.events.find((one) => one.id === id)?.document;
  const authors = event ? writersOf(event, limit.document) : [];
  const change = (one: OpenLimit) => changeLimitAfter(open, one, { seen: one.version, act: what, authors });
  const saved = await change(limit);
  if (saved !== 'stale') return;
  // The same act may have changed it already, for another event that tells the same decision.
  const now = await readLimit(open, limit.id);
  // Somebody changed this very limit in the same moment: the whole request is undone, and the form comes back.
  if (now === null || (await change(now)) === 'stale')
    throw new ChangedMeanwhile('A limit was changed while its event was.');
}
