import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { suspendedLimits } from '#app/service/approvals/index.ts';
import type { ListedCase } from '#app/service/cases/index.ts';
import type { Joined } from '#app/service/limit-counting/index.ts';
import { contentOf, type Pair, pairsIn, takenOver } from './joining.ts';
import { limits, type OpenLimit, openLimit } from './limit-row.ts';
import { changeLimit, listLimits, readLimit } from './limits.store.ts';
import { movedBetween, tellAsJoined, tellMoved } from './moved.store.ts';

/** What the page of a limit says of others of the same decision. */
export interface Joining {
  /** Two that run and look like one. */
  pair: Pair | null;
  /** The one that this one was joined to. */
  joinedTo: OpenLimit | null;
  /** Those that were joined to this one. */
  holds: OpenLimit[];
}

/** The limits of the same decision as this one. */
export async function joiningOf(open: OpenCase, { id, document }: OpenLimit): Promise<Joining> {
  const all = await listLimits(open);
  return {
    pair: pairsIn(all).find(({ runs, stops }) => runs.id === id || stops.id === id) ?? null,
    joinedTo: all.find((one) => one.id === document.joined?.to) ?? null,
    holds: all.filter((one) => one.document.joined?.to === id),
  };
}

/** The versions of both limits as a coordinator saw them. */
export interface SeenPair {
  runs: { id: string; version: number };
  stops: number;
}

/**
 * Makes two limits of one decision one: the earlier of the two days drives on. 'stale' when they are no pair (any more),
 * or not as they were seen; then the whole visit is undone.
 */
export async function joinLimits(open: OpenCase, stops: OpenLimit, seen: SeenPair): Promise<'saved' | 'stale'> {
  const pair = pairsIn(await listLimits(open)).find((one) => one.stops.id === stops.id);
  if (pair?.runs.id !== seen.runs.id || pair.runs.version !== seen.runs.version) return 'stale';
  const { runs } = pair;
  const took = await changeLimit(open, runs, seen.runs.version, { what: 'took-in', reason: null, ...takenOver(pair) });
  const now = took === 'saved' ? await readLimit(open, runs.id) : null;
  if (now === null) return 'stale';
  const joined = { to: runs.id, before: contentOf(runs.document), version: now.version };
  const done = await changeLimit(open, pair.stops, seen.stops, { what: 'joined', joined, reason: null });
  if (done !== 'saved') return 'stale';
  await tellMoved(open, movedBetween(runs, now));
  await tellAsJoined(open, pair.stops, now);
  return 'saved';
}

/** They are of two decisions: they are not proposed any more. */
export async function keepApart(open: OpenCase, stops: OpenLimit, seen: number): Promise<'saved' | 'stale'> {
  const pair = pairsIn(await listLimits(open)).find((one) => one.stops.id === stops.id);
  if (pair === undefined) return 'stale';
  const done = await changeLimit(open, pair.stops, seen, { what: 'apart', other: pair.runs.id, reason: null });
  return done === 'saved' ? 'saved' : 'stale';
}

/**
 * Makes them two again: the one that stopped runs, and the other has its own day back if nothing happened with it since.
 * A fatal day that becomes later so waits for a second person.
 */
export async function partLimits(open: OpenCase, stopped: OpenLimit, seen: number): Promise<'saved' | 'stale'> {
  const { joined } = stopped.document;
  if (joined === null) return 'stale';
  if ((await changeLimit(open, stopped, seen, { what: 'parted', reason: null })) !== 'saved') return 'stale';
  return letGo(open, joined);
}

/** The limit that ran on for another has its own day back, if nothing happened with it since. */
export async function letGo(open: OpenCase, joined: Joined): Promise<'saved' | 'stale'> {
  const runs = await readLimit(open, joined.to);
  if (runs === null) return 'saved';
  const before = runs.version === joined.version ? joined.before : null;
  const done = await changeLimit(open, runs, runs.version, { what: 'let-go', before, reason: null });
  await tellMoved(open, movedBetween(runs, await readLimit(open, runs.id)));
  return done === 'saved' || done === 'waits' ? 'saved' : 'stale';
}

/** A pair with its client. */
export interface PairLine {
  reference: string;
  name: string | null;
  pair: Pair;
}

/** The pairs among opened limits of several cases. */
export function pairLines(
  cases: readonly ListedCase[],
  opened: readonly { of: ListedCase; limit: OpenLimit }[],
): PairLine[] {
  return cases.flatMap((of) => {
    const own = opened.filter((one) => one.of === of).map(({ limit }) => limit);
    return pairsIn(own).map((pair) => ({ reference: of.reference, name: of.name, pair }));
  });
}

/** Another of the same term, or about the same day where a letter only names it. Whether they are of one decision is sealed. */
export const mayBeDouble = sql<boolean>`(count(*) over (partition by case_id, catalogue_id) > 1
  or (count(*) over (partition by case_id order by last_day
      range between interval '14 days' preceding and interval '14 days' following) > 1
    and count(*) filter (where catalogue_id = 'letter') over (partition by case_id order by last_day
      range between interval '14 days' preceding and interval '14 days' following) > 0))`;

/** The limits of these cases of which there is another of the same decision, by id. */
export async function doublesAmong(visit: Visit, cases: ReadonlyMap<string, ListedCase>): Promise<ReadonlySet<string>> {
  const rows = await visit.db
    .selectFrom((query) =>
      query
        .selectFrom('legal_limit')
        .select(['id', mayBeDouble.as('isDouble')])
        .where('case_id', 'in', [...cases.keys()])
        .where('state', '=', 'open')
        .as('running'),
    )
    .select('id')
    .where('isDouble', '=', true)
    .execute();
  const found = await limits.listed(visit, cases, { id: rows.map(({ id }) => id) });
  const suspended = await suspendedLimits(visit);
  const opened = found.map(({ of, row }) => ({ of, limit: openLimit(visit, of, row, suspended) }));
  return idsOf(pairLines([...cases.values()], opened).map(({ pair }) => pair));
}

/** The ids of limits that are one of a pair. */
export const idsOf = (pairs: readonly Pair[]): ReadonlySet<string> =>
  new Set(pairs.flatMap(({ runs, stops }) => [runs.id, stops.id]));
