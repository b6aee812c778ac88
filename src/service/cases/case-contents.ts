import { z } from 'zod';

/** What the sealed documents of a case hold. Everything that is opened is checked against these before it is used. */

export const interpreterNeeds = ['needed', 'not-needed', 'unknown'] as const;
export const messageRules = ['yes', 'no', 'unknown'] as const;
const contactKinds = ['telephone', 'mail', 'through-someone', 'with-code'] as const;

/** The rules of contact: read before anybody calls. They hold no number and no address (those are in `safety`). */
const contactRulesSchema = z.strictObject({
  when: z.string().nullable(),
  askFor: z.string().nullable(),
  leaveMessage: z.enum(messageRules),
  mustNotKnow: z.string().nullable(),
});
export type ContactRules = z.infer<typeof contactRulesSchema>;

/** The small document that lists and search open: name to use, languages, contact rules. Compartment `core`. */
export const caseHeaderSchema = z.strictObject({
  nameToUse: z.string().nullable(),
  /** Spoken languages, BCP 47, the best one first. */
  languages: z.array(z.string()),
  /** The language the client reads, or null: speaking and reading are two things. */
  reads: z.string().nullable(),
  interpreter: z.enum(interpreterNeeds),
  contactRules: contactRulesSchema,
});
export type CaseHeader = z.infer<typeof caseHeaderSchema>;

/** Telephone, address and the like. Compartment `safety`, a record of kind `contact`. */
export const safeContactSchema = z.strictObject({
  ways: z.array(z.strictObject({ kind: z.enum(contactKinds), value: z.string() })),
  staysAt: z.string().nullable(),
});
export type SafeContact = z.infer<typeof safeContactSchema>;

/** Every record carries the display name of its writer, so that it can still be read when the writer has left. */
export const sealedRecordSchema = z.strictObject({ writtenBy: z.string(), content: z.json() });
