import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { taskKinds } from './task-kinds.ts';

/** The first day in the clear of all limits and tasks that are open in a case; lists of clients sort by it. */
export async function renewNextDue(visit: Visit, caseId: string): Promise<void> {
  await sql`update naast.case_file set next_due_day = least(
      (select min(least(driving_day, proposed_day)) from naast.legal_limit where case_id = ${caseId} and state = 'open'),
      (select min(due_day) from naast.task where case_id = ${caseId} and state = 'open' and kind = any(${[...taskKinds]}::text[])))
    where id = ${caseId}`.execute(visit.db);
}
