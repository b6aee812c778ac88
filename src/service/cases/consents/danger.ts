import { z } from 'zod';
import { type ConsentWish, sameReceiver } from './consent.ts';

/**
 * Acute danger: the one exception to "no consent, no sharing". Why is sealed in the case, its code is in the audit log,
 * and it carries for a day.
 */
export const dangerKind = 'danger-sharing';

export const dangerReasons = ['life', 'violence', 'found', 'child'] as const;
export const dangerPurposes = ['referral', 'bundle'] as const;
const hoursOfDanger = 24;

export const dangerSchema = z.strictObject({
  purpose: z.enum(dangerPurposes),
  receiver: z.string(),
  organisation: z.string().max(40).nullable(),
  reason: z.enum(dangerReasons),
  why: z.string(),
  at: z.iso.datetime(),
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
