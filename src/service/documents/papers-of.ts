import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Lang } from '#app/platform/language/index.ts';
import { dateInWords, titleOf } from './document-words.ts';
import { listDocuments } from './documents.store.ts';

/** The letters and documents of a client, to choose from which one something comes; the newest first. */
export async function papersOf(open: OpenCase, lang: Lang): Promise<{ value: string; label: string }[]> {
  const entries = (await listDocuments(open)).filter(({ isSetAside }) => !isSetAside);
  return entries
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || b.addedDay.localeCompare(a.addedDay))
    .map((entry) => ({
      value: `${entry.letterKind === null ? 'document' : 'letter'}:${entry.id}`,
      label: `${titleOf(entry, lang)}, ${dateInWords(entry.date, lang)}`,
    }));
}
