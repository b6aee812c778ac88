import type { MadeUpClient } from './clients.ts';
import type { ColleagueKey } from './colleagues.ts';
import { diary } from './diary.ts';
import type { MadeUpNote } from './notes.ts';

type EndReason = 'goal-reached' | 'volunteer-stops' | 'client-wish' | 'no-match' | 'safety';
type ClosingReason = 'goal-reached' | 'passed-on' | 'moved-away' | 'own-wish' | 'out-of-touch';
type ReopeningReason = 'came-back' | 'closed-by-mistake' | 'new-procedure';

/** A client with everything that became of her since she came in. */
export interface MadeUpLife extends MadeUpClient {
  /** Who stood beside her before, the first one first, and why that ended. */
  earlier?: readonly { by: ColleagueKey; untilDaysAgo: number; because: EndReason }[];
  /** Days until the access of whoever stands beside her ends; half a year when left out. */
  accessEndsIn?: number;
  closed?: { daysAgo: number; because: ClosingReason };
  reopened?: { closedDaysAgo: number; because: ClosingReason; openedDaysAgo: number; why: ReopeningReason };
  /** When she said with her code that she wants to stop; nobody has taken it up yet. */
  asksToStopDaysAgo?: number;
  /** Name, street and town as authorities write them. */
  post: string;
  /** What was written about her, the oldest first; see `diary`. */
  diary: string;
}

/** What somebody wrote down after seeing her, from her diary. */
export function notesOf(life: MadeUpLife): readonly MadeUpNote[] {
  return diary(life.diary);
}
