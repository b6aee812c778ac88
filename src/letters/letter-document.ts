import { z } from 'zod';
import { readingSchema } from './reading.ts';

/** When a virus scanner found the file clean; null: none looked at it, as for all that came before there was one. */
export const scannedAtSchema = z.iso.datetime().nullable().default(null);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const fraction = z.number().min(0).max(1);

/** A page: its size in points, its picture in the sealed store, and its lines, citizen numbers struck out. */
export const keptPageSchema = z.strictObject({
  number: z.int().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
  image: z.uuid(),
  lines: z.array(z.tuple([z.string(), fraction, fraction, fraction, fraction])),
});

const decisionSchema = z.strictObject({
  what: z.string(),
  choice: z.enum(['take', 'change', 'leave']),
  /** What the system found, and what the person chose: both stay. */
  found: day.nullable(),
  chosen: day.nullable(),
  reason: z.string().nullable(),
  limit: z.uuid().nullable(),
});

/** What a person confirmed, beside what the system found. */
const confirmationSchema = z.strictObject({
  by: z.uuid(),
  name: z.string(),
  at: z.iso.datetime(),
  kind: z.string(),
  outcome: z.string().nullable(),
  letterDate: day.nullable(),
  sentDate: day.nullable(),
  limits: z.array(decisionSchema),
});
export type Confirmation = z.infer<typeof confirmationSchema>;
export type LimitDecision = z.infer<typeof decisionSchema>;

const settingAsideSchema = z.strictObject({
  by: z.uuid(),
  name: z.string(),
  at: z.iso.datetime(),
  reason: z.string(),
});

/** Everything about a letter but its pictures and its original, sealed in one document. */
export const letterDocumentSchema = z.strictObject({
  original: z.uuid(),
  uploadedBy: z.string(),
  uploadedAt: z.iso.datetime(),
  scannedAt: scannedAtSchema,
  pages: z.array(keptPageSchema),
  /** What the system found; it is never changed. */
  reading: readingSchema,
  confirmation: confirmationSchema.nullable(),
  setAside: settingAsideSchema.nullable(),
});
export type LetterDocument = z.infer<typeof letterDocumentSchema>;
export type LetterPageKept = LetterDocument['pages'][number];
