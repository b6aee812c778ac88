import pg from 'pg';
import type { AdministratorConnection } from '#app/platform/migration/index.ts';
import type { BroughtRow } from './case-building.ts';
import { momentOf, momentsOf } from './moments.ts';
import type { DemoEvent, Scenario } from './scenario.ts';

/** A case as it was lived through just now, with the days on which all of it is said to have happened. */
export interface LivedCase extends Scenario {
  key: string;
  reference: string;
  brought: readonly (BroughtRow & { daysAgo: number })[];
  /** When the client asked to stop; null when not. */
  asksToStopDaysAgo: number | null;
}

export interface PastRegistration {
  receiptMac: Buffer;
  daysAgo: number;
}

export interface Past {
  clients: readonly LivedCase[];
  registrations: readonly PastRegistration[];
  today: Temporal.PlainDate;
}

/**
 * Sets the clocks of a fresh demo back, so that a note of last month does not say that it was written a minute
 * ago. As the administrator, since nobody else can change when something was written; the audit log keeps the real
 * times.
 */
export async function setBack(connection: AdministratorConnection & { database: string }, past: Past): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query('begin');
    for (const one of past.clients) await setClientBack(client, one, past.today);
    for (const [at, { receiptMac, daysAgo }] of past.registrations.entries()) {
      const day = past.today.subtract({ days: daysAgo }).toString();
      await client.query(registration, [receiptMac, day, daysAgo === 0 ? null : hours[at % hours.length]]);
    }
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** People write when they can: in a break, after work, late at night. What came today came when the world was made. */
const hours = [13, 21, 9, 16, 23, 11, 19, 7];

const registration = `update naast.registration set received_day = $2, changed_day = least(changed_day, $2::date + 1),
  received_hour = coalesce($3::smallint, received_hour) where receipt_mac = $1`;

async function setClientBack(client: pg.Client, past: LivedCase, today: Temporal.PlainDate): Promise<void> {
  const { openedDaysAgo, happenings } = past;
  const day = (daysAgo: number) => today.subtract({ days: daysAgo }).toString();
  const last = Math.min(openedDaysAgo, ...happenings.map(({ daysAgo }) => daysAgo));
  const found = await client.query(
    'update naast.case_file set created_day = $2, changed_day = $3 where reference = $1 returning id',
    [past.reference, day(openedDaysAgo), day(last)],
  );
  const id: unknown = found.rows[0]?.id;
  await client.query(
    'update naast.registration set received_day = $2::date - 4, changed_day = $2::date where case_id = $1',
    [id, day(openedDaysAgo)],
  );
  if (past.asksToStopDaysAgo !== null)
    await client.query('update naast.registration set stop_asked_day = $2 where case_id = $1', [
      id,
      day(past.asksToStopDaysAgo),
    ]);
  const moments = momentsOf(happenings, today);
  await client.query(openingAt, [id, momentOf(today, openedDaysAgo, '10:40'), [...moments.keys()]]);
  for (const [kind, times] of moments) await client.query(recordsAt, [id, kind, times]);
  await client.query(closuresAt, [id, moments.get('closed') ?? [], moments.get('reopened') ?? []]);
  for (const { table, id: what, daysAgo } of past.brought) await client.query(broughtOn[table], [what, day(daysAgo)]);
  for (const happening of happenings) await setRest(client, id, happening, today);
}

/** What lies outside the records: a draft, and the worry that a note laid before the coordinator. */
async function setRest(client: pg.Client, id: unknown, happening: DemoEvent, today: Temporal.PlainDate): Promise<void> {
  if (happening.what === 'draft')
    await client.query('update naast.draft set saved_at = $2 where case_id = $1', [
      id,
      momentOf(today, happening.daysAgo, '21:15'),
    ]);
  if (happening.what === 'note' && happening.note.worries !== undefined)
    await client.query("update naast.task set due_day = $2 where case_id = $1 and kind = 'worry'", [
      id,
      today.subtract({ days: happening.daysAgo }).toString(),
    ]);
}

const broughtOn = {
  letter: 'update naast.letter set received_day = $2 where id = $1',
  dossier_document: 'update naast.dossier_document set added_day = $2 where id = $1',
  dossier_bundle: 'update naast.dossier_bundle set made_day = $2 where id = $1',
} as const;

const openingAt = 'update naast.case_record set written_at = $2 where case_id = $1 and kind <> all ($3)';

/** The records of one kind, in the order in which they were really written. What was written today keeps its time. */
const recordsAt = `
  update naast.case_record r set written_at = m.moment
  from (
    select id, version, row_number() over (order by written_at) as place
    from naast.case_record where case_id = $1 and kind = $2
  ) o
  join unnest($3::timestamptz[]) with ordinality as m (moment, place) using (place)
  where r.id = o.id and r.version = o.version and m.moment < now()`;

const closuresAt = `
  update naast.case_closure c set
    closed_at = coalesce(($2::timestamptz[])[o.place], c.closed_at),
    reopened_at = case when c.reopened_at is null then null else ($3::timestamptz[])[o.place] end
  from (select id, row_number() over (order by closed_at) as place from naast.case_closure where case_id = $1) o
  where c.id = o.id`;
