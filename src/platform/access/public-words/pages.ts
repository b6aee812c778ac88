import { z } from 'zod';
import type { Saying } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { Signed } from './seen.ts';
import { type PinnedReading, readSigned } from './words.ts';

/** A page for visitors in one language, as a leader wrote it, in the writing of `content/pages`. */
const schema = z.strictObject({
  /** Null: the text of the release again. */
  text: z.strictObject({ heading: z.string(), body: z.string() }).nullable(),
  /** Hash of the text of the release beside which it was signed: another one says that the release changed since. */
  shipped: z.string(),
});
type PageWords = z.infer<typeof schema>;

/** What was signed last of one page in one language. */
export interface PublishedPage extends PageWords, Pick<Signed, 'number' | 'signer' | 'at'> {}

export const pageSubject = (page: string, lang: string) => `${page}.${lang}`;

export const pageSaying = (subject: string, { text, shipped }: PageWords): Saying => ({
  kind: 'page',
  subject,
  content: { text: text === null ? null : { ...text }, shipped },
});

/** Every page that a leader published or took back, by its subject. There is no row beside the statement. */
export async function readPublishedPages(
  db: ScopedDb,
  asking: PinnedReading,
): Promise<ReadonlyMap<string, PublishedPage>> {
  const signed = await readSigned(db, 'page', asking);
  return new Map([...signed].map(([subject, one]) => [subject, publishedPage(one)]));
}

export const publishedPage = ({ content, number, signer, at }: Signed): PublishedPage => ({
  ...schema.parse(content),
  number,
  signer,
  at,
});
