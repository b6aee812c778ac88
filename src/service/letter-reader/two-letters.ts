import { linesOfFile, nextLetter } from './letter-starts.ts';
import type { LetterPage } from './pages.ts';
import type { Reading } from './reading.ts';
import { warningInWords } from './words.ts';

/** Of more lines only a hostile file is made. */
const mostLines = 1_500;

/** The letters in one file; not `sure`: where the second begins is not plain, or whether it is one. */
interface LettersInFile {
  parts: readonly (readonly LetterPage[])[];
  sure: boolean;
}

/** The letters in one file: where another one begins with its own date and subject, and where that is only likely. */
export function lettersIn(pages: readonly LetterPage[]): LettersInFile {
  const rows = linesOfFile(pages);
  const start = rows.length > mostLines ? null : nextLetter(rows);
  if (start === null) return { parts: [pages], sure: true };
  const { row } = start;
  const isSecond = (page: number, at: number): boolean => page > row.page || (page === row.page && at >= row.at);
  const part = (second: boolean): LetterPage[] =>
    pages
      .map((page, number) => ({ ...page, lines: page.lines.filter((_, at) => isSecond(number, at) === second) }))
      .filter(({ lines }) => lines.length > 0);
  const rest = lettersIn(part(true));
  return { parts: [part(false), ...rest.parts], sure: start.sure && rest.sure };
}

/**
 * A file that may hold two letters, by what is read in each of its parts and in the whole of it: what one of them grants
 * is not told, as the other may refuse it.
 */
export function perhapsTwo(parts: readonly [Reading, ...Reading[]], whole: Reading): Reading {
  const all = asOneReading([...parts, withoutLater(whole, parts)], 'perhaps_two_letters');
  return { ...all, statements: all.statements.filter((each) => !isYes(each)) };
}

/** What the whole counts from the date of one letter, a part may count from an earlier one of its own. */
function withoutLater(whole: Reading, parts: readonly Reading[]): Reading {
  const limits = parts.flatMap(({ deadlines }) => deadlines);
  const remedies = parts.flatMap(({ statements }) =>
    statements.flatMap((each) => (each.is === 'remedy' ? [each] : [])),
  );
  const isEarlier = (day: string | null, than: string | null): boolean => day !== null && (than === null || day < than);
  return {
    ...whole,
    deadlines: whole.deadlines.filter(
      ({ what, drivingDay }) => !limits.some((each) => each.what === what && each.drivingDay < drivingDay),
    ),
    statements: whole.statements.filter(
      (each) =>
        each.is !== 'remedy' ||
        !remedies.some((other) => other.value === each.value && isEarlier(other.drivingDay, each.drivingDay)),
    ),
  };
}

type Statement = Reading['statements'][number];

/** A yes, or one to a part. */
function isYes(each: Statement): boolean {
  return each.is === 'decision' && (each.value === 'granted' || each.value === 'partly');
}

/** Granted by one letter and decided otherwise by another one of the same file: which holds now nobody can say. */
function isContradicted(each: Statement, all: readonly Statement[]): boolean {
  if (each.is !== 'decision' || !isYes(each)) return false;
  return all.some((other) => other.is === 'decision' && other.about === each.about && !isYes(other));
}

/**
 * Two letters as one reading: it is of no kind, so that none hides the other, and everything that either says is in it.
 */
export function asOneReading(
  readings: readonly [Reading, ...Reading[]],
  warning: 'two_letters' | 'perhaps_two_letters' = 'two_letters',
): Reading {
  const [{ outcome: _, ...first }] = readings;
  const all = <T>(of: (reading: Reading) => readonly T[]): T[] => distinct(readings.flatMap(of));
  const days = (of: (reading: Reading) => string | null): string | null =>
    readings
      .map(of)
      .filter((day) => day !== null)
      .sort()[0] ?? null;
  const statements = all(({ statements: own }) => own);
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
    statements: statements.filter((each) => !isContradicted(each, statements)),
    actionNeeded: true,
    confidence: 0,
    warnings: [
      { code: warning, text: warningInWords(warning, 'en') },
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
