import { z } from 'zod';
import data from '../../../content/letters/statements/letter-starts.json' with { type: 'json' };
import { normalise } from './normalise.ts';
import type { LetterPage } from './pages.ts';

/** How letters show where they begin and end, and how a mail shows that it sends another one on. */
const words = z
  .strictObject({
    salutations: z.array(z.string()),
    closings: z.array(z.string()),
    dates: z.array(z.string()),
    subjects: z.array(z.string()),
    references: z.array(z.string()),
    meetings: z.array(z.string()),
    firstPages: z.array(z.string()),
    mails: z.array(z.string()),
    sendsOn: z.array(z.string()),
    /** What is sent on. */
    sent: z.array(z.string()),
    lawyers: z.array(z.string()),
  })
  .parse(data);

/** A line of the file, in the order of its pages. */
interface LineOfFile {
  page: number;
  at: number;
  plain: string;
  /** How much white is above it; no end of it on top of a page. */
  white: number;
}

/** Where another letter begins; "sure" when it bears a date and a subject that the one before does not. */
export interface LetterStart {
  row: LineOfFile;
  sure: boolean;
}

/** So many lines above its salutation a letter begins. */
const linesOfHead = 18;
/** So many lines stand between the date and the subject of a head. */
const linesBetween = 6;
const linesOfTable = 3;
const linesOfSignature = 3;
/** A line of a head ends in no sentence and is no full line of a text. */
const longestOfHead = 62;

