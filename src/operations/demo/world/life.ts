import type { DemoClient } from './clients.ts';
import type { ColleagueKey } from './colleagues.ts';
import { diary } from './diary.ts';
import type { DemoNote } from './notes.ts';

type EndReason = 'goal-reached' | 'volunteer-stops' | 'client-wish' | 'no-match' | 'safety';
type ClosingReason = 'goal-reached' | 'passed-on' | 'moved-away' | 'own-wish' | 'out-of-touch';
type ReopeningReason = 'came-back' | 'closed-by-mistake' | 'new-procedure';

/** A client with everything that happened since registration. */
export interface DemoLife extends DemoClient {
  /** The client's earlier volunteers, the first one first, and why that ended. */
  earlier?: readonly { by: ColleagueKey; untilDaysAgo: number; because: EndReason }[];
  /** Days until the volunteer's access ends; half a year when left out. */
  accessEndsIn?: number;
  closed?: { daysAgo: number; because: ClosingReason };
  reopened?: { closedDaysAgo: number; because: ClosingReason; openedDaysAgo: number; why: ReopeningReason };
  /** When the client asked to stop with the receipt code; nobody has taken it up yet. */
  asksToStopDaysAgo?: number;
  /** Name, street and town as authorities write them. */
  post: string;
  /** What was written about the client, the oldest first; see `diary`. */
  diary: string;
}

/** What a volunteer wrote down after seeing the client, from the client's diary. */
export function notesOf(life: DemoLife): readonly DemoNote[] {
  return diary(life.diary);
}
