import { sql } from 'kysely';
import {
  groundsForStatements,
  readStatement,
  type Saying,
  type StatementPins,
  type StatementRow,
  seenNumbers,
  signStatements,
  statementContent,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { onlySignedMark, type Signed, shownBy } from './seen.ts';

export const wordKinds = [
  'contact.setting',
  'region',
  'directory.entry',
  'approval',
  'suspension',
  'page',
  'limit.reading',
  'decree-day',
] as const;
export type WordKind = (typeof wordKinds)[number];

/** The subject of "from here on only what is signed counts", of each kind. */
export const fromHereOn = 'from-here-on';

/** So many statements of one subject are looked at: a row that somebody slipped in does not hide the one that holds. */
const looked = 8;

/**
 * What is known of a subject: signed; not signed, and counting as it stands because it is from before signatures; or
 * refused, for it must be signed and is not, or an older state was put back.
 */
export type SignatureState = ({ state: 'signed' } & Signed) | { state: 'before' } | { state: 'refused' };

export interface SignedWords {
  of(subject: string): SignatureState;
  /** Everything of this kind that was signed, by subject. */
  readonly signed: ReadonlyMap<string, Signed>;
}

export interface PinnedReading {
  pins: StatementPins;
  /** Who shows it to visitors: what that process showed last is not replaced by something older. */
  shownBy?: object;
}

/** What was signed of a kind, the newest of each subject that holds. */
export async function readWords(db: ScopedDb, kind: WordKind, asking: PinnedReading): Promise<SignedWords> {
  const found = await newestThatHold(db, [kind], asking.pins);
  return judged(kind, found.get(kind) ?? new Map(), asking, () => countsFromBefore(db));
}

/** What is signed and not older than what was seen, of a kind for which nothing from before signatures counts. */
export async function readSigned(
  db: ScopedDb,
  kind: WordKind,
  asking: PinnedReading,
): Promise<ReadonlyMap<string, Signed>> {
  const found = await newestThatHold(db, [kind], asking.pins);
  return (await judged(kind, found.get(kind) ?? new Map(), asking, async () => false)).signed;
}

/** The same of all kinds at once, with no more ways to the database than for one. */
export async function readAllWords(db: ScopedDb, asking: PinnedReading): Promise<Record<WordKind, SignedWords>> {
  const found = await newestThatHold(db, wordKinds, asking.pins);
  const before = await countsFromBefore(db);
  const of = (kind: WordKind) => judged(kind, found.get(kind) ?? new Map(), asking, async () => before);
  return {
    'contact.setting': await of('contact.setting'),
    region: await of('region'),
    'directory.entry': await of('directory.entry'),
    approval: await of('approval'),
    suspension: await of('suspension'),
    page: await of('page'),
    'limit.reading': await of('limit.reading'),
    'decree-day': await of('decree-day'),
  };
}

async function judged(
  kind: WordKind,
  found: ReadonlyMap<string, Signed>,
  { pins, shownBy: desk }: PinnedReading,
  isFromBefore: () => Promise<boolean>,
): Promise<SignedWords> {
  const seen = seenNumbers(pins.root);
  const signed = new Map(found);
  if (desk !== undefined) keepNewest(kind, signed, shownBy(desk));
  for (const [subject, { number }] of signed)
    if (number < (seen.get(markOf(kind, subject)) ?? 0)) signed.delete(subject);
  const mustBeSigned = seen.has(onlySignedMark) || signed.has(fromHereOn) || seen.has(markOf(kind, fromHereOn));
  const counts = !mustBeSigned && (await isFromBefore());
  signed.delete(fromHereOn);
  return {
    signed,
    of(subject) {
      const said = signed.get(subject);
      if (said) return { state: 'signed', ...said };
      return counts && !seen.has(markOf(kind, subject)) ? { state: 'before' } : { state: 'refused' };
    },
  };
}

/** What was shown and is gone from the database, or older there, stays shown; what is newer takes its place. */
function keepNewest(kind: WordKind, signed: Map<string, Signed>, shown: Map<string, Signed>): void {
  for (const [subject, found] of signed) {
    const before = shown.get(markOf(kind, subject));
    if (!before || before.number < found.number) shown.set(markOf(kind, subject), found);
  }
  for (const [mark, one] of shown) if (mark.startsWith(`${kind}.`)) signed.set(mark.slice(kind.length + 1), one);
}

/**
 * Signs public words; false when no certificate vouches for the one who signs. Their numbers are above every one that was
 * seen: what the database lost, or somebody deleted, does not make a new signature look old.
 */
export async function signWords(visit: Visit, sayings: readonly Saying[]): Promise<boolean> {
  // The manager keeps other numbers too, such as a day: none of a statement is as high as that.
  const ofWords = [...seenNumbers(visit.keys.pins.root)].filter(([mark]) =>
    wordKinds.some((kind) => mark.startsWith(`${kind}.`)),
  );
  const seen = Math.max(0, ...ofWords.map(([, number]) => number));
  return (await signStatements(visit, sayings, seen)) !== null;
}

/** How a subject stands in what was seen. */
const markOf = (kind: WordKind, subject: string) => `${kind}.${subject}`;

/** The numbers of what holds now, of all kinds, made before a moment: what the process manager keeps in the keys folder. */
export async function marksOfWords(
  db: ScopedDb,
  pins: StatementPins,
  madeBefore: Date,
): Promise<Record<string, number>> {
  const marks: Record<string, number> = {};
  for (const [kind, ofKind] of await newestThatHold(db, wordKinds, pins))
    for (const [subject, { number, at }] of ofKind) if (at < madeBefore) marks[markOf(kind, subject)] = number;
  return (await countsFromBefore(db)) ? marks : { ...marks, [onlySignedMark]: 1 };
}

async function newestThatHold(
  db: ScopedDb,
  kinds: readonly WordKind[],
  pins: StatementPins,
): Promise<Map<WordKind, Map<string, Signed>>> {
  const { rows } = await sql<StatementRow>`
    select id, kind, subject, number, content, signed_by, signer, certificate_id, signed_at, signature from (
      select s.*, row_number() over (partition by s.kind, s.subject order by s.number desc, s.signed_at desc) as place
      from naast.signed_statement s where s.kind = any(${[...kinds]}::text[])) newest
    where place <= ${looked} order by number desc`.execute(db);
  const newest = new Map<WordKind, Map<string, Signed>>(kinds.map((kind) => [kind, new Map()]));
  if (rows.length === 0) return newest;
  const statements = rows.map(readStatement);
  const grounds = await groundsForStatements(db, pins, statements);
  for (const statement of statements) {
    const ofKind = newest.get(statement.kind as WordKind);
    if (!ofKind || ofKind.has(statement.subject) || !statementHolds(statement, grounds)) continue;
    const { number, signer, at } = statement;
    ofKind.set(statement.subject, { content: statementContent(statement), number, signer, at });
  }
  return newest;
}

async function countsFromBefore(db: ScopedDb): Promise<boolean> {
  const row = await db.selectFrom('installation').select('words_before').executeTakeFirst();
  return row?.words_before ?? false;
}
