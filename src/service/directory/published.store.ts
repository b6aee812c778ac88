import { readWords } from '#app/platform/access/public-words/index.ts';
import type { StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { mergePublished } from './directory.ts';
import type { Published } from './organisation.ts';
import { entryWordsSchema } from './signed-entry.ts';

/**
 * What the public side may show of the directory, read with the rights of its own role: as it was signed, and where
 * that cannot be had as it came with the program.
 */
export async function readPublished(
  db: ScopedDb,
  pins: StatementPins | null,
  shownBy?: object,
): Promise<readonly Published[]> {
  if (pins === null) return mergePublished([]);
  const words = await readWords(db, 'directory.entry', { pins, ...(shownBy === undefined ? {} : { shownBy }) });
  const rows = await db.selectFrom('organisation').select(['key', 'published', 'checked_on']).orderBy('key').execute();
  const signed = [...words.signed].map(([key, { content }]) => {
    const { published, checkedOn } = entryWordsSchema.parse(content);
    return { key, published, checked_on: checkedOn };
  });
  return mergePublished([...signed, ...rows.filter(({ key }) => words.of(key).state === 'before')]);
}
