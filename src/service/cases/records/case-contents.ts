import { z } from 'zod';
import { always, sealedDocument, sometimes } from '#app/platform/sealed-documents/index.ts';
import { contactChoicesSchema, notSafeSchema } from '../contact-rule/index.ts';

/** What the sealed documents of a case hold. Everything that is opened is checked against these before it is used. */

export const interpreterNeeds = ['needed', 'not-needed', 'unknown'] as const;
export const messageRules = ['yes', 'no', 'unknown'] as const;

/** The rules of contact: read before anybody calls. They hold no number and no address (those are in `safety`). */
const contactRulesSchema = sealedDocument({
  when: always(z.string().nullable()),
  askFor: always(z.string().nullable()),
  leaveMessage: always(z.enum(messageRules)),
  mustNotKnow: always(z.string().nullable()),
  /** What was chosen with the client. Missing in older ones: then the texts above are shown until somebody chooses. */
  choices: sometimes(contactChoicesSchema),
  /** Somebody said that no contact is safe now. */
  notSafe: sometimes(notSafeSchema.nullable()),
});
export type ContactRules = z.infer<typeof contactRulesSchema>;

/** Whether the client reads well enough to be handed a paper; `none`: somebody reads it aloud. */
export const readingSkills = ['reads', 'little', 'none'] as const;
/** Scripts that clients here write in (ISO 15924): a language alone does not say which. */
export const scripts = ['Latn', 'Arab', 'Ethi', 'Cyrl', 'Hani', 'Deva', 'Beng', 'Guru', 'Thai', 'Zyyy'] as const;

/** The small document that lists and search open: name to use, languages, contact rules. Compartment `core`. */
export const caseHeaderSchema = sealedDocument({
  nameToUse: always(z.string().nullable()),
  /** Spoken languages, BCP 47, the best one first. */
  languages: always(z.array(z.string())),
  /** The language the client reads, or null: speaking and reading are two things. */
  reads: always(z.string().nullable()),
  /** Absent where nobody asked, and in what was sealed before this was asked. */
  reading: sometimes(
    sealedDocument({ skill: always(z.enum(readingSkills)), script: always(z.enum(scripts).nullable()) }),
  ),
  interpreter: always(z.enum(interpreterNeeds)),
  contactRules: always(contactRulesSchema),
});
export type CaseHeader = z.infer<typeof caseHeaderSchema>;

/** Does the client need papers read aloud, with pictures beside the words? */
export function needsReadingAloud({ reading }: Pick<CaseHeader, 'reading'>): boolean {
  return reading !== undefined && reading.skill !== 'reads';
}

/** Every record carries the display name of its writer, so that it can still be read when the writer has left. */
export const sealedRecordSchema = sealedDocument({ writtenBy: always(z.string()), content: always(z.json()) });
