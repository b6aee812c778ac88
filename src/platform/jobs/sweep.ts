import { sql } from 'kysely';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { WorkerParts } from './parts.ts';

/** A file is written before its row is committed: one younger than this may still be getting its row. */
const youngest = Temporal.Duration.from({ hours: 24 });

/**
 * Takes away what an act that failed left in the sealed store. Gives how many files. The age of a file is known by two
 * clocks, and the younger counts: one that was set ahead must not make a file old that is just being given its row
 * (T120).
 */
export async function sweepStore(parts: WorkerParts, now = steadyNow()): Promise<number> {
  const known = await parts.scoped(knownNames);
  return parts.sweep(known, now.subtract(youngest));
}

/** The earlier of what the clock says and of where it would stand if nobody had set it since this process began. */
function steadyNow(): Temporal.Instant {
  const unset = Math.floor(performance.timeOrigin + performance.now());
  return Temporal.Instant.fromEpochMilliseconds(Math.min(Date.now(), unset));
}

/**
 * The names that some row knows. Row-level security answers a context that it does not believe (any more: a clock that
 * jumped, a machine that slept) with no rows and no error, and then every file would be one that nobody knows.
 */
async function knownNames(db: ScopedDb): Promise<Set<string>> {
  const files = await db.selectFrom('file_object').select('storage_name').execute();
  const { rows } = await sql<{ kind: string | null }>`select naast.context_kind() as kind`.execute(db);
  if (rows[0]?.kind !== 'jobs') throw new Error('The database does not believe the jobs: nothing is swept.');
  return new Set(files.map((file) => file.storage_name));
}

/**
 * Takes away unfinished registrations: without a code after half an hour, with one after fourteen days. The database
 * decides by its own clock; the jobs learn how many. Throws when it does not believe that they are the jobs.
 */
export async function sweepDrafts(parts: WorkerParts): Promise<number> {
  const { rows } = await parts.scoped((db) => sql<{ gone: number }>`select naast.sweep_drafts() as gone`.execute(db));
  return rows[0]?.gone ?? 0;
}

/**
 * Ends sessions that the database's clock dates ahead of itself: it was set back, and they would live longer than
 * anybody meant. Unfinished registrations from then count as touched now. Gives how many sessions ended.
 */
export async function endAhead(parts: WorkerParts): Promise<number> {
  const { rows } = await parts.scoped((db) => sql<{ ended: number }>`select naast.end_ahead() as ended`.execute(db));
  return rows[0]?.ended ?? 0;
}

/**
 * Erases what was set aside a fortnight ago, so many a round; each with its line in the audit log, in the same
 * transaction. Gives how many. Throws when the database does not believe that these are the jobs.
 */
export async function eraseSetAside(parts: Pick<WorkerParts, 'scoped'>): Promise<number> {
  return parts.scoped(async (db) => {
    const { rows } = await sql<{ id: string }>`select naast.erase_set_aside() as id`.execute(db);
    await appendEntries(
      db,
      rows.map(({ id }) => ({ action: 'registration.erased', objectId: id })),
    );
    return rows.length;
  });
}

/**
 * Erases what told somebody of a client they lost thirty days ago, or were given and hold no more. Gives how many. Throws
 * when the database does not believe that these are the jobs.
 */
export async function eraseAccessNotices(parts: Pick<WorkerParts, 'scoped'>): Promise<number> {
  const { rows } = await parts.scoped((db) =>
    sql<{ gone: number }>`select naast.erase_access_notices() as gone`.execute(db),
  );
  return rows[0]?.gone ?? 0;
}
