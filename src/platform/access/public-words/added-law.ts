import { z } from 'zod';
import type { Saying } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { alteredSubjects } from './altered.ts';
import { type Asking, readSigned } from './words.ts';

const day = z.iso.date();

const readingSchema = z.strictObject({
  /** Number of the legal term in the catalogue. */
  limit: z.string(),
  /** ISO 8601, in one unit. */
  term: z.string(),
  /** So many days earlier it begins than the catalogue says. */
  earlier: z.int().min(0).max(60),
  /** Hash of who said so, sealed in its row. */
  words: z.string(),
  ended: z.boolean(),
});
const daySchema = z.strictObject({
  day,
  /** Equated with a holiday by a decree, or in our table and not equated after all. */
  change: z.enum(['equated', 'struck']),
  words: z.string(),
  ended: z.boolean(),
});
export type ReadingWords = z.infer<typeof readingSchema>;
export type DecreeDayWords = z.infer<typeof daySchema>;

export const readingSaying = (id: string, content: ReadingWords): Saying => ({
  kind: 'limit.reading',
  subject: id,
  content: { ...content },
});
export const decreeDaySaying = (id: string, content: DecreeDayWords): Saying => ({
  kind: 'decree-day',
  subject: id,
  content: { ...content },
});

/** What a leader added to the law from a screen, and took back. */
export interface SaidLaw {
  readings: ReadonlyMap<string, ReadingWords>;
  days: ReadonlyMap<string, DecreeDayWords>;
  /** False where something that was signed is gone, or another: then nobody knows what else there was. */
  isWhole: boolean;
}

/** What was added to the law, by the id of its row; also what was taken back. */
export async function readSaidLaw(db: ScopedDb, asking: Asking): Promise<SaidLaw> {
  const readings = await readSigned(db, 'limit.reading', asking);
  const days = await readSigned(db, 'decree-day', asking);
  const { root } = asking.pins;
  const altered =
    (await alteredSubjects(db, 'limit.reading', readings, root)).size +
    (await alteredSubjects(db, 'decree-day', days, root)).size;
  return {
    readings: new Map([...readings].map(([id, { content }]) => [id, readingSchema.parse(content)])),
    days: new Map([...days].map(([id, { content }]) => [id, daySchema.parse(content)])),
    isWhole: altered === 0,
  };
}
