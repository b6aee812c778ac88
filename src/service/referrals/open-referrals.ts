import type { Visit } from '#app/platform/access/visit/index.ts';
import type { ReferralState } from '#app/platform/database/index.ts';
import type { Order } from '#app/platform/web/index.ts';
import { openListedCases } from '#app/service/cases/index.ts';
import { referralsOf } from './referrals.store.ts';
import type { OpenReferral } from './referrals.ts';

export const referralsOnAPage = 50;
/** What waits for the other side, what is prepared and not handed over, and what is under way there. */
export const referralFilters = ['answer', 'draft', 'accepted'] as const;
export type ReferralFilter = (typeof referralFilters)[number];

/** By what they can stand in order: how long already, or the number of the client; what is sealed is no order. */
export const referralOrders = ['since', 'client'] as const;
export type ReferralOrder = (typeof referralOrders)[number];
export const longestFirst: Order<ReferralOrder> = { by: 'since', down: false };

const statesOf: Readonly<Record<ReferralFilter, readonly ReferralState[]>> = {
  answer: ['sent', 'received', 'waiting'],
  draft: ['draft'],
  accepted: ['accepted', 'under-way'],
};

/** One line of the list, of a case that I hold. */
export interface ReferralLine extends OpenReferral {
  reference: string;
  name: string | null;
}

/** How many referrals of the cases that I hold are open, in each of these ways. The same rows as the list. */
export async function countOpenReferrals(visit: Visit): Promise<Record<ReferralFilter, number>> {
  const states = await openRows(visit, Object.values(statesOf).flat())
    .clearSelect()
    .select(({ fn }) => ['referral.state', fn.countAll<number>().as('number')])
    .groupBy('referral.state')
    .execute();
  const count = (filter: ReferralFilter) =>
    states.filter(({ state }) => statesOf[filter].includes(state)).reduce((sum, one) => sum + Number(one.number), 0);
  return { answer: count('answer'), draft: count('draft'), accepted: count('accepted') };
}

/** A page of the same referrals, those that stand longest first or as asked. */
export async function listOpenReferrals(
  visit: Visit,
  filter: ReferralFilter = 'answer',
  page = 1,
  { by, down }: Order<ReferralOrder> = longestFirst,
): Promise<ReferralLine[]> {
  const shown = await openRows(visit, statesOf[filter])
    .orderBy(by === 'since' ? 'referral.since_day' : 'case_file.reference', down ? 'desc' : 'asc')
    .orderBy('referral.since_day')
    .orderBy('referral.id')
    .limit(referralsOnAPage)
    .offset((page - 1) * referralsOnAPage)
    .execute();
  const cases = await openListedCases(
    visit,
    shown.map((row) => row.case_id),
  );
  const referrals = await referralsOf(
    visit,
    cases,
    shown.map((row) => row.id),
  );
  return shown.flatMap((row): ReferralLine[] => {
    const [opened, referral] = [cases.get(row.case_id), referrals.get(row.id)];
    return opened && referral ? [{ ...referral, reference: opened.reference, name: opened.name }] : [];
  });
}

/** One source for the number and the list. */
function openRows(visit: Visit, states: readonly ReferralState[]) {
  return visit.db
    .selectFrom('referral')
    .innerJoin('case_file', 'case_file.id', 'referral.case_id')
    .select(['referral.id', 'referral.case_id'])
    .where('referral.state', 'in', states)
    .where('case_file.status', '=', 'open');
}
