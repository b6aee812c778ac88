import type { Child } from 'hono/jsx';

/** What the timeline tells besides the records of the case file. */
export type TimelineLineKind = 'letters' | 'limits' | 'tasks' | 'procedures' | 'papers';

/** One line of another module on the timeline of a case. */
export interface TimelineLine {
  kind: TimelineLineKind;
  /** A day, or an instant where one is known (ISO 8601). */
  on: string;
  view: Child;
}

/** Where something stands in time, to compare with instants; what only has a day stands at noon of it. */
export const instantOf = (on: string): string => (on.length === 10 ? `${on}T12:00:00.000Z` : on);
