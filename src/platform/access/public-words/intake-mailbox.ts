import { z } from 'zod';
import type { Saying, StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { mailboxHash } from './regions.ts';
import { readWords } from './words.ts';

/** Its key among the settings, and the subject of its statement. */
export const intakeMailboxKey = 'intake-mailbox';

const schema = z.strictObject({ mailbox: z.string().nullable() });

/** Of the address only its hash is signed: the public process reads statements, and need not know it. */
export const intakeMailboxSaying = (mailbox: string | null): Saying => ({
  kind: 'contact.setting',
  subject: intakeMailboxKey,
  content: { mailbox: mailboxHash(mailbox) },
});

/** The address as its row stands, whoever wrote it. */
export async function intakeMailboxRow(db: ScopedDb): Promise<string | null> {
  const row = await db
    .selectFrom('contact_setting')
    .select('value')
    .where('key', '=', intakeMailboxKey)
    .executeTakeFirst();
  return row?.value ?? null;
}

/** Where the intake team is told that there is something new; null where nobody signed what the row says. */
export async function readIntakeMailbox(db: ScopedDb, pins: StatementPins): Promise<string | null> {
  const mailbox = await intakeMailboxRow(db);
  if (mailbox === null) return null;
  const said = (await readWords(db, 'contact.setting', { pins })).of(intakeMailboxKey);
  return said.state === 'signed' && schema.parse(said.content).mailbox === mailboxHash(mailbox) ? mailbox : null;
}
