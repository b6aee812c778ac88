import { z } from 'zod';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';

export const noteWays = ['visit', 'telephone', 'message', 'office'] as const;

/** How long it took, in minutes: a few answers to press, since nobody looks at a watch. */
export const noteLengths = ['15', '30', '60', '120', '240'] as const;

/**
 * What was talked about, as choices. There is none for what happened to the client, and there is no field for it
 * either.
 */
export const noteTopics = [
  'how-she-is',
  'letters',
  'procedure',
  'lawyer',
  'papers',
  'housing',
  'money',
  'health',
  'work-school',
  'children',
  'appointment',
] as const;

/** What was promised and by when; `task` is the task that came of it. */
const promisedSchema = sealedDocument({ what: always(z.string()), day: always(z.iso.date()), task: always(z.uuid()) });

/** A note about one contact with a client. */
export const noteSchema = sealedDocument({
  happenedOn: always(z.iso.date()),
  /** The time it began, "14:30". */
  at: since('2026-11', z.iso.time({ precision: -1 }).nullable(), null),
  way: always(z.enum(noteWays)),
  /** Was the client reached? Null when nobody said so. */
  reached: since('2026-11', z.boolean().nullable(), null),
  minutes: since('2026-11', z.int().positive().nullable(), null),
  topics: always(z.array(z.enum(noteTopics))),
  said: always(z.string().nullable()),
  agreed: always(z.string().nullable()),
  promised: since('2026-11', z.array(promisedSchema), []),
  /** For the coordinator: shown at the top of the case until the coordinator has taken it up. */
  worries: always(z.string().nullable()),
  /** Only its writer and the region's team read it; set when it is first written, and it stays so. */
  forCoordinator: since('2026-11', z.boolean(), false),
  /** Why nine digits in this note are no BSN (design question 16). */
  noBsnReason: always(z.string().nullable()),
});
export type Note = z.infer<typeof noteSchema>;
/** A note as somebody hands it in: what is left out is not known. */
export type NewNote = z.input<typeof noteSchema>;

/** A promise before there is a task for it. */
export interface Promised {
  what: string;
  day: string;
}

/** A note that says nothing is no note; that the client could not be reached does say something. */
export function saysSomething(note: Pick<NewNote, 'topics' | 'said' | 'agreed' | 'worries' | 'reached'>): boolean {
  const { topics, said, agreed, worries, reached } = note;
  return reached === false || topics.length > 0 || said !== null || agreed !== null || worries !== null;
}
