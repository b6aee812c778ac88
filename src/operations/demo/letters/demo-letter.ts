/** A letter of an authority as the demo writes it: what is at the top, what it is about, what it says. */
export interface DemoLetter {
  fileName: string;
  head: readonly string[];
  to: readonly string[];
  refs: readonly (readonly [label: string, value: string])[];
  subject: string;
  /** Paragraphs; one that begins with "# " is a heading, with "- " a point of a list. */
  text: readonly string[];
  sign: readonly string[];
}
