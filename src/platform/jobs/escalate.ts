import type { ScopedDb } from '#app/platform/database/index.ts';
import { queueForCase } from './mail-queue.ts';
import type { WorkerParts } from './parts.ts';
import { caseIsOpen, earlierOf, notice, regionOf } from './remind.ts';

/** A fatal day that passed a week ago without anybody is on the list of what is late; the alarm has done what it can. */
const longest = 7;

/**
 * Each day anew, until somebody confirms or it is done: every open limit that is fatal, not confirmed, and two working days
 * away or less. Gives the regions in which somebody must be told.
 */
export async function escalateUnconfirmed(parts: WorkerParts, today: string): Promise<Set<string>> {
  return parts.scoped(async (db) => {
    const regions = new Set<string>();
    for (const limit of await soonAndUnconfirmed(db, today)) {
      const asked = { catalogueId: limit.catalogue_id, drivingDay: earlierOf(limit), confirmed: false };
      if (!parts.escalates(asked, today)) continue;
      if (!(await caseIsOpen(db, limit.case_id))) continue;
      const isNew = await notice(db, { ...limit, limit_id: limit.id, kind: 'limit-escalation', day: today });
      const region = isNew ? await regionOf(db, limit.case_id) : null;
      if (isNew) await queueForCase(parts, db, { caseId: limit.case_id, region });
      if (region !== null) regions.add(region);
    }
    return regions;
  });
}

function soonAndUnconfirmed(db: ScopedDb, today: string) {
  const now = Temporal.PlainDate.from(today);
  return (
    db
      .selectFrom('legal_limit')
      .select(['id', 'case_id', 'catalogue_id', 'driving_day', 'proposed_day'])
      .where('state', '=', 'open')
      .where('purpose', '=', 'act')
      .where('confirmed', '=', false)
      // A day counted anew that lies earlier comes by its own reminder.
      .where('driving_day', '>=', now.subtract({ days: longest }).toString())
      // Two working days never span more than this, Christmas and New Year together included.
      .where('driving_day', '<=', now.add({ days: 14 }).toString())
      .execute()
  );
}
