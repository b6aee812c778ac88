import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { nameKey } from '#app/service/directory/index.ts';

export const consentKind = 'consent';

/** What a client may agree to. One consent is about one purpose and, where something goes out, one receiver. */
export const consentPurposes = ['contact', 'referral', 'bundle', 'interpreter', 'keep-papers'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Purposes by which something of the client's leaves this installation: without a receiver they say nothing. */
const withReceiver: readonly ConsentPurpose[] = ['contact', 'referral', 'bundle'];
export const needsReceiver = (purpose: ConsentPurpose) => withReceiver.includes(purpose);

export const consentWays = ['spoken', 'written'] as const;

/**
 * What was agreed, in the words in which it was said, how, and whether it was taken back. A document under the case's
 * key.
 */
export const consentSchema = sealedDocument({
  purpose: always(z.enum(consentPurposes)),
  /** Who gets something, as people call it; null for purposes by which nothing goes out. */
  receiver: always(z.string().nullable()),
  /** The receiver's code in the directory of organisations, when it is there. */
  organisation: always(z.string().max(40).nullable()),
  from: always(z.iso.date()),
  /** The last day on which it holds. */
  until: always(z.iso.date()),
  text: always(z.string()),
  how: always(z.enum(consentWays)),
  /** The language in which it was agreed, BCP 47, or null when nobody noted it. */
  language: always(z.string().nullable()),
  interpreter: always(z.boolean()),
  takenBack: always(
    sealedDocument({ on: always(z.iso.date()), name: always(z.string()), how: always(z.enum(consentWays)) }).nullable(),
  ),
});
export type Consent = z.infer<typeof consentSchema>;

/** What somebody wants to do: for this purpose, to this receiver, on this day (ISO). */
export interface ConsentWish {
  purpose: ConsentPurpose;
  receiver: string | null;
  /** The receiver's code in the directory; where both sides have one, it decides instead of the name. */
  organisation?: string | null;
  today: string;
}

/** Does this consent cover what somebody wants to do? Not one day longer, to nobody else, and not once taken back. */
export function consentHolds(consent: Consent, wish: ConsentWish): boolean {
  return (
    consent.takenBack === null &&
    consent.purpose === wish.purpose &&
    consent.from <= wish.today &&
    wish.today <= consent.until &&
    sameReceiver(consent, wish)
  );
}

/** Is it in force on this day, for whomever it may be? */
export const consentIsLive = (consent: Consent, today: string) =>
  consent.takenBack === null && consent.from <= today && today <= consent.until;

/** One and the same receiver: by the code where both sides have one, else by the name. */
export function sameReceiver(
  consent: Pick<Consent, 'receiver' | 'organisation'>,
  wish: Pick<ConsentWish, 'receiver' | 'organisation'>,
): boolean {
  const wished = wish.organisation ?? null;
  if (consent.organisation !== null && wished !== null) return consent.organisation === wished;
  if (consent.receiver === null || wish.receiver === null) return consent.receiver === wish.receiver;
  return nameKey(consent.receiver) === nameKey(wish.receiver);
}
