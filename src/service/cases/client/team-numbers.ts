import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { namesOf, numbersOf } from '#app/platform/access/teams/index.ts';
import { today } from '#app/platform/language/index.ts';

/** A colleague as others of the team reach that colleague. */
export interface TeamMember {
  name: string;
  telephone: string | null;
  hours: string | null;
  /** Away today: until when, and who stands in. */
  away: { until: string; standIn: string | null } | null;
}

/** The coordinators of the client's region: those who are there first. */
export async function coordinatorNumbers({ visit, regionId }: OpenCase): Promise<TeamMember[]> {
  const rows = await visit.db
    .selectFrom('person')
    .select('id')
    .where('region_id', '=', regionId)
    .where('status', '=', 'active')
    .where(sql<boolean>`'coordinator' = any(roles)`)
    .execute();
  const members = await membersOf(
    visit,
    rows.map(({ id }) => id),
  );
  return [...members.values()].sort(
    (one, other) => Number(one.away !== null) - Number(other.away !== null) || one.name.localeCompare(other.name),
  );
}

/** These colleagues by id, with their numbers as far as the reader may see them. */
export async function membersOf(visit: OpenCase['visit'], ids: readonly string[]): Promise<Map<string, TeamMember>> {
  const numbers = await numbersOf(visit, ids);
  const standIns = [...numbers.values()].flatMap(({ number }) => number.away?.standIn ?? []);
  const names = await namesOf(visit.db, visit.keys, [...ids, ...standIns]);
  const now = today().toString();
  return new Map(
    ids.map((id) => {
      const number = numbers.get(id)?.number;
      const away = number?.away && number.away.from <= now && now <= number.away.until ? number.away : null;
      return [
        id,
        {
          name: names.get(id) ?? '',
          telephone: number?.telephone ?? null,
          hours: number?.hours ?? null,
          away: away && { until: away.until, standIn: (away.standIn && names.get(away.standIn)) ?? null },
        },
      ];
    }),
  );
}
