import { sql } from 'kysely';
import { sha256 } from '#app/platform/vault/index.ts';
import type { Visit } from './visit.ts';

/**
 * One effect per form: the first request with this key does the work and remembers where it led; a repeat, also one at
 * the same moment, is sent to the same place (T119). A key counts at the address it was sent to: the same one in another form
 * drops nothing. `work` returns the local path to go to.
 */
export async function once(visit: Visit, sent: string, work: () => Promise<string>): Promise<string> {
  const person = visit.person.id;
  const key = visit.act === undefined ? sent : boundTo(visit.act, sent);
  const first = await visit.db
    .insertInto('done_once')
    .values({ person_id: person, key, location: '/' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!first.numInsertedOrUpdatedRows) {
    const before = await visit.db
      .selectFrom('done_once')
      .select('location')
      .where('person_id', '=', person)
      .where('key', '=', key)
      .executeTakeFirst();
    return before?.location ?? '/';
  }
  const location = await work();
  await sql`update naast.done_once set location = ${location} where person_id = ${person} and key = ${key}`.execute(
    visit.db,
  );
  return location;
}

/** A key for this act alone. */
function boundTo(act: string, key: string): string {
  const hex = sha256('naast-once', act, key).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
