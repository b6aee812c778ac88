import { endGrants, type OpenCase } from '#app/platform/access/grants/index.ts';
import { tellWhoLost } from '#app/platform/access/notices/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { isFatal } from '#app/service/limit-counting/index.ts';
import { readHeader, writeRecord } from '../records/index.ts';
import type { ClosingReason, ReopeningReason } from './reasons.ts';

export interface Closure {
  reason: string;
  closedBy: string;
  closedAt: Date;
}

/** A fatal day that runs in a case: while it does, the case does not close. */
export interface RunningDay {
  id: string;
  /** The limit of the catalogue, or 'letter'. */
  what: string;
  day: string;
}

/**
 * The fatal days of ours that run, the first one first; also one that is past, of which nobody said what became of it. A
 * closed case is in no list: whoever closed it would let them go alone, and that takes two (docs/decisions/0062).
 */
export async function runningFatalDays(open: OpenCase): Promise<RunningDay[]> {
  const rows = await open.visit.db
    .selectFrom('legal_limit')
    .select(['id', 'catalogue_id', 'driving_day'])
    .where('case_id', '=', open.caseId)
    .where('state', '=', 'open')
    .where('purpose', '=', 'act')
    .orderBy('driving_day')
    .orderBy('id')
    .execute();
  return rows
    .filter((row) => isFatal(row.catalogue_id))
    .map((row) => ({ id: row.id, what: row.catalogue_id, day: row.driving_day }));
}

/**
 * Closes a case: the closure is a row, and every grant to a person ends with it, its key erased, in the same transaction.
 * The region's team keeps its grant. 'already' when a colleague closed it first, 'runs' while a fatal day does.
 */
export async function closeCase(
  open: OpenCase,
  reason: ClosingReason,
  why: string | null = null,
): Promise<'closed' | 'already' | 'runs'> {
  const { visit } = open;
  // Whoever writes a limit at this moment refers to this row: it is counted here, or comes after the closing.
  const now = await visit.db
    .selectFrom('case_file')
    .select('status')
    .where('id', '=', open.caseId)
    .forUpdate()
    .executeTakeFirst();
  if (now?.status === 'open' && (await runningFatalDays(open)).length > 0) return 'runs';
  const changed = await visit.db
    .updateTable('case_file')
    .set({ status: 'closed', changed_day: today().toString() })
    .where('id', '=', open.caseId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'already';
  await visit.db
    .insertInto('case_closure')
    .values({ id: newId(), case_id: open.caseId, reason, closed_by: visit.person.id })
    .execute();
  visit.journal.note({ action: 'case.closed', case: open.caseId, reference: open.reference, reason });
  await writeRecord(open, { kind: 'closed', content: { reason, why } });
  await endGrantsOfPeople(visit, open.caseId, { reason: 'case-closed' });
  await tellWhoLost(open, 'closed', async () => (await readHeader(open)).header.nameToUse);
  return 'closed';
}

/** Opens a closed case again. Nobody gets a grant back by that: a volunteer is asked anew. */
export async function reopenCase(
  open: OpenCase,
  reason: ReopeningReason,
  why: string | null = null,
): Promise<'open' | 'already'> {
  const { visit } = open;
  const changed = await visit.db
    .updateTable('case_file')
    .set({ status: 'open', changed_day: today().toString() })
    .where('id', '=', open.caseId)
    .where('status', '=', 'closed')
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'already';
  await visit.db
    .updateTable('case_closure')
    .set({ reopened_by: visit.person.id, reopened_at: databaseNow() })
    .where('case_id', '=', open.caseId)
    .where('reopened_at', 'is', null)
    .execute();
  visit.journal.note({ action: 'case.reopened', case: open.caseId, reference: open.reference, reason });
  await writeRecord(open, { kind: 'reopened', content: { reason, why } });
  return 'open';
}

/** The closure that holds now; null for an open case. */
export async function currentClosure(open: OpenCase): Promise<Closure | null> {
  const row = await open.visit.db
    .selectFrom('case_closure')
    .select(['reason', 'closed_by', 'closed_at'])
    .where('case_id', '=', open.caseId)
    .where('reopened_at', 'is', null)
    .orderBy('closed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { reason: row.reason, closedBy: row.closed_by, closedAt: row.closed_at } : null;
}

/** Ends every grant to a person on a case, lapsed ones too: their keys go as well. Returns whose they were. */
export async function endGrantsOfPeople(
  visit: Visit,
  caseId: string,
  { reason, only }: { reason: string; only?: string },
): Promise<string[]> {
  let query = visit.db
    .selectFrom('case_grant')
    .select(['id', 'holder_id'])
    .where('case_id', '=', caseId)
    .where('holder_kind', '=', 'person')
    .where('ended_at', 'is', null);
  if (only !== undefined) query = query.where('holder_id', '=', only);
  const grants = await query.execute();
  await endGrants(
    visit,
    grants.map((grant) => grant.id),
    reason,
  );
  return [...new Set(grants.map((grant) => grant.holder_id))];
}
