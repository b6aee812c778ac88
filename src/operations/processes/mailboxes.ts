import { mailboxOf, readIntakeMailbox, readRegions } from '#app/platform/access/public-words/index.ts';
import type { StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { intakeRecipient } from '#app/platform/jobs/index.ts';

interface Mailbox {
  id: string;
  mailbox: string | null;
}

/** Where "there is something to do" may be mailed: an address in a row counts only as far as the leader signed it. */
export async function signedMailboxes(
  db: ScopedDb,
  pins: StatementPins | null,
  ids: readonly string[],
): Promise<Mailbox[]> {
  if (pins === null) return [];
  const intake = ids.includes(intakeRecipient)
    ? [{ id: intakeRecipient, mailbox: await readIntakeMailbox(db, pins) }]
    : [];
  const regions = ids.filter((id) => id !== intakeRecipient);
  return [...intake, ...(regions.length === 0 ? [] : await mailboxesOfRegions(db, pins, regions))];
}

async function mailboxesOfRegions(db: ScopedDb, pins: StatementPins, ids: readonly string[]): Promise<Mailbox[]> {
  const regions = await readRegions(db, { pins });
  const rows = await db
    .selectFrom('region')
    .select(['id', 'mailbox'])
    .where('id', 'in', [...ids])
    .execute();
  return rows.map((row) => ({ id: row.id, mailbox: mailboxOf(regions, row) }));
}
