import { z } from 'zod';

/** What the records hold that are no notes; the timeline tells each as a sentence. */

/** As much of a registration as the case page tells; what intake keeps besides is left alone. */
export const registrationSchema = z.object({
  by: z.enum(['herself', 'referrer']).catch('herself'),
  needs: z.array(z.string()).catch([]),
  question: z.string().nullable().catch(null),
  languageElse: z.string().nullable().catch(null),
  referrer: z.object({ organisation: z.string() }).nullable().catch(null),
});
export type RegistrationTold = z.infer<typeof registrationSchema>;

export const volunteerAskedSchema = z.strictObject({
  name: z.string(),
  reason: z.string(),
  until: z.iso.date(),
  withSafety: z.boolean(),
  /** Why the volunteer does not get address and telephone. */
  why: z.string().nullable(),
  earlierReports: z.boolean().default(false),
});
export type VolunteerAsked = z.infer<typeof volunteerAskedSchema>;

export const volunteerEndedSchema = z.strictObject({ name: z.string(), reason: z.string() });

/** One step of a referral to another organisation; the module of referrals writes it. */
export const referralToldSchema = z.object({
  referral: z.uuid(),
  organisation: z.string(),
  state: z.enum(['draft', 'sent', 'received', 'waiting', 'accepted', 'under-way', 'refused', 'done', 'taken-back']),
  reason: z.string().nullable(),
});

/** A step of a transfer to another region; the module of transfers writes it. */
export const transferKind = 'transfer';
export const transferToldSchema = z.strictObject({
  step: z.enum(['proposed', 'taken-back', 'accepted']),
  from: z.string(),
  to: z.string(),
  reason: z.string().nullable(),
});

/** Papers that went to somebody outside; the dossier writes it. */
export const bundleKind = 'bundle';
export const bundleToldSchema = z.object({
  bundle: z.uuid(),
  receiver: z.string(),
  documents: z.int().positive(),
});

/** Somebody opened the case in an emergency; the module of emergency access writes it. */
export const glassKind = 'glass-broken';
export const glassToldSchema = z.object({ reason: z.string(), why: z.string(), until: z.iso.datetime() });

/** A closing or reopening. */
export const reasonSchema = z.strictObject({ reason: z.string(), why: z.string().nullable().default(null) });
