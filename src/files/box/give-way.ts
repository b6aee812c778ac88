import { constants, getPriority, setPriority } from 'node:os';

/**
 * Pictures take a second or more of a processor: from here on everybody else on the machine goes first. A service that was
 * started behind others stays where it is: nobody may push himself forward, and a box that tried would end.
 */
export function giveWay(): void {
  const behind = constants.priority.PRIORITY_BELOW_NORMAL;
  if (getPriority() < behind) setPriority(behind);
}
