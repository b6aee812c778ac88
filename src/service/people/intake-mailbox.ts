import {
  intakeMailboxKey,
  intakeMailboxRow,
  intakeMailboxSaying,
  readIntakeMailbox,
  signWords,
} from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';

/** The mailbox of the intake team as the leader's page shows it. */
export interface IntakeMailbox {
  mailbox: string | null;
  /** Differs whenever the address does. */
  version: number;
  /** Somebody changed the row without signing: nothing is mailed there. */
  isUnsigned: boolean;
}

export async function intakeMailbox({ db, keys }: Pick<Visit, 'db' | 'keys'>): Promise<IntakeMailbox> {
  const mailbox = await intakeMailboxRow(db);
  const signed = await readIntakeMailbox(db, keys.pins);
  return { mailbox, version: versionOf(mailbox), isUnsigned: mailbox !== signed };
}

const versionOf = (mailbox: string | null) => sha256(canonical({ mailbox })).readUInt32BE(0) % 1_000_000_000;

/** Saves and signs the address, or that there is none, if nobody changed it since `seen`; false otherwise. */
export async function changeIntakeMailbox(visit: Visit, seen: number, mailbox: string | null): Promise<boolean> {
  await holdAlone(visit.db, 'intake-mailbox');
  if (versionOf(await intakeMailboxRow(visit.db)) !== seen) return false;
  await visit.db.deleteFrom('contact_setting').where('key', '=', intakeMailboxKey).execute();
  if (mailbox !== null)
    await visit.db.insertInto('contact_setting').values({ key: intakeMailboxKey, value: mailbox }).execute();
  if (!(await signWords(visit, [intakeMailboxSaying(mailbox)])))
    throw new Error('Nothing vouches for the leader who signs.');
  visit.journal.note({ action: 'contact.changed', object: intakeMailboxKey });
  return true;
}
