import { may, type Visit } from '#app/platform/access/visit/index.ts';
import {
  awaitingMe,
  type KeyWaiting,
  keysWaiting,
  type NamedColleague,
  waitingForKeys,
} from '#app/service/people/index.ts';

/** Colleagues who can do nothing until I act, and keys that wait for me. */
export interface PeopleWaiting {
  approvals: readonly NamedColleague[];
  keys: readonly KeyWaiting[];
  /** Keys that have to be rotated because somebody has left. */
  rotation: number;
}

/** Whom I have to let in, and who lacks a key that I can give. */
export async function peopleWaiting(visit: Visit): Promise<PeopleWaiting> {
  return {
    approvals: await awaitingMe(visit),
    keys: may(visit, 'team.share') ? await waitingForKeys(visit) : [],
    rotation: await keysWaiting(visit),
  };
}
