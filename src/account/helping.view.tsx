import type { Named } from '#app/people/index.ts';
import {
  Breadcrumb,
  Button,
  ErrorSummary,
  Form,
  type FormState,
  freshForm,
  Notice,
  PageHeader,
  PasswordAgain,
  Sheet,
  useShell,
} from '#app/web/index.ts';

interface HelpingProps {
  person: Named;
  form: FormState;
  done: 'ended' | 'demanded' | null;
}

/** What can be done for a colleague who cannot get in, from the mildest to the most thorough. */
export function HelpingPage({ person, form, done }: HelpingProps) {
  const { t } = useShell();
  const at = `/people/${person.id}/sign-in`;
  return (
    <div class="stack">
      <Breadcrumb
        crumbs={[
          { href: '/people', label: t('people.roster') },
          { href: `/people/${person.id}`, label: person.name },
        ]}
      />
      <PageHeader title={t('account.help.of', { name: person.name })}>
        <p>{t('account.help.explain')}</p>
      </PageHeader>
      {done === null ? null : (
        <Notice tone="done" announce>
          <p>{t(`account.help.${done}`)}</p>
        </Notice>
      )}
      <ErrorSummary form={form} labels={{ password: t('web.stepUp') }} withPassword />
      <Sheet title={t('account.help.end')}>
        <p>{t('account.help.end.explain')}</p>
        <Form action={`${at}/end`} form={freshForm()}>
          <Button kind="quiet">{t('account.help.end.send')}</Button>
        </Form>
      </Sheet>
      <Sheet title={t('account.help.demand')}>
        <p>{t('account.help.demand.explain')}</p>
        <Form action={`${at}/new-password`} form={form}>
          <PasswordAgain form={form} />
          <Button kind="quiet">{t('account.help.demand.send')}</Button>
        </Form>
      </Sheet>
    </div>
  );
}
