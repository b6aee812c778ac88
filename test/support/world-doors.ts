import { startSession } from '#app/platform/access/authentication/index.ts';
import { writeLists } from '#app/platform/access/grants/index.ts';
import {
  accessPolicy,
  Journal,
  Keyring,
  type Pins,
  type Policy,
  type StaffInstallation,
  type Visit,
} from '#app/platform/access/visit/index.ts';
import type { Role } from '#app/platform/database/index.ts';
import { newId, openPasswordSlot, openSession, readSessionCookie } from '#app/platform/vault/index.ts';
import type { TestInstallation } from './test-installation.ts';

/** A colleague of the small named world: how they sign in, and who they are. */
export interface TestPerson {
  id: string;
  loginName: string;
  name: string;
  roles: Role[];
  regionId: string | null;
  password: string;
  totpSecret: Buffer;
}

/** How a test enters a world. */
export interface WorldDoors {
  installation: StaffInstallation;
  /** Does something as a colleague in one committed transaction, the audit log written last. */
  as<T>(person: TestPerson, work: (visit: Visit) => Promise<T>, policy?: Policy): Promise<T>;
  /** A live session: the value of the cookie. */
  signedIn(person: TestPerson): Promise<string>;
}

/** What a test knows of a world beside its database: enough to enter a copy of that database. */
export interface WorldState {
  pins: Pins | null;
  sessions: Map<string, { value: string; sessionId: string }>;
}

/** The session that the tests remember was ended by something that one of them did. */
class SessionEnded extends Error {}

/** The doors of a world: how a colleague signs in, and acts in a transaction of their own. */
export function doorsOf(test: TestInstallation, state: WorldState): WorldDoors {
  const staff = test.installation('staff');
  const installation: StaffInstallation = {
    scoped: staff.scoped,
    ask: staff.ask,
    become: staff.become,
    pepper: test.pepper,
    receiptKey: test.receiptKey,
    pins: () => state.pins,
  };
  const { sessions } = state;

  const signedIn = async (person: TestPerson): Promise<string> => {
    const sessionId = newId();
    const value = await installation.scoped({ kind: 'person', person: person.id, session: sessionId }, async (db) => {
      const slot = await db
        .selectFrom('unlock_slot')
        .selectAll()
        .where('person_id', '=', person.id)
        .executeTakeFirstOrThrow();
      const secret = await openPasswordSlot({
        password: person.password,
        pepper: installation.pepper,
        personId: person.id,
        slotId: slot.id,
        slot: {
          kdf: slot.kdf,
          salt: slot.salt,
          pepperVersion: slot.pepper_version,
          verifier: slot.verifier,
          slotPublic: slot.slot_public,
          slotSecretSealed: slot.slot_secret_sealed,
          secretSealed: slot.secret_sealed,
        },
      });
      if (!secret) throw new Error('The test password does not open the slot.');
      return startSession(db, { session: sessionId, personId: person.id, secret });
    });
    sessions.set(person.id, { value, sessionId });
    return value;
  };

  const as = <T>(person: TestPerson, work: (visit: Visit) => Promise<T>, policy: Policy = accessPolicy): Promise<T> =>
    acts(person, work, policy).catch(async (error: unknown) => {
      if (!(error instanceof SessionEnded)) throw error;
      // What a test before this one did ended it; nothing of the work was begun.
      await signedIn(person);
      return acts(person, work, policy);
    });

  const acts = async <T>(person: TestPerson, work: (visit: Visit) => Promise<T>, policy: Policy): Promise<T> => {
    const value = sessions.get(person.id)?.value ?? (await signedIn(person));
    const cookie = readSessionCookie(value);
    const sessionId = sessions.get(person.id)?.sessionId;
    const pinned = state.pins;
    if (!cookie || !sessionId || !pinned) throw new Error('No session.');
    return installation.scoped({ kind: 'person', person: person.id, session: sessionId }, async (db) => {
      const row = await db
        .selectFrom('session')
        .select('secret_sealed')
        .where('id', '=', sessionId)
        .executeTakeFirstOrThrow();
      if (!row.secret_sealed) throw new SessionEnded();
      const secret = openSession(cookie.key, { sessionId, personId: person.id }, row.secret_sealed);
      const own = await db.selectFrom('person').selectAll().where('id', '=', person.id).executeTakeFirstOrThrow();
      const teams = await db
        .selectFrom('team_member')
        .select('team_id')
        .distinct()
        .where('person_id', '=', person.id)
        .where('ended_at', 'is', null)
        .execute();
      const requestId = newId();
      const visit: Visit = {
        db,
        requestId,
        policy,
        keys: new Keyring(db, person.id, secret, pinned),
        journal: new Journal(requestId),
        person: {
          id: person.id,
          loginName: own.login_name,
          roles: own.roles,
          regionId: own.region_id,
          status: own.status,
          teams: teams.map((team) => team.team_id),
          suspended: null,
        },
        session: {
          id: sessionId,
          level: 'password+totp',
          steppedUpAt: new Date(),
          absoluteUntil: new Date(Date.now() + 3_600_000),
          duty: null,
          fresh: true,
        },
      };
      try {
        const result = await work(visit);
        await writeLists(visit);
        await visit.journal.write(db);
        return result;
      } finally {
        visit.keys.forget();
      }
    });
  };
  return { installation, as, signedIn };
}
