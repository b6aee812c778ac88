import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';

/** Something new about a limit of a case that I hold. What it is is in the case, not here. */
export interface DueNotice {
  kind: 'limit-reminder' | 'limit-proposal' | 'limit-moved' | 'limit-escalation';
  reference: string;
  limitId: string;
  caseId: string;
  day: string;
}

/**
 * "There is something new": the notices of the last week about limits that are still open; the newest of each limit.
 */
export async function noticesOf(visit: Visit): Promise<DueNotice[]> {
  const rows = await visit.db
    .selectFrom('notice')
    .innerJoin('legal_limit', 'legal_limit.id', 'notice.limit_id')
    .innerJoin('case_file', 'case_file.id', 'notice.case_id')
    .select([
      'notice.kind',
      'notice.day',
      'notice.limit_id as limitId',
      'notice.case_id as caseId',
      'case_file.reference',
    ])
    .distinctOn('notice.limit_id')
    .where('legal_limit.state', '=', 'open')
    .where('case_file.status', '=', 'open')
    // A proposal that was taken over, or is gone with what made it, asks nobody to choose any more.
    .where(sql<boolean>`(notice.kind <> 'limit-proposal' or legal_limit.proposed_day is not null)`)
    .where(sql<boolean>`notice.day > current_date - 7`)
    .orderBy('notice.limit_id')
    .orderBy('notice.day', 'desc')
    // Of one day the alarm goes before the proposal, and that before the reminder: they ask for something.
    .orderBy('notice.kind')
    .execute();
  return rows
    .map(({ limitId, caseId, ...row }) => ({ ...row, limitId: limitId ?? '', caseId: caseId ?? '' }))
    .sort((a, b) => Number(isAlarm(b)) - Number(isAlarm(a)) || b.day.localeCompare(a.day));
}

const isAlarm = ({ kind }: Pick<DueNotice, 'kind'>) => kind === 'limit-escalation';
