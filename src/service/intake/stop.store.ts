import { sql } from 'kysely';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import { dropRegistrationDraft, isDraftCode } from './draft.store.ts';
import { mayTryCode } from './public.store.ts';
import { receiptMac } from './receipt.ts';

/**
 * What stopping means for whoever has this code: what the visitor wrote is erased, or the client's coordinator is told.
 */
export type StopOutcome = 'unfinished' | 'erased' | 'told';

/**
 * What stopping would do, or, when the visitor is sure, does. Null for a code that is wrong, unknown, withdrawn or of
 * help that has ended, all alike; counted as every other try of a code.
 */
export async function stopWithCode(
  desk: PublicDesk,
  { code, sure, address }: { code: string | null; sure: boolean; address: string },
): Promise<{ kind: 'too-often' } | { kind: 'answer'; outcome: StopOutcome | null }> {
  return desk.scoped(async (db) => {
    if (!(await mayTryCode(desk, db, address))) return { kind: 'too-often' };
    if (code === null) return { kind: 'answer', outcome: null };
    const outcome = (await ofRegistration(desk, db, code, sure)) ?? (await ofDraft(desk, db, code, sure));
    return { kind: 'answer', outcome };
  });
}

async function ofRegistration(
  desk: PublicDesk,
  db: ScopedDb,
  code: string,
  sure: boolean,
): Promise<StopOutcome | null> {
  const wanted = receiptMac(desk.receiptKey, code);
  const { rows } = await sql<{
    outcome: 'erased' | 'told';
    id: string;
  }>`select * from naast.withdraw_registration(${wanted}, ${sure})`.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  const action = row.outcome === 'erased' ? 'registration.withdrawn' : 'registration.stop-asked';
  if (sure) await appendEntries(db, [{ action, objectId: row.id }]);
  return row.outcome;
}

async function ofDraft(desk: PublicDesk, db: ScopedDb, code: string, sure: boolean): Promise<StopOutcome | null> {
  const isThere = sure ? await dropRegistrationDraft(desk, db, { code }) : await isDraftCode(desk, db, code);
  return isThere ? 'unfinished' : null;
}
