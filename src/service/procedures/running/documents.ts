import { z } from 'zod';
import { always, sealedDocument, since, sometimes } from '#app/platform/sealed-documents/index.ts';
import { dateKinds } from '../definitions/index.ts';

const day = z.iso.date();
const hand = { at: always(z.iso.datetime()), by: always(z.uuid()), name: always(z.string()) };

/** The days that an event can have: `on` where there is one day, else the candidates of its letter. */
export const dayKinds = ['on', ...dateKinds] as const;
export type DayKind = (typeof dayKinds)[number];
export const certainties = ['sure', 'unsure', 'to-be-fixed'] as const;

/** What is known about something that happened or will happen. */
const factsSchema = sealedDocument({
  certainty: always(z.enum(certainties)),
  days: always(z.partialRecord(z.enum(dayKinds), day)),
  /** The day that counts according to a lawyer; it goes before the others. */
  lawyerDay: always(day.nullable()),
  /** A last day that the letter itself names. */
  stated: always(day.nullable()),
  /** Of an appointment: at what hour, and where. */
  time: sometimes(z.string()),
  place: sometimes(z.string()),
});
export type EventFacts = z.infer<typeof factsSchema>;

const documentLinkSchema = sealedDocument({ kind: always(z.enum(['letter', 'document'])), id: always(z.uuid()) });
export type DocumentLink = z.infer<typeof documentLinkSchema>;

/** One act on an event; what was known before stays. */
const eventChangeSchema = sealedDocument({
  ...hand,
  what: always(z.enum(['recorded', 'corrected', 'moved', 'cancelled', 'restored'])),
  before: always(factsSchema.nullable()),
  reason: always(z.string().nullable()),
});
export type EventChange = z.infer<typeof eventChangeSchema>;

/** The sealed document of an event. */
export const eventDocumentSchema = sealedDocument({
  happening: always(z.string()),
  facts: always(factsSchema),
  cancelled: always(z.boolean()),
  document: always(documentLinkSchema.nullable()),
  /** Terms that somebody left out, with a reason, when the letter of this event was confirmed: they are not begun. */
  without: since('2026-11', z.array(z.string()), []),
  changes: always(z.array(eventChangeSchema)),
});
export type EventDocument = z.infer<typeof eventDocumentSchema>;

/** The sealed document of a procedure that runs in a case: by which version, since when, and whether somebody stopped it. */
export const procedureDocumentSchema = sealedDocument({
  key: always(z.string()),
  version: always(z.int().positive()),
  begun: always(day),
  /** The procedure from which it was started. */
  startedFrom: always(z.uuid().nullable()),
  ...hand,
  /** By which version it ran before, and who let it go over. */
  went: since(
    '2026-11',
    z.array(sealedDocument({ ...hand, from: always(z.int().positive()), to: always(z.int().positive()) })),
    [],
  ),
  stopped: always(sealedDocument({ ...hand, reason: always(z.string()) }).nullable()),
});
export type ProcedureDocument = z.infer<typeof procedureDocumentSchema>;
