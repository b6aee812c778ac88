import { z } from 'zod';
import type { SignedWords } from '#app/platform/access/public-words/index.ts';
import type { Saying } from '#app/platform/access/statements/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';
import { contentSchema, type OrganisationContent, publishedPart, publishedSchema } from './organisation.ts';

/** What is signed of an entry: what anybody may read, and a hash of all of it, for some is for colleagues only. */
export const entryWordsSchema = z.strictObject({
  published: publishedSchema.nullable(),
  checkedOn: z.iso.date(),
  hash: z.string(),
});

export function entrySaying(code: string, content: OrganisationContent, checkedOn: string): Saying {
  const published = publishedPart(content);
  return {
    kind: 'directory.entry',
    subject: code,
    content: { published: plain(published), checkedOn, hash: hashOf(content, checkedOn) },
  };
}

/** Without what is absent, as it is signed. */
const plain = (value: object | null) => z.json().parse(JSON.parse(JSON.stringify(value)));

/** Is this row what was signed? 'before' = it counts as it stands; 'changed' = nobody who may said this. */
export function signatureOfEntry(
  words: SignedWords,
  row: { key: string; content: unknown; checked_on: string },
): 'signed' | 'before' | 'changed' {
  const said = words.of(row.key);
  if (said.state !== 'signed') return said.state === 'before' ? 'before' : 'changed';
  const content = contentSchema.safeParse(row.content);
  const signed = entryWordsSchema.safeParse(said.content);
  if (!content.success || !signed.success) return 'changed';
  return signed.data.hash === hashOf(content.data, row.checked_on) ? 'signed' : 'changed';
}

const hashOf = (content: OrganisationContent, checkedOn: string) =>
  sha256('naast-directory-entry', canonical({ content: JSON.parse(JSON.stringify(content)), checkedOn })).toString(
    'hex',
  );
