import { type RawBuilder, sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type AuditEntry, auditEntrySchema } from './entry.ts';

/**
 * Appends entries to the audit log, in order, in one statement. Call it as the last statement before COMMIT: the chain
 * is locked from here to the end of the transaction (design question 11). Throws when an entry holds anything but
 * codes.
 */
export async function appendEntries(db: ScopedDb, entries: readonly AuditEntry[]): Promise<void> {
  await appendingStatement(entries)?.execute(db);
}

/** The same as a statement, to be sent together with COMMIT; null when there is nothing to write. */
export function appendingStatement(entries: readonly AuditEntry[]): RawBuilder<unknown> | null {
  if (entries.length === 0) return null;
  const texts = entries.map((entry) => JSON.stringify(auditEntrySchema.parse(entry)));
  return sql`select naast.audit_append(e::jsonb) from unnest(${texts}::text[]) with ordinality as given(e, n) order by n`;
}
