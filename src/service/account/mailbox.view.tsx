import type { Role } from '#app/platform/database/index.ts';
import {
  Beside,
  Breadcrumb,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  MailField,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import { OwnPages } from '#app/service/people/index.ts';

/** Where the neutral sentence may go, and that sentence, word for word. */
export function MailboxPage({ roles, action, form }: { roles: readonly Role[]; action: string; form: FormState }) {
  const { t } = useShell();
  return (
    <Beside need={<OwnPages roles={roles} />}>
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
      <ErrorSummary form={form} labels={{ mailbox: t('account.mailbox.field') }} />
      <Form action={action} form={form}>
        <MailField name="mailbox" label={t('account.mailbox.field')} optional form={form} />
        <FormFoot back="/profile">{t('account.mailbox.save')}</FormFoot>
      </Form>
    </Beside>
  );
}
