import type { Visit } from '#app/platform/access/visit/index.ts';
import type { ReferralState } from '#app/platform/database/index.ts';
import { openListedCases } from '#app/service/cases/index.ts';
import { type OpenReferral, referralsOf } from './referrals.store.ts';

const referralsOnAPage = 50;
/** What waits for the other side, what is prepared and not handed over, and what is under way there. */
export const referralFilters = ['answer', 'draft', 'accepted'] as const;
export type ReferralFilter = (typeof referralFilters)[number];

const statesOf: Readonly<Record<ReferralFilter, readonly ReferralState[]>> = {
  answer: ['sent', 'waiting'],
  draft: ['draft'],
  accepted: ['accepted'],
};

/** One line of the list, of a case that I hold. */
export interface ReferralLine extends OpenReferral {
  reference: string;
  name: string | null;
}

/** How many referrals of the cases that I hold are open in this way. The same query as the list. */
export async function countOpenReferrals(visit: Visit, filter: ReferralFilter = 'answer'): Promise<number> {
  const counted = await visit.db
    .selectFrom(openRows(visit, filter).as('open'))
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .executeTakeFirstOrThrow();
  return Number(counted.number);
}

/** The same referrals, those that stand longest first; `more` says that there is a next page. */
export async function listOpenReferrals(
  visit: Visit,
  filter: ReferralFilter = 'answer',
  page = 1,
): Promise<{ lines: ReferralLine[]; more: boolean }> {
  const rows = await openRows(visit, filter)
    .limit(referralsOnAPage + 1)
    .offset((page - 1) * referralsOnAPage)
    .execute();
  const shown = rows.slice(0, referralsOnAPage);
  const cases = await openListedCases(
    visit,
    shown.map((row) => row.case_id),
  );
  const referrals = await referralsOf(
    visit,
    cases,
    shown.map((row) => row.id),
  );
  const lines = shown.flatMap((row): ReferralLine[] => {
    const [opened, referral] = [cases.get(row.case_id), referrals.get(row.id)];
    return opened && referral ? [{ ...referral, reference: opened.reference, name: opened.name }] : [];
  });
  return { lines, more: rows.length > referralsOnAPage };
}

/** One source for the number and the list. */
function openRows(visit: Visit, filter: ReferralFilter) {
  return visit.db
    .selectFrom('referral')
    .innerJoin('case_file', 'case_file.id', 'referral.case_id')
    .select(['referral.id', 'referral.case_id'])
    .where('referral.state', 'in', statesOf[filter])
    .where('case_file.status', '=', 'open')
    .orderBy('referral.since_day')
    .orderBy('referral.id');
}
