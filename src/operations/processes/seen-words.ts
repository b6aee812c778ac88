import { marksOfWords } from '#app/platform/access/public-words/index.ts';
import { learnSeen } from '#app/platform/access/statements/index.ts';
import { marksOfTeamKeys } from '#app/platform/access/visit/index.ts';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import { pinsFile } from './keys.ts';
import { raiseMarks, readLastSeen } from './last-seen.ts';
import { type PinnedKeys, readPins } from './pins.ts';

/** A statement is kept as seen when it is this old: what a database loses with its last moments was never seen. */
const settled = 60_000;
/** An installation that exists gets so many days until a volunteer without a signed training day is suspended. */
const daysGiven = 60;
/** The day from which days count, as a number (20270131). */
const daysCountMark = 'days.count-from';

type Scoped = <T>(work: (db: ScopedDb) => Promise<T>) => Promise<T>;

/**
 * Keeps in the keys folder what a database writer must not be able to take back: the highest numbers of public words,
 * that only signed ones count, the newest key of each team, and the day from which days count. Read as the jobs, verified up to the pinned root.
 */
export async function keepSeenWords(scoped: Scoped, keysFolder: string): Promise<void> {
  const pins = await readPins(pinsFile(keysFolder));
  if (pins === null) return;
  const before = new Date(databaseNow().getTime() - settled);
  const [marks, day] = await scoped(async (db) => {
    const ofWords = await marksOfWords(db, pins, before);
    return [{ ...ofWords, ...(await marksOfTeamKeys(db, pins, before)) }, await countFrom(db)] as const;
  });
  const { marks: known } = await readLastSeen(keysFolder);
  // Written down once: a later day in the database changes nothing.
  const first = day === null || known[daysCountMark] !== undefined ? {} : { [daysCountMark]: day };
  const kept = await raiseMarks(keysFolder, { ...marks, ...first });
  learnSeen(pins.root, kept.marks);
}

/** Takes the kept numbers over before anything that was signed is read; the pinned keys, or null while nothing is set up. */
export async function learnKept(keysFolder: string): Promise<PinnedKeys | null> {
  const pins = await readPins(pinsFile(keysFolder));
  if (pins !== null) learnSeen(pins.root, (await readLastSeen(keysFolder)).marks);
  return pins;
}

async function countFrom(db: ScopedDb): Promise<number | null> {
  const row = await db.selectFrom('installation').select('days_count_from').executeTakeFirst();
  if (!row) return null;
  const latest = Temporal.Now.plainDateISO('Europe/Amsterdam').add({ days: daysGiven }).toString();
  return Math.min(numberOf(row.days_count_from), numberOf(latest));
}

const numberOf = (day: string) => Number(day.replaceAll('-', ''));

/** The day in a mark; null when the keys folder keeps none. */
export function dayOfMark(marks: Readonly<Record<string, number>>): string | null {
  const number = marks[daysCountMark];
  return number === undefined ? null : String(number).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
