import { may, type Visit } from '#app/access/index.ts';
import { awaitingMe, type KeyWaiting, type Named, waitingForKeys } from '#app/people/index.ts';

/** Colleagues who can do nothing until I act. */
export interface PeopleWaiting {
  approvals: readonly Named[];
  keys: readonly KeyWaiting[];
}

/** Whom I have to let in, and who lacks a key that I can give. */
export async function peopleWaiting(visit: Visit): Promise<PeopleWaiting> {
  return {
    approvals: await awaitingMe(visit),
    keys: may(visit, 'team.share') ? await waitingForKeys(visit) : [],
  };
}
