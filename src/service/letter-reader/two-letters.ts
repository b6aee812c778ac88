import { normalise } from './normalise.ts';
import type { LetterPage } from './pages.ts';
import type { Reading } from './reading.ts';
import { warningInWords } from './words.ts';

const salutation =
  /^\s*(?:geachte|beste|dear|l\.?\s?s\.?\s*,|to whom it may|mevrouw\b[^.]{0,40},|mijnheer\b[^.]{0,40},)/;
const closing =
  /^\s*(?:hoogachtend|(?:met )?(?:vriendelijke|hartelijke) groet|met groet|yours|sincerely|(?:kind|best) regards)/;
const dated = /^\s*(?:datum|dagtekening|date)\b.{0,40}\d|^\s*\p{L}[\p{L} '-]{2,24}, \d{1,2} \p{L}{3,9} 20\d{2}\s*$/u;
const subject = /^\s*(?:betreft|betreffende|onderwerp|inzake|subject)\b/;
/** A mail, or what somebody sends on with it, is one letter with another below it. */
const ofMail =
  /^\s*(?:>|van\s*:|from\s*:|-{3,})|\b(?:doorgestuurd bericht|forwarded message|oorspronkelijk bericht|original message|advocaat|advocaten|bijgaand|bijgevoegd|hierbij (?:stuur|zend|ontvangt))\b/;
/** So many lines above its salutation a letter begins. */
const linesOfHead = 18;
/** Of more lines only a hostile file is made. */
const mostLines = 1_500;

interface Row {
  page: number;
  at: number;
  plain: string;
}

/** The letters in one file: where a letter is closed and another one begins with its own date, subject and salutation. */
export function lettersIn(pages: readonly LetterPage[]): (readonly LetterPage[])[] {
  const rows = rowsOf(pages);
  if (rows.length > mostLines) return [pages];
  const start = secondStart(rows);
  if (start === null) return [pages];
  const isSecond = (page: number, at: number): boolean => page > start.page || (page === start.page && at >= start.at);
  const part = (second: boolean): LetterPage[] =>
    pages
      .map((page, number) => ({ ...page, lines: page.lines.filter((_, at) => isSecond(number, at) === second) }))
      .filter(({ lines }) => lines.length > 0);
  return [part(false), ...lettersIn(part(true))];
}

function rowsOf(pages: readonly LetterPage[]): Row[] {
  return pages.flatMap((page, number) =>
    page.lines.map((line, at) => ({ page: number, at, plain: normalise(line.text).text })),
  );
}

function secondStart(rows: readonly Row[]): Row | null {
  const first = rows.findIndex(({ plain }) => salutation.test(plain));
  const closed = rows.findIndex(({ plain }, at) => at > first && closing.test(plain));
  const second = rows.findIndex(({ plain }, at) => at > closed && salutation.test(plain));
  if (first < 0 || closed < 0 || second < 0) return null;
  const heads = [rows.slice(0, first), rows.slice(Math.max(closed + 1, second - linesOfHead), second)];
  if (!heads.every((head) => has(head, dated) && has(head, subject))) return null;
  if (has(rows.slice(0, closed + 3), ofMail) || isSame(heads)) return null;
  const head = rows.slice(closed + 1, second);
  const onNewPage = head.find(({ page, at }) => at === 0 && page > (rows[closed]?.page ?? 0));
  return onNewPage ?? head.slice(-linesOfHead).find(({ at, page }) => isAfterSignature(rows, closed, page, at)) ?? null;
}

/** The name under a closing belongs to the letter that it closes. */
function isAfterSignature(rows: readonly Row[], closed: number, page: number, at: number): boolean {
  return rows.findIndex((row) => row.page === page && row.at === at) > closed + 1;
}

function has(rows: readonly Row[], pattern: RegExp): boolean {
  return rows.some(({ plain }) => pattern.test(plain));
}

/** The same letter twice is one. */
function isSame(heads: readonly (readonly Row[])[]): boolean {
  const [one, other] = heads.map((head) =>
    head
      .filter(({ plain }) => dated.test(plain) || subject.test(plain))
      .map(({ plain }) => plain.trim())
      .join('\n'),
  );
  return one === other;
}

/**
 * Two letters as one reading: it is of no kind, so that none hides the other, and everything that either says is in it.
 */
export function together(readings: readonly [Reading, ...Reading[]]): Reading {
  const [{ outcome: _, ...first }] = readings;
  const all = <T>(of: (reading: Reading) => readonly T[]): T[] => distinct(readings.flatMap(of));
  const days = (of: (reading: Reading) => string | null): string | null =>
    readings
      .map(of)
      .filter((day) => day !== null)
      .sort()[0] ?? null;
  const senders = new Set(readings.map(({ sender }) => sender));
  return {
    ...first,
    kind: 'unknown',
    sender: senders.size === 1 ? first.sender : null,
    letterDate: days(({ letterDate }) => letterDate),
    sentDate: days(({ sentDate }) => sentDate),
    references: all(({ references }) => references),
    deadlines: all(({ deadlines }) => deadlines),
    appointments: all(({ appointments }) => appointments),
    amounts: all(({ amounts }) => amounts),
    tasks: distinct([{ code: 'show_to_lawyer' as const }, ...all(({ tasks }) => tasks)]),
    statements: all(({ statements }) => statements),
    actionNeeded: true,
    confidence: 0,
    warnings: [
      { code: 'two_letters', text: warningInWords('two_letters', 'en') },
      ...all(({ warnings }) => warnings).filter(({ code }) => code !== 'several_letter_dates'),
    ],
    evidence: all(({ evidence }) => evidence).filter((each) => each.for !== 'kind' && each.for !== 'outcome'),
  };
}

function distinct<T>(all: readonly T[]): T[] {
  const seen = new Set<string>();
  return all.filter((each) => {
    const key = JSON.stringify(each);
    return !seen.has(key) && seen.add(key);
  });
}
