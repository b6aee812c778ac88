import { sql } from 'kysely';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type ChainResult, type LogEntry, readLog, verifyLog } from '#app/platform/audit/index.ts';
import { actsOf } from './act-groups.ts';
import type { LogAsked } from './log-filter.ts';
import { ofKind } from './log-in-short.ts';

export interface LogPage {
  entries: LogEntry[];
  names: Map<string, string>;
  /** References by case id, as far as the audit log itself tells them: the auditor can open no case. */
  references: Map<string, string>;
  /** Sequence number from which the next, older page starts; null at the beginning of the audit log. */
  older: number | null;
}

const linesOnAPage = 40;
/** A file holds so many lines at most: more than that nobody reads, and they would stand in memory at once. */
export const mostExported = 20_000;
const exportedAtOnce = 2_000;

/** One page of the audit log, newest first, with the names of those who acted. The reading is itself written down. */
export async function logPage(visit: Visit, asked: LogAsked): Promise<LogPage> {
  const entries = await entriesOf(visit, asked, linesOnAPage);
  visit.journal.note({ action: 'access-book.read', count: entries.length });
  const last = entries.at(-1)?.seq;
  const older = last !== undefined && entries.length === linesOnAPage ? last : null;
  return { entries, ...(await toldOf(visit, entries)), older };
}

/** All lines that are asked for, to take along; null when they are too many. That they were taken is written down. */
export async function logToExport(visit: Visit, asked: LogAsked): Promise<Omit<LogPage, 'older'> | null> {
  const entries: LogEntry[] = [];
  let next: LogAsked | null = asked;
  while (next) {
    const some: LogEntry[] = await entriesOf(visit, next, exportedAtOnce);
    entries.push(...some);
    if (entries.length > mostExported) return null;
    const last = some.at(-1)?.seq;
    next = some.length < exportedAtOnce || last === undefined ? null : { ...asked, before: last };
  }
  visit.journal.note({ action: 'access-book.exported', count: entries.length });
  return { entries, ...(await toldOf(visit, entries)) };
}

async function entriesOf(visit: Visit, asked: LogAsked, limit: number): Promise<LogEntry[]> {
  const { case: reference, act, show, ...codes } = asked;
  const caseId = reference === undefined ? undefined : await caseOfReference(visit, reference);
  if (caseId === null) return [];
  return readLog(visit.db, {
    ...codes,
    ...(caseId === undefined ? {} : { case: caseId }),
    ...(act === undefined ? {} : { actions: actsOf(act) }),
    ...(show === undefined ? {} : { only: ofKind(show) }),
    limit,
  });
}

/** The names and references that these entries need. */
async function toldOf(visit: Visit, entries: readonly LogEntry[]) {
  const people = entries.flatMap((entry) =>
    [entry.person, isPersonAct(entry) ? entry.objectId : undefined].filter((id) => id !== undefined),
  );
  return { names: await namesOf(visit.db, visit.keys, people), references: await referencesOf(visit, entries) };
}

/** Everybody who can stand in the audit log, by name: for choosing one of them. */
export async function peopleOfLog(visit: Visit): Promise<{ id: string; name: string }[]> {
  const rows = await visit.db.selectFrom('person').select('id').execute();
  const ids = rows.map(({ id }) => id);
  const names = await namesOf(visit.db, visit.keys, ids);
  return ids.map((id) => ({ id, name: names.get(id) ?? '' })).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Acts whose object is a colleague: the log names that colleague too. */
export function isPersonAct(entry: LogEntry): boolean {
  return /^(grant|block|glass|person|sign-in|held-text|profile|house|team)\./.test(entry.action);
}

/** By the first entry of each case that has it: the one of its opening, so that no case is read through. */
async function referencesOf(visit: Visit, entries: readonly LogEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap((entry) => entry.case ?? []))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ case_id: string; reference: string }>`
    select one.id as case_id, first.reference from unnest(${ids}::uuid[]) as one(id) cross join lateral (
      select body::jsonb ->> 'reference' as reference from naast.audit_entry
      where case_id = one.id and body::jsonb ->> 'reference' is not null order by seq limit 1) first`.execute(visit.db);
  return new Map(rows.map((row) => [row.case_id, row.reference]));
}

/** Verifies the whole chain as the auditor, and writes down that it was done. */
export async function verifyAsAuditor(visit: Visit): Promise<ChainResult> {
  const verdict = await verifyLog(visit.db);
  visit.journal.note({
    action: 'access-book.verified',
    outcome: verdict.ok ? 'done' : 'failed',
    count: verdict.entries,
  });
  return verdict;
}

/** Case id behind a reference that the auditor typed, as far as the audit log tells of its opening; null when it does not. */
export async function caseOfReference(visit: Visit, reference: string): Promise<string | null> {
  const { rows } = await sql<{ case_id: string }>`select case_id from naast.audit_entry
    where action = 'case.opened' and body::jsonb ->> 'reference' = ${reference} order by seq limit 1`.execute(visit.db);
  return rows[0]?.case_id ?? null;
}
