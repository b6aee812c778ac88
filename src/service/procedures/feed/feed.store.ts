import { sql } from 'kysely';
import type { StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { newId, randomBytes, sha256 } from '#app/platform/vault/index.ts';
import type { FeedDay } from './calendar-text.ts';

/** My calendar feed, when it is on: since which day. The address itself is known to nobody but the one who wrote it down. */
export async function myFeed(visit: Visit): Promise<{ since: string } | null> {
  const row = await visit.db
    .selectFrom('calendar_feed')
    .select('made_day')
    .where('person_id', '=', visit.person.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row ? { since: row.made_day } : null;
}

/** Makes a new address for my calendar and ends the one before. Returns the token, which is kept as a hash only. */
export async function newFeed(visit: Visit): Promise<string> {
  await endFeed(visit);
  const token = randomBytes(32).toString('base64url');
  const id = newId();
  await visit.db
    .insertInto('calendar_feed')
    .values({ id, person_id: visit.person.id, lookup: hashOf(token) })
    .execute();
  visit.journal.note({ action: 'calendar.made', objectId: id });
  return token;
}

/** Ends the address of my calendar at once; false when there was none. */
export async function endFeed(visit: Visit): Promise<boolean> {
  const row = await visit.db
    .updateTable('calendar_feed')
    .set({ ended_at: databaseNow() })
    .where('person_id', '=', visit.person.id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row) visit.journal.note({ action: 'calendar.ended', objectId: row.id });
  return row !== undefined;
}

/** The days behind an address, at the door; null for what is not, or no longer, an address of ours. */
export async function feedDays(
  installation: Pick<StaffInstallation, 'scoped'>,
  token: string,
): Promise<FeedDay[] | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const { rows } = await installation.scoped({ kind: 'door' }, (db) =>
    sql<{ limit_id: string | null; day: string; version: number }>`
      select limit_id, day::text as day, version from naast.feed_days(${hashOf(token)})`.execute(db),
  );
  if (rows.length === 0) return null;
  return rows.flatMap(({ limit_id, day, version }) =>
    // Hashed with the token: two calendars with the same limit cannot be laid beside one another.
    limit_id === null
      ? []
      : [{ uid: uidOf(token, limit_id), day: Temporal.PlainDate.from(day), sequence: version - 1 }],
  );
}

const hashOf = (token: string) => sha256('naast-calendar-feed', token);
const uidOf = (token: string, id: string) => sha256('naast-calendar-uid', token, id).toString('hex').slice(0, 40);
