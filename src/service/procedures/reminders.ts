import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { reminderDays } from '#app/service/deadlines/index.ts';

/** Keeps the waiting reminders of a limit in step with its day; a limit that is not open has none. */
export async function keepReminders(
  visit: Visit,
  limit: { id: string; caseId: string; drivingDay: string; isOpen: boolean },
): Promise<void> {
  const wanted = limit.isOpen
    ? reminderDays(Temporal.PlainDate.from(limit.drivingDay), today()).map(({ on }) => on.toString())
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
    .onConflict((conflict) => conflict.columns(['kind', 'limit_id', 'run_on']).doNothing())
    .execute();
}
