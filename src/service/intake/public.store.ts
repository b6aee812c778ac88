import { sql } from 'kysely';
import { readContact } from '#app/platform/access/public-words/index.ts';
import { publishedIntakeKey } from '#app/platform/access/teams/index.ts';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { RegistrationStatus, ScopedDb } from '#app/platform/database/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';
import { forget, newId, sha256 } from '#app/platform/vault/index.ts';
import { floodDoubts, queueWithRoom } from './flood.ts';
import type { Registration } from './intake.ts';
import { codeOfForm, keptFormKey, receiptMac } from './receipt.ts';
import { sealRegistration } from './registration-seal.ts';

export type Received = { kind: 'received' | 'repeated'; code: string } | { kind: 'not-ready' } | { kind: 'full' };

/** Can a registration be sealed to anybody yet? */
export function intakeIsReady(desk: PublicDesk): Promise<boolean> {
  return desk.scoped(async (db) => (await intakeKey(desk, db)) !== null);
}

/**
 * Seals a registration to the intake team and stores it; what is stored cannot be read back from here. The same form
 * sent again stores nothing and gives the same code.
 */
export async function receive(
  desk: PublicDesk,
  form: { key: string; registration: Registration; address: string },
): Promise<Received> {
  const code = codeOfForm(desk.receiptKey, form.key);
  const formKey = keptFormKey(desk.receiptKey, form.key);
  return desk.scoped(async (db) => {
    const team = await intakeKey(desk, db);
    if (team === null) return { kind: 'not-ready' };
    if (await wasSent(db, formKey)) return { kind: 'repeated', code };
    const doubts = [...form.registration.doubts, ...(await floodDoubts(desk, db, form.address))];
    const status = await queueWithRoom(desk, db, form.address, doubts.length === 0 ? 'new' : 'check');
    if (status === null) return { kind: 'full' };
    if (status === 'check' && doubts.length === 0) doubts.push('many-at-once');
    const id = newId();
    const sealed = sealRegistration(team, id, { ...form.registration, doubts }, forget);
    const receipt = receiptMac(desk.receiptKey, code);
    // Without a named constraint: naming one would need the right to read, which the public role does not have.
    const inserted = await db
      .insertInto('registration')
      .values({ id, status, ...sealed, receipt_mac: receipt, form_key: formKey })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!inserted.numInsertedOrUpdatedRows) return { kind: 'repeated', code };
    const hash = sha256(sealed.sealed).toString('hex');
    await appendEntries(db, [{ action: 'registration.received', objectId: id, reason: status, hash }]);
    return { kind: 'received', code };
  });
}

export interface RegistrationProgress {
  status: RegistrationStatus | 'closed';
  receivedDay: string;
  changedDay: string;
  region: string | null;
  hasVolunteer: boolean;
}

/** Where the registration behind a code stands; null for a code that is wrong, unknown or withdrawn, all alike. */
export async function progressOfCode(
  desk: PublicDesk,
  code: string | null,
  address: string,
): Promise<{ kind: 'too-often' } | { kind: 'answer'; standing: RegistrationProgress | null }> {
  return desk.scoped(async (db) => {
    if (!(await mayTryCode(desk, db, address))) return { kind: 'too-often' };
    const wanted = receiptMac(desk.receiptKey, code ?? '');
    const { rows } = await sql<{
      status: RegistrationProgress['status'];
      received_day: string;
      changed_day: string;
      region_name: string | null;
      has_volunteer: boolean;
    }>`select * from naast.registration_status(${wanted})`.execute(db);
    const row = rows[0];
    if (row === undefined || code === null) return { kind: 'answer', standing: null };
    return {
      kind: 'answer',
      standing: {
        status: row.status,
        receivedDay: row.received_day,
        changedDay: row.changed_day,
        region: row.region_name,
        hasVolunteer: row.has_volunteer,
      },
    };
  });
}

/** Counts a try of a code, for whatever it is used; false when there were too many. */
export function mayTryCode(desk: PublicDesk, db: ScopedDb, address: string): Promise<boolean> {
  return fitsLimit(db, desk.receiptKey, 'code', { address });
}

/** Telephone, hours and mail of the service, as far as they are known. */
export interface ContactDetails {
  telephone: string | null;
  hours: string | null;
  /** The same in English; without it the Dutch ones are there. */
  hoursEn: string | null;
  mail: string | null;
}

/** As the leader signed them; null for what nobody signed. */
export function contactDetails(desk: PublicDesk): Promise<ContactDetails> {
  const pins = desk.root === null ? null : { root: desk.root };
  return desk.scoped(async (db) => (await readContact(db, { pins, shownBy: desk })).contact);
}

async function intakeKey(desk: PublicDesk, db: ScopedDb) {
  return desk.root === null ? null : publishedIntakeKey(db, { root: desk.root, endings: desk.endings ?? null });
}

/** Was the form with this key sent before? Then its code may be shown once more. */
export function sentBefore(desk: PublicDesk, key: string): Promise<boolean> {
  return desk.scoped((db) => wasSent(db, keptFormKey(desk.receiptKey, key)));
}

async function wasSent(db: ScopedDb, formKey: string): Promise<boolean> {
  const { rows } = await sql<{ sent: boolean }>`select naast.registration_by_form(${formKey}) as sent`.execute(db);
  return rows[0]?.sent ?? false;
}