const is = {
  salutation: (text: string) => begins(text, words.salutations) && text.trim().length <= longestOfHead,
  closing: (text: string) => begins(text, words.closings),
  date: (text: string) =>
    (begins(text, words.dates) && /\d/.test(text) && text.trim().length <= longestOfHead) ||
    /^\s*\p{L}[\p{L} '-]{2,24}, (?:de )?\d{1,2} \p{L}{3,9} 20\d{2}\s*$/u.test(text),
  subject: (text: string) => begins(text, words.subjects),
  reference: (text: string) => begins(text, words.references),
  meeting: (text: string) => begins(text, words.meetings),
  firstPage: (text: string) => begins(text, words.firstPages) && !/\d\d/.test(text),
  ofHead: (text: string) => text.trim().length <= longestOfHead && !/[.?!:;]\s*$/.test(text),
};

/** The first line of the next letter in a file; null where there is only one. */
export function nextLetter(rows: readonly LineOfFile[]): LetterStart | null {
  const greeted = rows.findIndex(({ plain }) => is.salutation(plain));
  const body = greeted >= 0 ? greeted : rows.findIndex(({ plain }) => is.date(plain) || is.subject(plain));
  if (body < 0 || sendsOn(rows, body)) return null;
  const heads = rows.flatMap((_, at) => (at > body + 1 ? headAt(rows, body, at) : []));
  return heads.find(({ sure }) => sure) ?? heads[0] ?? null;
}

/** A line that opens another letter: its salutation, or its date beside a subject or on top of a page. */
function headAt(rows: readonly LineOfFile[], body: number, at: number): LetterStart[] {
  const plain = rows[at]?.plain ?? '';
  if (is.salutation(plain)) return greets(rows, body, at);
  if (!is.date(plain) || isKnown(rows, body, at) || isTable(rows, at)) return [];
  const near = rows.slice(Math.max(body + 1, at - linesBetween), at + linesBetween + 1);
  const named = near.find((row) => is.subject(row.plain));
  const hasSubject = named !== undefined && !isKnown(rows, body, rows.indexOf(named));
  const apart = isApart(rows, body, at);
  if (!hasSubject && !apart && !near.some((row) => is.reference(row.plain))) return [];
  return startsAt(rows, body, at, hasSubject && apart);
}

function greets(rows: readonly LineOfFile[], body: number, at: number): LetterStart[] {
  const head = rows.slice(Math.max(body + 1, at - linesOfHead), at);
  const own = head.map((row) => rows.indexOf(row));
  const isNew = (each: number): boolean => !isKnown(rows, body, each);
  const dates = own.filter((each) => is.date(rows[each]?.plain ?? ''));
  const subjects = own.filter((each) => is.subject(rows[each]?.plain ?? ''));
  if (isSame(rows, body, at, [...dates, ...subjects])) return [];
  const isWhole = dates.length > 0 && subjects.length > 0 && [...dates, ...subjects].some(isNew);
  return startsAt(rows, body, Math.min(at, ...dates, ...subjects), isWhole);
}

/** A head that says nothing new, over a text that begins as the first one does: the same letter twice, or its next page. */
function isSame(rows: readonly LineOfFile[], body: number, at: number, head: readonly number[]): boolean {
  if (!head.every((each) => isKnown(rows, body, each))) return false;
  const [one, other] = [body, at].map((from) => nextLine(rows, from));
  return one === other || head.length > 1;
}

function nextLine(rows: readonly LineOfFile[], at: number): string {
  return (
    rows
      .slice(at + 1)
      .find(({ plain }) => plain.trim() !== '')
      ?.plain.trim() ?? ''
  );
}

/** The same line stood in the head of the first letter. */
function isKnown(rows: readonly LineOfFile[], body: number, at: number): boolean {
  const own = rows[at]?.plain.replace(/\s+/g, ' ').trim();
  return rows.slice(0, body + 1).some(({ plain }) => plain.replace(/\s+/g, ' ').trim() === own);
}

/** "Datum: 12 maart, Tijd: 10.00 uur": a day on which somebody is expected. */
function isTable(rows: readonly LineOfFile[], at: number): boolean {
  return rows.slice(Math.max(0, at - 1), at + linesOfTable + 1).some(({ plain }) => is.meeting(plain));
}

/** Between it and the text above stands a closing formula, or the rim of a page. */
function isApart(rows: readonly LineOfFile[], body: number, at: number): boolean {
  const above = rows.slice(Math.max(body + 1, at - linesOfHead), at);
  return above.some(({ plain, at: line }) => line === 0 || is.closing(plain)) || rows[at]?.at === 0;
}

/** The head goes up over short lines that are no sentence: to the top of its page, else to where most white is above it. */
function startsAt(rows: readonly LineOfFile[], body: number, at: number, sure: boolean): LetterStart[] {
  const closed = rows.findLastIndex(({ plain }, each) => each > body && each < at && is.closing(plain));
  const least = closed < 0 ? body + 2 : Math.min(at, closed + 2);
  let first = at;
  while (first > least && at - first < linesOfHead && rows[first]?.at !== 0 && is.ofHead(rows[first - 1]?.plain ?? ''))
    first -= 1;
  const [row] = rows.slice(first, at + 1).sort((one, other) => other.white - one.white);
  return row === undefined ? [] : [{ row, sure }];
}

/** A mail, or what somebody sends on with it, is one letter with another below it. */
function sendsOn(rows: readonly LineOfFile[], body: number): boolean {
  const closed = rows.findIndex(({ plain }, at) => at > body && is.closing(plain));
  const own = closed < 0 ? rows : rows.slice(0, closed);
  const signed = closed < 0 ? [] : rows.slice(closed, closed + linesOfSignature + 1);
  const head = rows.slice(0, body);
  return (
    rows.some(({ plain }) => begins(plain, words.mails)) ||
    own.some(({ plain }) => holds(plain, words.sendsOn) && holds(plain, words.sent)) ||
    [...head, ...signed].some(({ plain }) => holds(plain, words.lawyers))
  );
}

function begins(text: string, any: readonly string[]): boolean {
  const plain = text.trimStart();
  return any.some((each) => plain.startsWith(each) && !/^[\p{L}\p{N}]/u.test(plain.slice(each.length)));
}

function holds(text: string, any: readonly string[]): boolean {
  return any.some((each) => text.includes(each));
}

/** The lines of all pages. */
export function linesOfFile(pages: readonly LetterPage[]): LineOfFile[] {
  return pages.flatMap(({ lines }, page) =>
    lines.map((line, at) => {
      const above = lines[at - 1]?.box;
      const white = above === undefined ? Number.POSITIVE_INFINITY : line.box[1] - above[1] - above[3];
      return { page, at, plain: normalise(line.text).text, white };
    }),
  );
}
