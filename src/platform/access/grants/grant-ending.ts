import { sql } from 'kysely';
import { signForAct } from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { noteEnded } from './case-list.ts';

/**
 * Ends a grant: the row stays for the audit log, the sealed key is erased. False when it was not live or not this
 * person's to end.
 */
export async function endGrant(visit: Visit, grantId: string, reason: string): Promise<boolean> {
  return (await endGrants(visit, [grantId], reason)) === 1;
}

/** Ends several, each under the signature of the one who acts; the audit log says so with the commit. Gives how many. */
export async function endGrants(visit: Visit, grantIds: readonly string[], reason: string): Promise<number> {
  const endings = grantIds.map((subject) => ({ kind: 'grant.ended' as const, subject, content: {} }));
  const statements = endings.length === 0 ? null : await signForAct(visit, endings);
  if (statements === null) return 0;
  const { rows } = await sql<{ id: string }>`select id from naast.end_grants(${[...grantIds]}::uuid[], ${reason},
    ${visit.requestId}, ${statements}::jsonb)`.execute(visit.db);
  for (const { id } of rows) noteEnded(visit, id);
  return rows.length;
}
