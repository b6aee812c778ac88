import { z } from 'zod';
import type { Saying } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { alteredSubjects } from './altered.ts';
import { type PinnedReading, readSigned } from './words.ts';

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
/** Said by the leader of what was signed and is lost: it counts no more, and what it said nobody knows. */
const lostSchema = z.strictObject({ lost: z.literal(true) });

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

export const lostSaying = ({ kind, subject }: Pick<Saying, 'kind' | 'subject'>): Saying => ({
  kind,
  subject,
  content: { lost: true },
});

/** What a leader added to the law from a screen, and took back. */
export interface SaidLaw {
  readings: ReadonlyMap<string, ReadingWords>;
  days: ReadonlyMap<string, DecreeDayWords>;
  /** What was signed and is gone, or another, without the leader having said that it is lost. */
  missing: readonly Pick<Saying, 'kind' | 'subject'>[];
  /** False where something is missing: then nobody knows what else there was. */
  isWhole: boolean;
}

/** What was added to the law, by the id of its row; also what was taken back. */
export async function readSaidLaw(db: ScopedDb, asking: PinnedReading): Promise<SaidLaw> {
  const readings = await readSigned(db, 'limit.reading', asking);
  const days = await readSigned(db, 'decree-day', asking);
  const missing = [
    ...(await missingOf(db, 'limit.reading', readings, asking)),
    ...(await missingOf(db, 'decree-day', days, asking)),
  ];
  return {
    readings: new Map(standing(readings).map(([id, { content }]) => [id, readingSchema.parse(content)])),
    days: new Map(standing(days).map(([id, { content }]) => [id, daySchema.parse(content)])),
    missing,
    isWhole: missing.length === 0,
  };
}

type SignedOf = Awaited<ReturnType<typeof readSigned>>;

const standing = (signed: SignedOf) => [...signed].filter(([, { content }]) => !lostSchema.safeParse(content).success);

async function missingOf(
  db: ScopedDb,
  kind: 'limit.reading' | 'decree-day',
  signed: SignedOf,
  { pins }: PinnedReading,
) {
  return [...(await alteredSubjects(db, kind, signed, pins.root))].map((subject) => ({ kind, subject }));
}
