import { sql } from 'kysely';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { heldCases, partsOfList } from './client-rows.ts';

/** How many clients are in each part of a coordinator's list. */
export type ClientNumbers = Readonly<Record<ClientPart, number>>;
export const clientParts = ['open', 'worry', 'without', 'quiet', 'lapsing', 'closed'] as const;
export type ClientPart = (typeof clientParts)[number];

/** A volunteer with how many of the reader's open clients she stands beside. */
export interface VolunteerOfClients {
  id: string;
  name: string;
  clients: number;
}

/**
 * All numbers in one pass over the cases that I hold: each part by the words that narrow the list to it. With the
 * volunteers by whom one can narrow it, in the order of their names.
 */
export async function clientNumbers(
  visit: Visit,
): Promise<{ numbers: ClientNumbers; volunteers: VolunteerOfClients[] }> {
  const part = (name: ClientPart, narrowed: ReturnType<typeof sql<boolean>>) =>
    sql<number>`(count(*) filter (where ${narrowed}))::integer`.as(name);
  const open = sql<boolean>`held.status = 'open'`;
  const among = (cases: ReturnType<typeof sql<string>>) => sql<boolean>`${open} and held.id in ${cases}`;
  const beside = sql`naast.volunteers_beside(array(select id from held where status = 'open'))`;
  const counted = await visit.db
    .with('held', () => heldCases(visit, {}).select(['page.id', 'page.status']).distinct())
    .selectFrom('held')
    .select([
      part('open', open),
      part('worry', among(partsOfList.worry)),
      part('without', among(partsOfList.without)),
      part('quiet', among(partsOfList.quiet)),
      part('lapsing', among(partsOfList.lapsing)),
      part('closed', sql<boolean>`held.status <> 'open'`),
      sql<Record<string, number> | null>`(select jsonb_object_agg(b.person_id, b.number) from (
        select person_id, count(*)::integer as number from ${beside} v group by person_id) b)`.as('volunteers'),
    ])
    .executeTakeFirstOrThrow();
  const { volunteers, ...numbers } = counted;
  const names = await namesOf(visit.db, visit.keys, Object.keys(volunteers ?? {}));
  return {
    numbers,
    volunteers: Object.entries(volunteers ?? {})
      .map(([id, clients]) => ({ id, clients, name: names.get(id) ?? '' }))
      .sort((one, other) => one.name.localeCompare(other.name)),
  };
}
