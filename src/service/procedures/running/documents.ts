import { z } from 'zod';
import { dateKinds } from '../definitions/index.ts';

const day = z.iso.date();
const hand = { at: z.iso.datetime(), by: z.uuid(), name: z.string() };

/** The days that an event can have: `on` where there is one day, else the candidates of its letter. */
export const dayKinds = ['on', ...dateKinds] as const;
export type DayKind = (typeof dayKinds)[number];
export const certainties = ['sure', 'unsure', 'to-be-fixed'] as const;

/** What is known about something that happened or will happen. */
const factsSchema = z.strictObject({
  certainty: z.enum(certainties),
  days: z.partialRecord(z.enum(dayKinds), day),
  /** The day that counts according to a lawyer; it goes before the others. */
  lawyerDay: day.nullable(),
  /** A last day that the letter itself names. */
  stated: day.nullable(),
  /** Of an appointment: at what hour, and where. */
  time: z.string().optional(),
  place: z.string().optional(),
});
export type Facts = z.infer<typeof factsSchema>;

const documentLinkSchema = z.strictObject({ kind: z.enum(['letter', 'document']), id: z.uuid() });
export type DocumentLink = z.infer<typeof documentLinkSchema>;

/** One act on an event; what was known before stays. */
const eventChangeSchema = z.strictObject({
  ...hand,
  what: z.enum(['recorded', 'corrected', 'moved', 'cancelled', 'restored']),
  before: factsSchema.nullable(),
  reason: z.string().nullable(),
});
export type EventChange = z.infer<typeof eventChangeSchema>;

/** The sealed document of an event. */
export const eventDocumentSchema = z.strictObject({
  happening: z.string(),
  facts: factsSchema,
  cancelled: z.boolean(),
  document: documentLinkSchema.nullable(),
  /** Terms that somebody left out, with a reason, when the letter of this event was confirmed: they are not begun. */
  without: z.array(z.string()).default([]),
  changes: z.array(eventChangeSchema),
});
export type EventDocument = z.infer<typeof eventDocumentSchema>;

/** The sealed document of a procedure that runs in a case: by which version, since when, and whether somebody stopped it. */
export const procedureDocumentSchema = z.strictObject({
  key: z.string(),
  version: z.int().positive(),
  begun: day,
  /** The procedure from which it was started. */
  startedFrom: z.uuid().nullable(),
  ...hand,
  /** By which version it ran before, and who let it go over. */
  went: z.array(z.strictObject({ ...hand, from: z.int().positive(), to: z.int().positive() })).default([]),
  stopped: z.strictObject({ ...hand, reason: z.string() }).nullable(),
});
export type ProcedureDocument = z.infer<typeof procedureDocumentSchema>;
