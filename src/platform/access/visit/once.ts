import { sql } from 'kysely';
import type { Visit } from './visit.ts';

/**
 * One effect per form: the first request with this key does the work and remembers where it led; a repeat, also one at
 * the same moment, is sent to the same place (T119). `work` returns the local path to go to.
 */
export async function once(visit: Visit, key: string, work: () => Promise<string>): Promise<string> {
  const person = visit.person.id;
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
