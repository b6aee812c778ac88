import { z } from 'zod';
import { always, sealedDocument, since } from '#app/platform/sealed-documents/index.ts';

/** What the records hold that are no notes; the timeline tells each as a sentence. */

/** As much of a registration as the case page tells; what intake keeps besides is left alone. */
export const registrationOnTimeline = z.object({
  by: z.enum(['herself', 'referrer']).catch('herself'),
  needs: z.array(z.string()).catch([]),
  question: z.string().nullable().catch(null),
  languageElse: z.string().nullable().catch(null),
  referrer: z.object({ organisation: z.string() }).nullable().catch(null),
});
export type RegistrationTold = z.infer<typeof registrationOnTimeline>;

export const volunteerAskedSchema = sealedDocument({
  name: always(z.string()),
  reason: always(z.string()),
  until: always(z.iso.date()),
  withSafety: always(z.boolean()),
  /** Why the volunteer does not get address and telephone. */
  why: always(z.string().nullable()),
  earlierReports: since('2026-11', z.boolean(), false),
});
export type VolunteerAsked = z.infer<typeof volunteerAskedSchema>;

export const volunteerEndedSchema = sealedDocument({ name: always(z.string()), reason: always(z.string()) });

/** One step of a referral to another organisation; the module of referrals writes it. */
export const referralToldSchema = z.object({
  referral: z.uuid(),
  organisation: z.string(),
  state: z.enum(['draft', 'sent', 'received', 'waiting', 'accepted', 'under-way', 'refused', 'done', 'taken-back']),
  reason: z.string().nullable(),
});

/** A step of a transfer to another region; the module of transfers writes it. */
export const transferKind = 'transfer';
export const transferToldSchema = sealedDocument({
  step: always(z.enum(['proposed', 'taken-back', 'accepted'])),
  from: always(z.string()),
  to: always(z.string()),
  reason: always(z.string().nullable()),
});

/** Papers that went to somebody outside; the dossier writes it. */
export const bundleKind = 'bundle';
export const bundleToldSchema = z.object({
  bundle: z.uuid(),
  receiver: z.string(),
  documents: z.int().positive(),
});

/** Somebody opened the case in an emergency; the module of emergency access writes it. */
export const emergencyAccessKind = 'glass-broken';
export const emergencyAccessToldSchema = z.object({ reason: z.string(), why: z.string(), until: z.iso.datetime() });

/** A closing or reopening. */
export const reasonSchema = sealedDocument({
  reason: always(z.string()),
  why: since('2026-11', z.string().nullable(), null),
});
