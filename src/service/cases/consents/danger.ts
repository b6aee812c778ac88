import { z } from 'zod';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { type ConsentWish, sameReceiver } from './consent.ts';

/**
 * Acute danger: the one exception to "no consent, no sharing". Why is sealed in the case, its code is in the audit log,
 * and it carries for a day.
 */
export const dangerKind = 'danger-sharing';

export const dangerReasons = ['life', 'violence', 'found', 'child'] as const;
export const dangerPurposes = ['referral', 'bundle'] as const;
const hoursOfDanger = 24;

export const dangerSchema = sealedDocument({
  purpose: always(z.enum(dangerPurposes)),
  receiver: always(z.string()),
  organisation: always(z.string().max(40).nullable()),
  reason: always(z.enum(dangerReasons)),
  why: always(z.string()),
  at: always(z.iso.datetime()),
});
export type Danger = z.infer<typeof dangerSchema>;

/** Until when something may go out on it. */
const dangerUntil = ({ at }: Pick<Danger, 'at'>): Temporal.Instant =>
  Temporal.Instant.from(at).add({ hours: hoursOfDanger });

export const dangerIsLive = (danger: Danger, now: Temporal.Instant) =>
  Temporal.Instant.compare(Temporal.Instant.from(danger.at), now) <= 0 &&
  Temporal.Instant.compare(now, dangerUntil(danger)) < 0;

/** Does it cover what somebody wants to do: this purpose, this receiver, within the day? */
export const dangerHolds = (danger: Danger, wish: Omit<ConsentWish, 'today'>, now: Temporal.Instant) =>
  dangerIsLive(danger, now) && danger.purpose === wish.purpose && sameReceiver(danger, wish);
