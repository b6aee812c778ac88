import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { type Ground, sharing } from '#app/service/cases/index.ts';
import { acts, type OpenReferral, type ReferralDeed, type ReferralWish, whatStops } from './referrals.ts';

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

/** Why something may not be done with a referral now; 'stale' when somebody changed it meanwhile. */
export type Stop = 'over' | 'no-consent' | 'stale';

/**
 * May this be done now? The ground on which it is holds until this transaction ends, and so does the referral as it was
 * seen: whoever takes one of them back meanwhile waits. What only winds down needs no ground and has none.
 */
export async function leaveFor(
  open: OpenCase,
  { id, version, state, referral }: OpenReferral,
  deed: ReferralDeed,
): Promise<{ stop: Stop; ground: null } | { stop: null; ground: Ground | null }> {
  if (whatStops(deed, { state, agreed: false }) === null) return { stop: null, ground: null };
  const ground = await sharing.hold(open, wishOf(referral));
  const stop = whatStops(deed, { state, agreed: ground !== null });
  if (stop !== null) return { stop, ground: null };
  // An act writes the next version, and so hears by itself that another was first.
  const isAct = acts.some((act) => act === deed);
  return isAct || (await holdReferral(open, { id, version }))
    ? { stop: null, ground }
    : { stop: 'stale', ground: null };
}

async function holdReferral(open: OpenCase, { id, version }: Pick<OpenReferral, 'id' | 'version'>): Promise<boolean> {
  const { rows } = await sql`select 1 from naast.referral where id = ${id} and version = ${version} for share`.execute(
    open.visit.db,
  );
  return rows.length === 1;
}
