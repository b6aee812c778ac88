import type { Visit } from '#app/platform/access/visit/index.ts';
import type { OpenRegistration } from './intake.store.ts';

/** A client who said with the receipt code: stop. A day and the number of the case. */
export interface StopWish {
  id: string;
  day: string;
  reference: string;
}

/** Who wants to stop, in the regions of my teams, as far as I hold their cases; the longest waiting first. */
export async function stopWishes(visit: Visit): Promise<StopWish[]> {
  return wishesOf(await openWishes(visit).orderBy('r.stop_asked_day').orderBy('r.id').execute());
}

/** Whether the client of this case wants to stop; null when not, or when the asker may not know. */
export async function stopWishOf(visit: Visit, caseId: string): Promise<StopWish | null> {
  return wishesOf(await openWishes(visit).where('r.case_id', '=', caseId).limit(1).execute())[0] ?? null;
}

/** One source for the list, the number on the first page and the page of the case. */
function openWishes(visit: Visit) {
  return visit.db
    .selectFrom('registration as r')
    .innerJoin('case_file as c', 'c.id', 'r.case_id')
    .select(['r.id', 'r.stop_asked_day as day', 'c.reference'])
    .where('r.stop_asked_day', 'is not', null)
    .where('c.status', '=', 'open');
}

function wishesOf(rows: readonly { id: string; day: string | null; reference: string }[]): StopWish[] {
  return rows.map(({ id, day, reference }) => ({ id, day: String(day), reference }));
}

/** A coordinator has taken the wish up. Pressed a second time, nothing is left to do. */
export async function takeUpWish(visit: Visit, { id }: Pick<OpenRegistration, 'id'>): Promise<void> {
  const taken = await visit.db
    .updateTable('registration')
    .set({ stop_asked_day: null })
    .where('id', '=', id)
    .where('stop_asked_day', 'is not', null)
    .executeTakeFirst();
  if (taken.numUpdatedRows === 1n) visit.journal.note({ action: 'registration.stop-seen', objectId: id });
}
