import { z } from 'zod';
import { newId } from '#app/platform/vault/index.ts';
import { doubtCodes } from './intake.ts';
import { type FormAnswers, skips, steps } from './steps.ts';

/** An unfinished registration as it is in its seal. */
export const draftSchema = z.strictObject({
  who: z.enum(['her', 'ref']),
  /** Key of the registration that it may become; its code is made of this, so one code holds from beginning to end. */
  key: z.uuid(),
  begunAt: z.number(),
  /** Where the visitor was. */
  at: z.string().max(40),
  doubts: z.array(z.enum(doubtCodes)),
  values: z.record(z.string().max(40), z.union([z.string(), z.array(z.string())])),
  skipped: z.partialRecord(z.enum(steps), z.enum(skips)),
});
export type RegistrationDraft = z.infer<typeof draftSchema>;

export function newDraft(who: RegistrationDraft['who'], begunAt = Date.now()): RegistrationDraft {
  return { who, key: newId(), begunAt, at: '', doubts: [], values: {}, skipped: {} };
}

export const answersOf = ({ values, skipped }: RegistrationDraft): FormAnswers => ({ values, skipped });

/** The draft with other answers, and the place where the visitor goes on. */
export function continued(draft: RegistrationDraft, { values, skipped }: FormAnswers, at: string): RegistrationDraft {
  return draftSchema.parse({ ...draft, values, skipped, at });
}
