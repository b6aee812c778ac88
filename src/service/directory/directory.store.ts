import { readWords, signWords } from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { mergeEntries, ownEntries } from './directory.ts';
import {
  codeShape,
  contentSchema,
  type Entry,
  type OrganisationContent,
  publishedPart,
  usualAnswerDays,
} from './organisation.ts';
import { entrySaying, signatureOfEntry } from './signed-entry.ts';

const columns = ['key', 'content', 'checked_on', 'checked_by', 'version'] as const;

/** The whole directory, as it is now; organisations that have ended are left out unless they are asked for. */
export async function readDirectory(visit: Visit, { ended = false } = {}): Promise<Entry[]> {
  const rows = await visit.db.selectFrom('organisation').select(columns).execute();
  const words = rows.length === 0 ? null : await readWords(visit.db, 'directory.entry', { pins: visit.keys.pins });
  const entries = mergeEntries(
    rows.map((row) => ({ ...row, standing: words === null ? 'changed' : signatureOfEntry(words, row) })),
  );
  return ended ? entries : entries.filter(({ content }) => !content.ended);
}

/** What colleagues wrote over the directory of the program, as the rows stand. */
export async function writtenEntries(
  visit: Visit,
): Promise<{ code: string; content: OrganisationContent; checkedOn: string }[]> {
  const rows = await visit.db.selectFrom('organisation').select(['key', 'content', 'checked_on']).execute();
  return rows.map(({ key, content, checked_on }) => ({
    code: key,
    content: contentSchema.parse(content),
    checkedOn: checked_on,
  }));
}

/** How many numbers wait for somebody of this service to look, before the public may read them. */
export async function numbersToCheck({ db }: Pick<Visit, 'db'>): Promise<number> {
  const rows = await db.selectFrom('organisation').select('key').execute();
  const looked = new Set(rows.map(({ key }) => key));
  const waiting = ownEntries.filter(({ code, content }) => !looked.has(code) && publishedPart(content)?.telephone);
  return waiting.length;
}

/** One entry by its code, also one that has ended; null when there is none. */
export async function readEntry(visit: Visit, code: string): Promise<Entry | null> {
  if (!codeShape.test(code)) return null;
  return (await readDirectory(visit, { ended: true })).find((entry) => entry.code === code) ?? null;
}

/** Within how many days this organisation answers; a week where nobody said. */
export async function answerDaysOf(visit: Visit, code: string): Promise<number> {
  return (await readEntry(visit, code))?.content.answersWithin ?? usualAnswerDays;
}

/** What referrals taught about an organisation: numbers, of nobody. */
export async function learnedOf(visit: Visit, code: string): Promise<{ what: string; number: number }[]> {
  return visit.db
    .selectFrom('organisation_learned')
    .select(['what', 'number'])
    .where('key', '=', code)
    .orderBy('what')
    .execute();
}

/** Adds an organisation, looked at today. Its code says nothing of it, for the public side sees codes of what it may not show. */
export async function addEntry(visit: Visit, content: OrganisationContent): Promise<string> {
  const code = `o${newId().replaceAll('-', '').slice(0, 20)}`;
  await visit.db
    .insertInto('organisation')
    .values({ key: code, ...rowOf(visit, content) })
    .execute();
  await signEntry(visit, code, content);
  visit.journal.note({ action: 'directory.changed', object: code });
  return code;
}

/** Writes an entry as somebody found it today, if it is still the version that was seen (0 = as it came). */
export async function saveEntry(
  visit: Visit,
  code: string,
  content: OrganisationContent,
  seen: number,
): Promise<'saved' | 'stale'> {
  const row = { ...rowOf(visit, content), version: seen + 1 };
  const written =
    seen === 0
      ? (
          await visit.db
            .insertInto('organisation')
            .values({ key: code, ...row })
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await visit.db
            .updateTable('organisation')
            .set(row)
            .where('key', '=', code)
            .where('version', '=', seen)
            .executeTakeFirst()
        ).numUpdatedRows;
  if (written !== 1n) return 'stale';
  await signEntry(visit, code, content);
  visit.journal.note({ action: 'directory.changed', object: code });
  return 'saved';
}

/**
 * "I looked: it still holds." From a colleague who looked it is no longer dated. What was changed past everybody is not
 * confirmed by one press: somebody has to read it in the form.
 */
export async function confirmEntry(visit: Visit, entry: Entry, seen: number): Promise<'saved' | 'stale'> {
  return entry.version === seen && entry.standing !== 'changed'
    ? saveEntry(visit, entry.code, { ...entry.content, dated: false }, seen)
    : Promise.resolve('stale');
}

/** The entry as it now stands, under the signature of whoever wrote it. */
async function signEntry(visit: Visit, code: string, content: OrganisationContent): Promise<void> {
  const saying = entrySaying(code, contentSchema.parse(content), today().toString());
  if (!(await signWords(visit, [saying]))) throw new Error('Nothing vouches for the colleague who signs.');
}

function rowOf(visit: Visit, content: OrganisationContent) {
  const kept = contentSchema.parse(content);
  const part = publishedPart(kept);
  return {
    content: JSON.stringify(kept),
    published: part === null ? null : JSON.stringify(part),
    checked_on: today().toString(),
    checked_by: visit.person.id,
  };
}
