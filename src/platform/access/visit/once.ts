import { sql } from 'kysely';
import { sha256 } from '#app/platform/vault/index.ts';
import type { Visit } from './visit.ts';

/**
 * One effect per form: the first request with this key does the work and remembers where it led; a repeat, also one at
 * the same moment, is sent to the same place (T119). A key counts at the address it was sent to: the same one in another form
 * drops nothing. `work` returns the local path to go to.
 */
export async function once(visit: Visit, sent: string, work: () => Promise<string>): Promise<string> {
  const key = keyOf(visit, sent);
  const before = await doneBefore(visit, key, '/');
  if (before !== null) return before;
  const location = await work();
  await sql`update naast.done_once set location = ${location} where person_id = ${visit.person.id} and key = ${key}`.execute(
    visit.db,
  );
  return location;
}

/** The same, where it is known before the work to which place it leads. */
export async function onceAt(
  visit: Visit,
  sent: string,
  location: string,
  work: () => Promise<unknown>,
): Promise<string> {
  const before = await doneBefore(visit, keyOf(visit, sent), location);
  if (before === null) await work();
  return before ?? location;
}

/** A key for this act alone. */
function keyOf({ act }: Visit, sent: string): string {
  if (act === undefined) return sent;
  const hex = sha256('naast-once', act, sent).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

/** Where the first request with this key led; null when this is the first. */
async function doneBefore(visit: Visit, key: string, location: string): Promise<string | null> {
  const person = visit.person.id;
  const first = await visit.db
    .insertInto('done_once')
    .values({ person_id: person, key, location })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows) return null;
  const before = await visit.db
    .selectFrom('done_once')
    .select('location')
    .where('person_id', '=', person)
    .where('key', '=', key)
    .executeTakeFirst();
  return before?.location ?? '/';
}
