import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addTask, renewNextDue, type TaskDocument, tasks } from '#app/service/cases/index.ts';
import type { OpenLimit } from './limit-row.ts';

/** A limit whose day is another one than people were told. */
export type Moved = TaskDocument['moved'][number];

/** What is to be told of a limit that ran, or runs again: the day it had and the day it has now. Empty when it is the same. */
export function movedBetween(before: OpenLimit, now: OpenLimit | null): Moved[] {
  const [from, to] = [dayOf(before), now === null ? null : dayOf(now)];
  const isSame = from === to && before.document.clear.lastDay === now?.document.clear.lastDay;
  if (isSame || (from === null && to === null)) return [];
  const { clear, origin } = before.document;
  return [{ limit: before.id, catalogueId: clear.catalogueId, kind: origin.kind, from, to }];
}

const dayOf = ({ document: { clear } }: OpenLimit) => (clear.state === 'open' ? clear.drivingDay : null);

/**
 * Who was told the old day is told that there is a new one: in the notices of everybody who holds the case, and as one
 * task that names each day.
 */
export async function tellMoved(open: OpenCase, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return;
  await noticeMoved(
    open,
    moved.map(({ limit }) => limit),
  );
  const left = await tellWithWhatWaits(open, moved);
  if (left.length === 0) return;
  const day = today().toString();
  await addTask(open, { kind: 'new-day', letter: null, day, time: null, place: null, term: null, moved: left });
  await renewNextDue(open.visit, open.caseId);
}

/**
 * A limit runs again. What nobody told yet of its end names the day of now; where its end was told already, that it runs
 * is told too. Its closing was no news by itself, and neither is that it runs.
 */
export async function tellRunsAgain(open: OpenCase, moved: readonly Moved[]): Promise<void> {
  if (moved.length === 0) return;
  const left = await tellWithWhatWaits(open, moved);
  const done = await tasks.list(open, { kind: 'new-day', state: 'done' });
  const told = done.toSorted((a, b) => lastAt(a.document).localeCompare(lastAt(b.document)));
  const isGone = (limit: string) =>
    told.flatMap(({ document }) => document.moved.filter((one) => one.limit === limit)).at(-1)?.to === null;
  await tellMoved(
    open,
    left.filter(({ limit }) => isGone(limit)),
  );
}

const lastAt = ({ changes }: TaskDocument) => changes.at(-1)?.at ?? '';

/**
 * What nobody told yet names the day of now: two tasks about one limit would contradict one another, and the older one
 * could be told last. Returns what is told by no task so far.
 */
async function tellWithWhatWaits(open: OpenCase, moved: readonly Moved[]): Promise<Moved[]> {
  const told = new Set<string>();
  for (const { id, version, document } of await tasks.list(open, { kind: 'new-day', state: 'open' })) {
    const known = document.moved.filter(({ limit }) => moved.some((again) => again.limit === limit));
    if (known.length === 0) continue;
    for (const { limit } of known) told.add(limit);
    const now = document.moved.map((one) => moved.filter(({ limit }) => limit === one.limit).reduce(asOne, one));
    const change = { act: 'changed', document: { ...document, moved: now }, told: { object: 'new-day' } } as const;
    // Somebody ticked it off in the same moment: the whole request is undone, and the form comes back.
    if ((await tasks.change(open, { id, version }, change)) === 'stale')
      throw new ChangedMeanwhile('What was to be told was changed while a day moved.');
  }
  return moved.filter(({ limit }) => !told.has(limit));
}

/**
 * A limit was joined to another one, which runs on for both: what is still to be told of the first names the day of the
 * other, and each of them once.
 */
export async function tellAsJoined(open: OpenCase, stops: OpenLimit, runs: OpenLimit): Promise<void> {
  const { catalogueId } = runs.document.clear;
  const tasksToTell = await tasks.list(open, { kind: 'new-day', state: 'open' });
  const isTold = tasksToTell.some(({ document }) => document.moved.some(({ limit }) => limit === runs.id));
  for (const { id, version, document } of tasksToTell) {
    if (!document.moved.some(({ limit }) => limit === stops.id)) continue;
    const now = document.moved.flatMap((one): Moved[] => {
      if (one.limit !== stops.id) return [one];
      const told = { limit: runs.id, catalogueId, kind: runs.document.origin.kind, from: one.from, to: dayOf(runs) };
      return isTold || told.from === told.to ? [] : [told];
    });
    const clear = now.length === 0 ? { state: 'dropped' as const } : {};
    const change = {
      act: 'changed',
      document: { ...document, moved: now },
      told: { object: 'new-day' },
      clear,
    } as const;
    if ((await tasks.change(open, { id, version }, change)) === 'stale')
      throw new ChangedMeanwhile('What was to be told was changed while two limits were joined.');
  }
  await renewNextDue(open.visit, open.caseId);
}

/** Back to the day that was told before, it is the last move that is told: somebody may know the day in between. */
const asOne = (before: Moved, again: Moved): Moved =>
  before.from === again.to ? again : { ...again, from: before.from };

/** Lays a notice before everybody who holds the case: something was done about the days of these limits. */
export async function noticeMoved(open: OpenCase, limits: readonly string[]): Promise<void> {
  const day = today().toString();
  await open.visit.db
    .insertInto('notice')
    .values(
      limits.map((limit) => ({
        id: newId(),
        case_id: open.caseId,
        kind: 'limit-moved' as const,
        limit_id: limit,
        day,
      })),
    )
    .onConflict((conflict) => conflict.columns(['kind', 'limit_id', 'day']).doNothing())
    .execute();
}
