import { sql } from 'kysely';
import { endByInstallation } from '#app/platform/access/statements/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';

interface Ended {
  what: 'person' | 'certificate' | 'grant';
  id: string;
}

/**
 * Opens an installation that was restored without its journal; whoever left since loses everything, signed by the key
 * that ends things, and the audit log says so.
 */
export async function reopenInstallation(
  db: ScopedDb,
  left: readonly string[],
  endingsKey: Buffer | null,
): Promise<void> {
  const { rows } = await sql<Ended>`select what, id from naast.reopen(${[...left]}::text[])`.execute(db);
  await appendEntries(db, [{ action: 'house.reopened', count: left.length }]);
  const endings = rows.map(({ what, id: subject }) => ({ kind: kinds[what], subject }));
  await endByInstallation(db, endingsKey, endings, 'left');
}

const kinds = { person: 'person.ended', certificate: 'certificate.revoked', grant: 'grant.ended' } as const;
