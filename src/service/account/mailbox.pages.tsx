import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { formRoutes } from '#app/platform/routing/index.ts';
import { Breadcrumb, declareForm, field, optionalText, PageHeader, SideBySide, show } from '#app/platform/web/index.ts';
import { OwnPages } from '#app/service/people/index.ts';

const at = '/profile/mailbox';
const isMailbox = (typed: string | null) => typed === null || z.email().safeParse(typed).success;
export const mailboxForm = declareForm({
  mailbox: {
    ...field.mail('account.mailbox.field'),
    read: optionalText(254).refine(isMailbox, 'account.mailbox.wrong'),
  },
});

/** A volunteer's own mailbox for one neutral sentence, shown word for word; an empty field takes it away. */
export const mailboxRoutes = formRoutes({
  form: mailboxForm,
  page: at,
  to: at,
  needs: 'mailbox.change',
  does: 'act',
  open: async (_c, visit: Visit) => visit,
  start: async (visit) => ({ values: { mailbox: await readMailbox(visit) } }),
  async save(visit, { values }) {
    await keepMailbox(visit, values.mailbox);
    return '/profile';
  },
  show(c, { person }, shown, status) {
    const { t } = c.get('web');
    const page = { title: t('account.mailbox'), failed: status !== undefined, scripts: ['form'] as const };
    const body = (
      <SideBySide need={<OwnPages roles={person.roles} />}>
        <Breadcrumb crumbs={[{ href: '/profile', label: t('people.profile') }]} />
        <PageHeader title={t('account.mailbox')}>
          <p>{t('account.mailbox.what')}</p>
        </PageHeader>
        <blockquote>
          <p>
            <strong>{t('jobs.mail.subject')}</strong>
          </p>
          <p>{t('jobs.mail.ready')}</p>
        </blockquote>
        <p>{t('account.mailbox.who')}</p>
        <mailboxForm.Form {...shown} action={at} save={t('account.mailbox.save')} back="/profile" />
      </SideBySide>
    );
    return show(c, page, body, status);
  },
});

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
