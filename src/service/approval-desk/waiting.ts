import type { Visit } from '#app/platform/access/visit/index.ts';
import { standingNow } from '#app/service/approvals/index.ts';
import { isOfState, listed } from './chosen.ts';

/** How many texts a lawyer has to look at, and how many of these changed since one did. */
export async function approvalsWaiting(visit: Visit): Promise<{ waiting: number; changed: number }> {
  const all = listed(await standingNow(visit));
  return {
    waiting: all.filter(({ state }) => isOfState(state, 'to-do')).length,
    changed: all.filter(({ state }) => state === 'changed').length,
  };
}
