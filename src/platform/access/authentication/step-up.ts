import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { fitsLimit, uncountTry } from '#app/platform/limits/index.ts';
import { forgetPerson, VaultBusy } from '#app/platform/vault/index.ts';
import { endOfWindow, materialOf, unlock } from './sign-in.ts';

/** Did the signed-in person type the password again, at the moment of an act that cannot be taken back? */
export type StepUp =
  | { ok: true }
  | { ok: false; reason: 'missing' | 'wrong' | 'passkey' | 'busy' }
  | { ok: false; reason: 'too-many'; again: Date };

/**
 * Asks for the password once more. Counted as at sign-in, and in a transaction of its own, before that of the act: a
 * try that failed stays counted and written down although everything else of its request is undone. One that was right
 * is no guess and no longer counts: a morning of taking out files is not refused at the eighth.
 */
export async function stepUp(
  installation: StaffInstallation,
  who: { person: string; session: string; loginName: string },
  password: string,
): Promise<StepUp> {
  const found = await installation.scoped({ kind: 'door' }, async (db) =>
    (await fitsLimit(db, installation.pepper, 'step-up', who)) ? materialOf(db, who.loginName) : ('too-many' as const),
  );
  const write = (action: 'step-up.done' | 'step-up.failed', reason?: string) =>
    installation.scoped({ kind: 'person', person: who.person, session: who.session }, async (db: ScopedDb) => {
      if (action === 'step-up.done') await uncountTry(db, installation.pepper, 'step-up', who);
      await appendEntries(db, [{ action, outcome: reason ? 'refused' : 'done', ...(reason ? { reason } : {}) }]);
    });
  if (found === 'too-many') {
    await write('step-up.failed', 'too-many');
    return { ok: false, reason: 'too-many', again: endOfWindow() };
  }
  try {
    const secret = found?.person_id === who.person ? await unlock(installation, password, found) : null;
    if (secret) forgetPerson(secret);
    await write(secret ? 'step-up.done' : 'step-up.failed', secret ? undefined : 'wrong');
    return secret ? { ok: true } : { ok: false, reason: 'wrong' };
  } catch (error) {
    if (error instanceof VaultBusy) return { ok: false, reason: 'busy' };
    throw error;
  }
}
