import { sql } from 'kysely';
import { z } from 'zod';
import type { WorkerParts } from './parts.ts';

/** Regions that have still to be told, and how often that failed. */
export type ToTell = Map<string, number>;

const patience = 20;

/** Told among the regions: the team that reads new registrations. */
export const intakeTeam = 'intake';

/** Mails the mailbox of each region once; one that cannot be reached is tried again in the next rounds. */
export async function tellRegions(parts: WorkerParts, toTell: ToTell): Promise<void> {
  const { mailer } = parts;
  if (mailer === null || toTell.size === 0) {
    toTell.clear();
    return;
  }
  const ids = [...toTell.keys()];
  const regions = await parts.scoped((db) => parts.mailboxes(db, ids));
  for (const { id, mailbox } of regions) {
    const address = z.email().safeParse(mailbox);
    try {
      if (address.success) await mailer.somethingToDo(address.data);
      toTell.delete(id);
    } catch (error) {
      parts.report(error instanceof Error ? error : new Error('unknown'));
      const failures = (toTell.get(id) ?? 0) + 1;
      if (failures >= patience) toTell.delete(id);
      else toTell.set(id, failures);
    }
  }
}

/** The intake team, where a registration came of which its mailbox was not told (migration 093). */
export async function intakeWithNews(parts: Pick<WorkerParts, 'scoped'>): Promise<Set<string>> {
  const { rows } = await parts.scoped((db) =>
    sql<{ news: boolean }>`select naast.intake_has_news() as news`.execute(db),
  );
  return new Set(rows[0]?.news ? [intakeTeam] : []);
}

/** Regions in which a volunteer's training day is to be signed, as often as that is told (migration 081). */
export async function regionsWithDaysToSign(parts: Pick<WorkerParts, 'scoped'>): Promise<Set<string>> {
  const { rows } = await parts.scoped((db) =>
    sql<{ region: string }>`select region_id as region from naast.regions_with_days_to_sign()`.execute(db),
  );
  return new Set(rows.map(({ region }) => region));
}
