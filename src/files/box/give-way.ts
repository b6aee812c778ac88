import { constants, setPriority } from 'node:os';

/** Pictures take a second or more of a processor: from here on everybody else on the machine goes first. */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
