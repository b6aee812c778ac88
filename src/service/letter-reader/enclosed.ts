import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import { normalise } from './normalise.ts';
import { pattern } from './pattern.ts';

const salutation =
  /^\s*(?:>\s*)?(?:geachte|beste|dear|estimad|sehr geehrte|l\.?\s?s\.?\s*,|to whom it may|(?:madame?|monsieur|mevrouw|mijnheer|meneer)\b[^,.]{0,40},)/;
/** How somebody opens a mail of his own. */
const opening = /^\s*(?:dag|hallo|hoi|hey|hi|lieve|goede\w+|ha)\b/;
const mailLabel = /^\s*(?:van|from|aan|to|cc|onderwerp|subject|verzonden|sent)\s*:/;
/** The line by which a program or a person sets apart what is sent on. */
const mark = pattern('u')`
    \b(?:forwarded message|original message|doorgestuurd bericht|oorspronkelijk bericht|doorgestuurde bericht
    |begin forwarded)\b|^\s{0,4}[-_=*—–]{2,}\s{0,4}\p{L}
  `;
const linesOfHead = 7;
const linesOfMail = 12;
/** A line of a head ends in no sentence. */
const longest = 110;
const sentence = /[.?!:;]\s*$/;
const apart = 2;

const known = new WeakMap<Letter, readonly PlacedLine[]>();

/**
 * The lines above the salutation of a letter that this one encloses: a mail that sends on what an office wrote, with or without a line that says so. They
 * name its writer and its day. Empty where nothing is enclosed.
 */
export function enclosedHead(letter: Letter): readonly PlacedLine[] {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const head = findHead(letter.text.lines);
  known.set(letter, head);
  return head;
}

function findHead(lines: readonly PlacedLine[]): readonly PlacedLine[] {
  const plain = lines.map(({ text }) => normalise(text).text);
  const is = (pattern: RegExp) => (text: string) => pattern.test(text);
  const marked = plain.findIndex(is(mark));
  const greeted = plain.findIndex((text) => salutation.test(text) || opening.test(text));
  const labelled = plain.slice(0, greeted < 0 ? linesOfMail : greeted).findLastIndex(is(mailLabel));
  const first = marked >= 0 ? marked : Math.max(greeted, labelled);
  if (first < 0) return [];
  const greets = plain.findIndex(
    (text, at) => at > first && (marked >= 0 || at - first > apart) && salutation.test(text),
  );
  if (greets < 0) return [];
  let start = greets;
  while (start - 1 > first && greets - start < linesOfHead && isOfHead(plain[start - 1] ?? '')) start -= 1;
  return lines.slice(start, greets);
}

function isOfHead(text: string): boolean {
  return text.length <= longest && !sentence.test(text);
}
