import { sql } from 'kysely';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type BookEntry, type ChainVerdict, readBook, verifyBook } from '#app/platform/audit/index.ts';
import { type BookKind, ofKind } from './book-in-short.ts';

export interface BookPage {
  entries: BookEntry[];
  names: Map<string, string>;
  /** References by case id, as far as the audit log itself tells them: the auditor can open no case. */
  references: Map<string, string>;
  /** Sequence number from which the next, older page starts; null at the beginning of the audit log. */
  older: number | null;
}

const perPage = 100;

/** One page of the audit log, newest first, with the names of those who acted. The reading is itself written down. */
export async function bookPage(
  visit: Visit,
  { show, ...filter }: { person?: string; case?: string; before?: number; show?: BookKind },
): Promise<BookPage> {
  const only = show === undefined ? {} : { only: ofKind(show) };
  const entries = await readBook(visit.db, { ...filter, ...only, limit: perPage });
  const people = entries.flatMap((entry) =>
    [entry.person, isPersonAct(entry) ? entry.objectId : undefined].filter((id) => id !== undefined),
  );
  const names = await namesOf(visit.db, visit.keys, people);
  const references = await referencesOf(visit, entries);
  visit.journal.note({ action: 'access-book.read', count: entries.length });
  const last = entries.at(-1)?.seq;
  return { entries, names, references, older: last !== undefined && entries.length === perPage ? last : null };
}

/** Acts whose object is a colleague: the log names that colleague too. */
export function isPersonAct(entry: BookEntry): boolean {
  return /^(grant|block|glass|person|sign-in|held-text|profile|house|team)\./.test(entry.action);
}

async function referencesOf(visit: Visit, entries: readonly BookEntry[]): Promise<Map<string, string>> {
  const ids = [...new Set(entries.flatMap((entry) => entry.case ?? []))];
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ case_id: string; reference: string }>`
    select distinct on (case_id) case_id, body::jsonb ->> 'reference' as reference from naast.audit_entry
    where case_id = any(${ids}::uuid[]) and body::jsonb ->> 'reference' is not null order by case_id, seq`.execute(
    visit.db,
  );
  return new Map(rows.map((row) => [row.case_id, row.reference]));
}

/** Verifies the whole chain as the auditor, and writes down that it was done. */
export async function verifyAsAuditor(visit: Visit): Promise<ChainVerdict> {
  const verdict = await verifyBook(visit.db);
  visit.journal.note({
    action: 'access-book.verified',
    outcome: verdict.ok ? 'done' : 'failed',
    count: verdict.entries,
  });
  return verdict;
}

/** Case id behind a reference that the auditor typed, as far as the audit log tells it; null when it does not. */
export async function caseOfReference(visit: Visit, reference: string): Promise<string | null> {
  const { rows } = await sql<{ case_id: string }>`
    select case_id from naast.audit_entry where body::jsonb ->> 'reference' = ${reference} order by seq limit 1`.execute(
    visit.db,
  );
  return rows[0]?.case_id ?? null;
}
