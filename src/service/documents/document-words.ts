import { isMessageKey, type Lang, translator, unsureDate } from '#app/platform/language/index.ts';
import { kindInWords as letterInWords } from '#app/service/letters/index.ts';
import type { DocumentEntry } from './documents.ts';

type Named = Pick<DocumentEntry, 'title' | 'kind' | 'letterKind'>;

/** What a document is called: its own title, else what kind of letter it is, else its kind. */
export function titleOf({ title, kind, letterKind }: Named, lang: Lang): string {
  if (title !== null) return title;
  return letterKind === null || letterKind === 'unknown'
    ? translator(lang)(`documents.kind.${kind}`)
    : letterInWords(letterKind, lang);
}

/** "27 november 2026", "2023", or that nobody knows. */
export function dateInWords(date: string | null, lang: Lang): string {
  return date === null ? translator(lang)('documents.date.unknown') : unsureDate(date, lang);
}

/** Who made it: what somebody filled in, else the sender that was read in the letter. */
export function issuerInWords(
  entry: Pick<DocumentEntry, 'issuer' | 'letterKind' | 'version'>,
  lang: Lang,
): string | null {
  const { issuer, letterKind, version } = entry;
  const isCode = letterKind !== null && version === 0 && issuer !== null;
  const key = `documents.sender.${issuer}`;
  return isCode && isMessageKey(key) ? translator(lang)(key) : issuer;
}
