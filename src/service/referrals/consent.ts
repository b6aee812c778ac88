import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { consentHolds, holdConsent, liveConsents } from '#app/service/cases/index.ts';
import type { ReferralWish } from './referrals.ts';

/**
 * What the client must have agreed to: that something of the client's goes to this organisation, whose code decides and
 * not its name.
 */
const wishOf = ({ organisation }: Pick<ReferralWish, 'organisation'>) => ({
  purpose: 'referral' as const,
  receiver: organisation.name,
  organisation: organisation.code,
});

/** Which of these referrals the client agrees to now. One look at the consents for all of them. */
export async function agreedTo(
  open: OpenCase,
  wishes: readonly Pick<ReferralWish, 'organisation'>[],
): Promise<boolean[]> {
  const live = wishes.length === 0 ? [] : await liveConsents(open);
  const day = today().toString();
  return wishes.map((wish) => live.some(({ consent }) => consentHolds(consent, { ...wishOf(wish), today: day })));
}

/** The consent on which something may go out now, held until this transaction ends; null when nothing may. */
export async function consentFor(open: OpenCase, wish: Pick<ReferralWish, 'organisation'>): Promise<string | null> {
  return (await holdConsent(open, wishOf(wish)))?.id ?? null;
}
