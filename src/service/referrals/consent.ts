import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type Ground, sharing } from '#app/service/cases/index.ts';
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

/** Which of these referrals may go out now: the client agrees, or there is acute danger. */
export const agreedTo = (open: OpenCase, wishes: readonly Pick<ReferralWish, 'organisation'>[]): Promise<boolean[]> =>
  sharing.allowed(open, wishes.map(wishOf));

/** On what something may go out now, held until this transaction ends; null when nothing may. */
export const groundFor = (open: OpenCase, wish: Pick<ReferralWish, 'organisation'>): Promise<Ground | null> =>
  sharing.hold(open, wishOf(wish));
