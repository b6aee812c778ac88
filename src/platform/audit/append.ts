import { type RawBuilder, sql } from 'kysely';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { type AuditEntry, auditEntrySchema } from './entry.ts';

/**
 * Appends entries to the audit log, in order, in one statement. Call it as the last statement before COMMIT: the chain
 * is locked from here to the end of the transaction (design question 11). Throws when an entry holds anything but
 * codes.
 */
export async function appendEntries(db: ScopedDb, entries: readonly AuditEntry[]): Promise<void> {
  const texts = textsOf(entries);
  if (texts.length > 0) await appending(sql`${texts}::text[]`).execute(db);
}

/**
 * The same as a statement without parameters, for the end of a transaction; null when there is nothing to write. The
 * entries are in it as hexadecimal digits: whatever an entry holds, it cannot end its literal.
 */
export function appendingStatement(entries: readonly AuditEntry[]): RawBuilder<unknown> | null {
  const texts = textsOf(entries).map((text) => sql`convert_from(decode(${sql.lit(hexOf(text))}, 'hex'), 'UTF8')`);
  return texts.length === 0 ? null : appending(sql`array[${sql.join(texts)}]::text[]`);
}

const hexOf = (text: string) => Buffer.from(text).toString('hex');

const textsOf = (entries: readonly AuditEntry[]) =>
  entries.map((entry) => JSON.stringify(auditEntrySchema.parse(entry)));

const appending = (texts: RawBuilder<unknown>) =>
  sql`select naast.audit_append(e::jsonb) from unnest(${texts}) with ordinality as given(e, n) order by n`;
