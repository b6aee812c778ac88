import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, optionalText, readForm, show, withError } from '#app/platform/web/index.ts';
import { MailboxPage } from './mailbox.view.tsx';

const at = '/profile/mailbox';
const mailboxForm = z.strictObject({ mailbox: optionalText(254) });

/** A volunteer's own mailbox for one neutral sentence; an empty field takes it away. */
export const mailboxRoutes: StaffRoute[] = [
  { method: 'GET', path: at, needs: 'mailbox.change', handle: open },
  { method: 'POST', path: at, needs: 'mailbox.change', handle: save },
];

async function open(c: Context, visit: Visit): Promise<Response> {
  return showMailbox(c, visit, freshForm({ mailbox: (await readMailbox(visit)) ?? '' }), 200);
}

async function save(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, mailboxForm);
  if (!read.ok) return showMailbox(c, visit, read.form, read.status);
  const { mailbox } = read.values;
  if (mailbox !== null && !z.email().safeParse(mailbox).success)
    return showMailbox(c, visit, withError(read.form, 'mailbox', 'account.mailbox.wrong'), 422);
  await keepMailbox(visit, mailbox);
  return c.redirect('/profile', 303);
}

async function readMailbox({ db, person }: Visit): Promise<string | null> {
  const row = await db
    .selectFrom('reminder_mailbox')
    .select('mailbox')
    .where('person_id', '=', person.id)
    .executeTakeFirst();
  return row?.mailbox ?? null;
}

async function keepMailbox({ db, person, journal }: Visit, mailbox: string | null): Promise<void> {
  await db.deleteFrom('reminder_mailbox').where('person_id', '=', person.id).execute();
  if (mailbox !== null) await db.insertInto('reminder_mailbox').values({ person_id: person.id, mailbox }).execute();
  journal.note({ action: 'profile.changed', object: 'mailbox', objectId: person.id });
}

function showMailbox(
  c: Context,
  { person }: Visit,
  form: FormState,
  status: 200 | 400 | 413 | 415 | 422,
): Promise<Response> {
  const title = c.get('web').t('account.mailbox');
  const page = <MailboxPage roles={person.roles} action={at} form={form} />;
  return show(c, { title, failed: status !== 200, scripts: ['form'] }, page, status);
}
