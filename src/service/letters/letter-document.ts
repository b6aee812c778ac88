import { z } from 'zod';
import { PAGE_NOTES, READ_BY, SANDBOX_REFUSALS } from '#app/platform/files/index.ts';
import { readingSchema } from '#app/service/letter-reader/index.ts';
import { seenByPersonSchema } from './letter-seen.ts';

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
  /** What stands for its picture: the same file brought again is known by it. Pages from before have none. */
  hash: z.string().nullable().default(null),
  /** Each with its place, and with the figures that the reading of a picture was not sure of. */
  lines: z.array(z.tuple([z.string(), fraction, fraction, fraction, fraction, z.array(z.string()).optional()])),
  /** How its words were read, what is wrong with its picture, and how sure the reading is. */
  readBy: z.enum(READ_BY).default('layer'),
  notes: z.array(z.enum(PAGE_NOTES)).default([]),
  certainty: fraction.nullable().default(null),
});

/** A file that came with the letter and could not be opened: its pages are missing until somebody deals with it. */
const closedFileSchema = z.strictObject({ name: z.string(), reason: z.enum(SANDBOX_REFUSALS) });
export type ClosedFile = z.infer<typeof closedFileSchema>;

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
  /** What was written on the map in the same act, or stood there already. */
  event: z.strictObject({ procedure: z.uuid(), id: z.uuid() }).nullable().default(null),
});
export type Confirmation = z.infer<typeof confirmationSchema>;
export type LimitDecision = z.infer<typeof decisionSchema>;

const settingAsideSchema = z.strictObject({
  by: z.uuid(),
  name: z.string(),
  at: z.iso.datetime(),
  reason: z.string(),
});

/** Everything about a letter but its pictures and its originals, sealed in one document. */
const documentSchema = z.strictObject({
  /** The files as they came, when they were to be kept as evidence. */
  originals: z.array(z.uuid()),
  uploadedBy: z.string(),
  uploadedAt: z.iso.datetime(),
  scannedAt: scannedAtSchema,
  pages: z.array(keptPageSchema),
  closedFiles: z.array(closedFileSchema).default([]),
  /** What the system found; it changes only with the pages, before a person has confirmed. */
  reading: readingSchema,
  /** What people put right in it before they confirmed. */
  seen: seenByPersonSchema,
  confirmation: confirmationSchema.nullable(),
  setAside: settingAsideSchema.nullable(),
});

/** Letters from before originals were a choice have one, under another name. */
export const letterDocumentSchema = z.preprocess((kept) => {
  if (typeof kept !== 'object' || kept === null || !('original' in kept)) return kept;
  const { original, ...rest } = kept;
  return { ...rest, originals: [original] };
}, documentSchema);
export type LetterDocument = z.infer<typeof letterDocumentSchema>;
export type LetterPageKept = LetterDocument['pages'][number];
