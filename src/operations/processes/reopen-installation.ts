import { sql } from 'kysely';
import { type AuditEntry, appendEntries } from '#app/platform/audit/index.ts';
import type { Compartment, ScopedDb } from '#app/platform/database/index.ts';

interface Ended {
  what: 'person' | 'certificate' | 'grant';
  id: string;
  case_id: string | null;
  compartment: Compartment | null;
}

/**
 * Opens an installation that was restored without its journal; whoever left since loses everything, and the audit log
 * says so.
 */
export async function reopenInstallation(db: ScopedDb, left: readonly string[]): Promise<void> {
  const { rows } = await sql<Ended>`select * from naast.reopen(${[...left]}::text[])`.execute(db);
  await appendEntries(db, [{ action: 'house.reopened', count: left.length }, ...rows.map(entryOf)]);
}

/** The audit log is the list of revocations, whatever the rows say. */
function entryOf({ what, id, case_id, compartment }: Ended): AuditEntry {
  const reason = 'left';
  if (what === 'person') return { action: 'person.ended', objectId: id, reason };
  if (what === 'certificate') return { action: 'certificate.revoked', objectId: id, reason };
  const of = case_id === null || compartment === null ? {} : { case: case_id, compartment };
  return { action: 'grant.ended', grant: id, ...of, reason };
}
