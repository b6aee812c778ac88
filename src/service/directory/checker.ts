import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Entry } from './organisation.ts';

/** The name of the colleague who looked at this entry last; null when it stands as it came, or she is not to be seen. */
export async function checkerOf(visit: Visit, { checkedBy }: Entry): Promise<string | null> {
  if (checkedBy === null) return null;
  return (await namesOf(visit.db, visit.keys, [checkedBy])).get(checkedBy) ?? null;
}
