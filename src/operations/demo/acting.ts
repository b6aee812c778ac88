import { signInDemo } from '#app/platform/access/authentication/index.ts';
import { writeLists } from '#app/platform/access/grants/index.ts';
import {
  accessPolicy,
  findSession,
  Journal,
  Keyring,
  type StaffInstallation,
  type Visit,
} from '#app/platform/access/visit/index.ts';
import { forget, newId, openSession, readSessionCookie } from '#app/platform/vault/index.ts';

interface Credentials {
  loginName: string;
  password: string;
}

/**
 * Does something as a colleague, the way a request does it: the colleague's session and rights, one transaction, the
 * audit log last.
 */
export type ActAs = <T>(person: Credentials, work: (visit: Visit) => Promise<T>) => Promise<T>;

/** Lets the people of a demo installation act; each of them signs in once. */
export function actingIn(installation: StaffInstallation): ActAs {
  const cookies = new Map<string, Promise<string>>();

  const enter = async (person: Credentials): Promise<string> => {
    const entered = await signInDemo(installation, person);
    if (!entered.ok) throw new Error(`${person.loginName} cannot sign in.`);
    return entered.cookie;
  };
  const cookieOf = (person: Credentials): Promise<string> => {
    const cookie = cookies.get(person.loginName) ?? enter(person);
    cookies.set(person.loginName, cookie);
    return cookie;
  };

  return async (person, work) => {
    const session = readSessionCookie(await cookieOf(person));
    const pins = installation.pins();
    const row = session && (await findSession(installation, session.lookup));
    if (!session || !pins || !row?.secret_sealed) throw new Error(`${person.loginName} has no session.`);
    const secret = openSession(session.key, { sessionId: row.id, personId: row.person_id }, row.secret_sealed);
    forget(session.key);
    return installation.scoped({ kind: 'person', person: row.person_id, session: row.id }, async (db) => {
      const keys = new Keyring(db, row.person_id, secret, pins);
      const requestId = newId();
      const journal = new Journal(requestId);
      const visit: Visit = {
        db,
        requestId,
        policy: accessPolicy,
        keys,
        journal,
        person: {
          id: row.person_id,
          loginName: row.login_name,
          roles: row.roles,
          regionId: row.region_id,
          status: row.status,
          teams: row.teams,
          suspended: null,
        },
        session: {
          id: row.id,
          level: row.level,
          steppedUpAt: row.stepped_up_at,
          absoluteUntil: row.absolute_until,
          duty: row.duty,
          fresh: row.fresh,
        },
      };
      try {
        const result = await work(visit);
        await writeLists(visit);
        await journal.write(db);
        return result;
      } finally {
        keys.forget();
      }
    });
  };
}
