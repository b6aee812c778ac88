import { sql } from 'kysely';
import { databaseNow, type ScopedDb } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type Job, jobColumns, jobSchema } from './job.ts';
import { queueForCase } from './mail-queue.ts';
import type { WorkerParts } from './parts.ts';

const mostAttempts = 6;

/**
 * Does every job that is due, each in a transaction of its own: several workers never do one twice, and one that fails
 * waits longer each time. Gives the regions in which something new was laid before people.
 */
export async function doDueJobs(parts: WorkerParts, today: string): Promise<Set<string>> {
  const regions = new Set<string>();
  for (;;) {
    const taken: { job?: Job } = {};
    try {
      const done = await parts.scoped(async (db) => {
        const job = await takeOne(db, today);
        if (job === null) return null;
        taken.job = job;
        return remind(parts, db, job, today);
      });
      if (done === null) return regions;
      if (done.region !== null) regions.add(done.region);
    } catch (error) {
      parts.report(error instanceof Error ? error : new Error('unknown'));
      // A job that could not even be taken: the next round tries again.
      if (!taken.job) return regions;
      await putOff(parts, taken.job);
    }
  }
}

/** The oldest due job that no other worker holds. Throws when it holds anything but ids, codes and days. */
async function takeOne(db: ScopedDb, today: string): Promise<Job | null> {
  const row = await db
    .selectFrom('job')
    .select(jobColumns)
    .where('state', '=', 'waiting')
    .where('run_on', '<=', today)
    // None is put off for longer than five hours: what lies further ahead was put off while a clock was wrong (T120).
    .where(sql<boolean>`try_after not between clock_timestamp() and clock_timestamp() + interval '5 hours'`)
    .orderBy('run_on')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ? jobSchema.parse(row) : null;
}

/** Lays a notice before whoever holds the case, if limit and case are still open; an alarm where nobody has confirmed it. */
async function remind(parts: WorkerParts, db: ScopedDb, job: Job, today: string): Promise<{ region: string | null }> {
  const limit = await db
    .selectFrom('legal_limit')
    .select(['state', 'catalogue_id', 'driving_day', 'proposed_day', 'confirmed'])
    .where('id', '=', job.limit_id)
    .executeTakeFirst();
  const isOpen = limit?.state === 'open' && (await caseIsOpen(db, job.case_id));
  if (isOpen) {
    const { catalogue_id: catalogueId, confirmed } = limit;
    const alarms = parts.escalates({ catalogueId, drivingDay: earlierOf(limit), confirmed }, today);
    await notice(db, { ...job, kind: 'limit-reminder', day: today });
    if (alarms) await notice(db, { ...job, kind: 'limit-escalation', day: today });
  }
  await db
    .updateTable('job')
    .set({ state: isOpen ? 'done' : 'dropped', done_at: databaseNow(), attempts: job.attempts + 1 })
    .where('id', '=', job.id)
    .execute();
  const region = isOpen ? await regionOf(db, job.case_id) : null;
  if (isOpen) await queueForCase(parts, db, { caseId: job.case_id, region });
  return { region };
}

/** The earlier of the day that stands and the one that was counted anew. */
export function earlierOf({ driving_day, proposed_day }: { driving_day: string; proposed_day: string | null }): string {
  return proposed_day !== null && proposed_day < driving_day ? proposed_day : driving_day;
}

/** Nobody is reminded of a case that was closed; the days after a reopening have jobs of their own. */
export async function caseIsOpen(db: ScopedDb, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select naast.case_is_open(${caseId}) as open`.execute(db);
  return rows[0]?.open ?? false;
}

/** Writes a notice once a limit, kind and day; false when it stood there already. */
export async function notice(
  db: ScopedDb,
  {
    case_id,
    limit_id,
    kind,
    day,
  }: Pick<Job, 'case_id' | 'limit_id'> & { kind: 'limit-reminder' | 'limit-escalation'; day: string },
): Promise<boolean> {
  const written = await db
    .insertInto('notice')
    .values({ id: newId(), case_id, kind, limit_id, day })
    .onConflict((conflict) => conflict.columns(['kind', 'limit_id', 'day']).doNothing())
    .executeTakeFirst();
  return written.numInsertedOrUpdatedRows === 1n;
}

/** The region of a case, for the address of its mailbox. */
export async function regionOf(db: ScopedDb, caseId: string): Promise<string | null> {
  const { rows } = await sql<{ region: string | null }>`select naast.region_of_case(${caseId}) as region`.execute(db);
  return rows[0]?.region ?? null;
}

/** One minute, then 4, 16, 64 and 256; after the sixth failure somebody has to look. */
async function putOff(parts: WorkerParts, job: Job): Promise<void> {
  const attempts = job.attempts + 1;
  const minutes = 4 ** job.attempts;
  await parts.scoped((db) =>
    db
      .updateTable('job')
      .set({
        attempts,
        state: attempts >= mostAttempts ? 'failed' : 'waiting',
        try_after: sql`clock_timestamp() + make_interval(mins => ${minutes})`,
      })
      .where('id', '=', job.id)
      .where('state', '=', 'waiting')
      .execute(),
  );
}
