import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { reminderDays } from '#app/service/deadlines/index.ts';

/** A limit, as much of it as decides when one is reminded of it. */
interface Reminded {
  id: string;
  caseId: string;
  catalogueId: string;
  drivingDay: string;
  isOpen: boolean;
}

/** Keeps the waiting reminders of a limit in step with its day; a limit that is not open has none. */
export async function keepReminders(visit: Visit, limit: Reminded): Promise<void> {
  const { catalogueId, drivingDay } = limit;
  const wanted = limit.isOpen
    ? reminderDays(Temporal.PlainDate.from(drivingDay), today(), catalogueId).map(({ on }) => on.toString())
    : [];
  let dropping = visit.db
    .updateTable('job')
    .set({ state: 'dropped' })
    .where('limit_id', '=', limit.id)
    .where('kind', '=', 'limit-reminder')
    .where('state', '=', 'waiting');
  if (wanted.length > 0) dropping = dropping.where('run_on', 'not in', wanted);
  await dropping.execute();
  if (wanted.length === 0) return;
  await visit.db
    .insertInto('job')
    .values(
      wanted.map((run_on) => ({
        id: newId(),
        kind: 'limit-reminder' as const,
        case_id: limit.caseId,
        limit_id: limit.id,
        run_on,
      })),
    )
    // A day that went, or was closed by mistake, and came back: its reminders were dropped, and wait again.
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'limit_id', 'run_on'])
        .doUpdateSet({ state: 'waiting' })
        .where('job.state', '=', 'dropped'),
    )
    .execute();
}
