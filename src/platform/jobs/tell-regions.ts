import { sql } from 'kysely';
import { queueMail, regionsAsMail } from './mail-queue.ts';
import { intakeRecipient, type WorkerParts } from './parts.ts';

type Parts = Pick<WorkerParts, 'scoped' | 'mailer'>;

/** Queues mail for the intake team, where a registration came of which its mailbox was not told (migration 093). */
export async function tellIntake(parts: Parts): Promise<void> {
  await parts.scoped(async (db) => {
    const { rows } = await sql<{ news: boolean }>`select naast.intake_has_news() as news`.execute(db);
    if (rows[0]?.news) await queueMail(parts, db, regionsAsMail([intakeRecipient]));
  });
}

/** And for regions in which a volunteer's training day is to be signed, as often as that is told (migration 081). */
export async function tellOfDaysToSign(parts: Parts): Promise<void> {
  await parts.scoped(async (db) => {
    const asked = sql<{ region: string }>`select region_id as region from naast.regions_with_days_to_sign()`;
    const { rows } = await asked.execute(db);
    await queueMail(parts, db, regionsAsMail(rows.map(({ region }) => region)));
  });
}
