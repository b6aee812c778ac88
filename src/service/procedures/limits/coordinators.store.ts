import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';

/** The coordinators of the region of a case, by id: they are known to every colleague. */
export async function coordinatorsOf({ visit, regionId }: Pick<OpenCase, 'visit' | 'regionId'>): Promise<string[]> {
  const people = await visit.db
    .selectFrom('person')
    .select('id')
    .where('region_id', '=', regionId)
    .where('status', '=', 'active')
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .execute();
  return people.map(({ id }) => id);
}
