/** A last day as it must come out: what starts it, the last day, the day that drives, and the day that the letter states. */
export type ExpectedDeadline = readonly [what: string, lastDay: string, drivingDay: string, stated?: string];

export interface Expected {
  kind: string;
  outcome?: string;
  letterDate?: string | null;
  sentDate?: string | null;
  deadlines?: readonly ExpectedDeadline[];
  appointment?: { date: string; time: string | null; place?: string };
  tasks?: readonly string[];
  references?: readonly string[];
  amounts?: readonly string[];
  warnings?: readonly string[];
}

/**
 * A made-up letter. `text` holds paragraphs between empty lines; "- " starts a bullet, "| a | b" a row of a table,
 * "# " a heading, "---" a new page. Every name and number is invented.
 */
export interface TestLetter {
  id: string;
  head: readonly string[];
  to: readonly string[];
  refs: readonly (readonly [label: string, value: string])[];
  subject?: readonly [label: string, value: string];
  text: string;
  sign: readonly string[];
  foot?: string;
  expected: Expected;
}
