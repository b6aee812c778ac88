import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Entry } from './organisation.ts';

/**
 * The name of the colleague who looked at this entry last; null when the entry is as it came, or the reader may not see
 * that colleague.
 */
export async function checkerOf(visit: Visit, { checkedBy }: Entry): Promise<string | null> {
  if (checkedBy === null) return null;
  return (await namesOf(visit.db, visit.keys, [checkedBy])).get(checkedBy) ?? null;
}
