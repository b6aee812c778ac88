import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import { forgetPerson, newId } from '#app/platform/vault/index.ts';
import type { Device } from './devices.ts';
import { alarm, doubtAbout, failure, materialOf, type SignInResult, startSession, unlock } from './sign-in.ts';

/**
 * One click for an invented person: without a code. The installation's own stamp decides, in the same transaction that
 * makes the session, so that no setting can open a real installation this way (design question 39).
 */
export async function signInDemo(
  installation: StaffInstallation,
  who: { loginName: string; password: string; device?: Device },
): Promise<SignInResult> {
  return installation.scoped({ kind: 'door' }, async (db) => {
    const { kind } = await db.selectFrom('installation').select('kind').executeTakeFirstOrThrow();
    const found = kind === 'made-up' ? await materialOf(db, who.loginName) : null;
    const secret = found && (await unlock(installation, who.password, found));
    if (!found || !secret) {
      await appendEntries(db, [failure(found?.person_id)]);
      return { ok: false, reason: 'wrong' };
    }
    try {
      const session = newId();
      await installation.become(db, { kind: 'person', person: found.person_id, session });
      const doubt = await doubtAbout(db, installation, found.person_id, secret);
      if (doubt) {
        await appendEntries(db, [alarm(found.person_id, doubt)]);
        return { ok: false, reason: 'wrong' };
      }
      const cookie = await startSession(db, {
        session,
        personId: found.person_id,
        secret,
        ...(who.device ? { device: who.device } : {}),
      });
      await appendEntries(db, [{ action: 'sign-in.done', outcome: 'done', level: 'made-up' }]);
      return { ok: true, cookie };
    } finally {
      forgetPerson(secret);
    }
  });
}
