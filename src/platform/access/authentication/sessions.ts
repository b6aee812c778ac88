import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { forget, newSessionCookie, sealSession } from '#app/platform/vault/index.ts';
import { type Device, openDevice } from './devices.ts';

/** A live session of one's own. */
export interface OwnSession {
  id: string;
  isThis: boolean;
  device: Device | null;
  startedAt: Date;
  touchedAt: Date;
}

/** Where the person is signed in now: this session first, then the one used last. */
export async function ownSessions(visit: Visit): Promise<OwnSession[]> {
  const rows = await visit.db
    .selectFrom('session')
    .select(['id', 'device_sealed', 'started_at', 'touched_at'])
    .where('person_id', '=', visit.person.id)
    .where('ended_at', 'is', null)
    .where('idle_until', '>', sql<Date>`clock_timestamp()`)
    .where('absolute_until', '>', sql<Date>`clock_timestamp()`)
    .orderBy('touched_at', 'desc')
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      isThis: row.id === visit.session.id,
      device: row.device_sealed && openDevice(visit.keys.secret, row.id, row.device_sealed),
      startedAt: row.started_at,
      touchedAt: row.touched_at,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}

/**
 * Ends another session of the same person; false when it is somebody else's, or over. Its next request is refused on
 * every server.
 */
export async function endOwnSession(visit: Visit, sessionId: string): Promise<boolean> {
  return (await endOwn(visit, sessionId)) > 0;
}

/** Ends all sessions of the person but this one. Gives how many. */
export function endOtherSessions(visit: Visit): Promise<number> {
  return endOwn(visit, null);
}

async function endOwn(visit: Visit, only: string | null): Promise<number> {
  let query = visit.db
    .updateTable('session')
    .set({ ended_at: sql<Date>`clock_timestamp()`, secret_sealed: null })
    .where('person_id', '=', visit.person.id)
    .where('id', '<>', visit.session.id)
    .where('ended_at', 'is', null);
  if (only !== null) query = query.where('id', '=', only);
  const count = Number((await query.executeTakeFirst()).numUpdatedRows);
  if (count > 0) visit.journal.note({ action: 'session.ended', objectId: visit.person.id, count });
  return count;
}

/**
 * Ends every session of a colleague for whom the asker may vouch: a lost telephone. Gives how many; the database judges
 * the right.
 */
export async function endSessionsOf(visit: Visit, personId: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select naast.end_sessions_of(${personId}) as ended`.execute(visit.db);
  const count = rows[0]?.ended ?? 0;
  visit.journal.note({ action: 'session.ended', objectId: personId, count });
  return count;
}

/** A new cookie for this session; the old one is dead (T30). Gives its value. */
export async function renewSession(visit: Visit): Promise<string> {
  const cookie = newSessionCookie();
  const owner = { sessionId: visit.session.id, personId: visit.person.id };
  const sealed = sealSession(cookie.key, owner, visit.keys.secret);
  // From now on the key is in the cookie alone (T105).
  forget(cookie.key);
  await visit.db
    .updateTable('session')
    .set({ lookup: cookie.lookup, secret_sealed: sealed })
    .where('id', '=', visit.session.id)
    .execute();
  return cookie.value;
}

/** A kind of device that was never used before, and when; told everywhere but on that device itself. */
export interface NewDevice {
  device: Device | null;
  at: Date;
}

/** Sign-ins from new devices that the person has not confirmed yet. */
export async function newDevices(visit: Visit): Promise<NewDevice[]> {
  const rows = await visit.db
    .selectFrom('known_device')
    .leftJoin('session', 'session.id', 'known_device.session_id')
    .select(['known_device.at', 'session.id', 'session.device_sealed'])
    .where('known_device.person_id', '=', visit.person.id)
    .where('known_device.known_at', 'is', null)
    .where('known_device.session_id', '<>', visit.session.id)
    .orderBy('known_device.at', 'desc')
    .execute();
  return rows.map(({ at, id, device_sealed }) => ({
    device: id !== null && device_sealed !== null ? openDevice(visit.keys.secret, id, device_sealed) : null,
    at,
  }));
}

/** "That was me": said on another device than the new one, for a thief would say it too. */
export async function confirmDevices(visit: Visit): Promise<void> {
  await visit.db
    .updateTable('known_device')
    .set({ known_at: databaseNow() })
    .where('person_id', '=', visit.person.id)
    .where('known_at', 'is', null)
    .where('session_id', '<>', visit.session.id)
    .execute();
}
