import { z } from 'zod';
import { PAGE_NOTES, READ_BY, SANDBOX_REFUSALS } from '#app/platform/files/index.ts';
import { always, sealedDocument, sealedShape, since } from '#app/platform/sealed-documents/index.ts';
import { readingSchema } from '#app/service/letter-reader/index.ts';
import { seenByPersonSchema } from './letter-seen.ts';

/** When a virus scanner found the file clean; null: none looked at it, as for all that came before there was one. */
export const scannedAt = since('2026-11', z.iso.datetime().nullable(), null);

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const fraction = z.number().min(0).max(1);

/** A page: its size in points, its picture in the sealed store, and its lines, citizen numbers struck out. */
export const keptPageSchema = sealedDocument({
  number: always(z.int().positive()),
  width: always(z.number().positive()),
  height: always(z.number().positive()),
  image: always(z.uuid()),
  /** What stands for its picture: the same file brought again is known by it. Pages from before have none. */
  hash: since('2026-11', z.string().nullable(), null),
  /** Each with its place, and with the figures that the reading of a picture was not sure of. */
  lines: always(z.array(z.tuple([z.string(), fraction, fraction, fraction, fraction, z.array(z.string()).optional()]))),
  /** How its words were read, what is wrong with its picture, and how sure the reading is. */
  readBy: since('2026-11', z.enum(READ_BY), 'layer'),
  notes: since('2026-11', z.array(z.enum(PAGE_NOTES)), []),
  certainty: since('2026-11', fraction.nullable(), null),
});

/** A file that came with the letter and could not be opened: its pages are missing until somebody deals with it. */
const closedFileSchema = sealedDocument({ name: always(z.string()), reason: always(z.enum(SANDBOX_REFUSALS)) });
export type ClosedFile = z.infer<typeof closedFileSchema>;

const decisionSchema = sealedDocument({
  what: always(z.string()),
  choice: always(z.enum(['take', 'change', 'leave'])),
  /** What the system found, and what the person chose: both stay. */
  found: always(day.nullable()),
  chosen: always(day.nullable()),
  reason: always(z.string().nullable()),
  limit: always(z.uuid().nullable()),
});

/** What a person confirmed, beside what the system found. */
const confirmationSchema = sealedDocument({
  by: always(z.uuid()),
  name: always(z.string()),
  at: always(z.iso.datetime()),
  kind: always(z.string()),
  outcome: always(z.string().nullable()),
  letterDate: always(day.nullable()),
  sentDate: always(day.nullable()),
  limits: always(z.array(decisionSchema)),
  /** What was written on the map in the same act, or stood there already. */
  event: since('2026-11', sealedDocument({ procedure: always(z.uuid()), id: always(z.uuid()) }).nullable(), null),
});
export type Confirmation = z.infer<typeof confirmationSchema>;
export type LimitDecision = z.infer<typeof decisionSchema>;

const settingAsideSchema = sealedDocument({
  by: always(z.uuid()),
  name: always(z.string()),
  at: always(z.iso.datetime()),
  reason: always(z.string()),
});

/** Everything about a letter but its pictures and its originals, sealed in one document. */
const documentSchema = sealedDocument({
  /** The files as they came, when they were to be kept as evidence. */
  originals: always(z.array(z.uuid())),
  uploadedBy: always(z.string()),
  uploadedAt: always(z.iso.datetime()),
  scannedAt,
  pages: always(z.array(keptPageSchema)),
  closedFiles: since('2026-11', z.array(closedFileSchema), []),
  /** What the system found; it changes only with the pages, before a person has confirmed. */
  reading: always(readingSchema),
  /** What people put right in it before they confirmed. */
  seen: since('2026-11', seenByPersonSchema, { days: [], appointments: [], says: [], wrong: [] }),
  confirmation: always(confirmationSchema.nullable()),
  setAside: always(settingAsideSchema.nullable()),
});

/** Letters from before originals were a choice have one, under another name. */
export const letterDocumentSchema = sealedShape(
  z.preprocess((kept) => {
    if (typeof kept !== 'object' || kept === null || !('original' in kept)) return kept;
    const { original, ...rest } = kept;
    return { ...rest, originals: [original] };
  }, documentSchema),
);
export type LetterDocument = z.infer<typeof letterDocumentSchema>;
export type LetterPageKept = LetterDocument['pages'][number];
