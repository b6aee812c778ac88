import type { DemoPerson } from '#app/platform/routing/index.ts';
import {
  Button,
  ErrorSummary,
  Field,
  Form,
  type FormState,
  Notice,
  PageHeader,
  useShell,
} from '#app/platform/web/index.ts';
import { LookAround } from './look-around.view.tsx';
import { PasskeyEntry } from './passkey-entry.view.tsx';

interface SignInProps {
  form: FormState;
  /** The colleague's text arrived after the session ended and was stored. */
  kept?: boolean;
  people: readonly DemoPerson[];
}

/** One form, one answer: it tells nobody which of the three was wrong. */
export function SignInPage({ form, kept = false, people }: SignInProps) {
  const { t } = useShell();
  const labels = { name: t('access.loginName'), password: t('access.password'), code: t('sign-in.code') };
  return (
    <div class="stack">
      <PageHeader title={t('sign-in.signIn')} />
      {kept ? (
        <Notice tone="done" title={t('sign-in.kept')}>
          <p>{t('sign-in.kept.explain')}</p>
        </Notice>
      ) : null}
      <ErrorSummary form={form} labels={labels} withPassword />
      {people.length > 0 ? <LookAround people={people} /> : null}
      <div class="stack column">
        <PasskeyEntry />
        <Form action="/sign-in" form={form}>
          <Field name="name" label={labels.name} autocomplete="username" dir="ltr" form={form} />
          <Field name="password" type="password" label={labels.password} autocomplete="current-password" form={form} />
          <Field
            name="code"
            label={labels.code}
            hint={t('sign-in.code.hint')}
            autocomplete="one-time-code"
            inputmode="numeric"
            length="short"
            dir="ltr"
            form={form}
          />
          <Button wide kind={people.length > 0 ? 'quiet' : 'primary'}>
            {t('sign-in.signIn.enter')}
          </Button>
        </Form>
        <p>
          {t('sign-in.signIn.new')} <a href="/join">{t('sign-in.signIn.join')}</a>
        </p>
        <p>
          {t('sign-in.signIn.trouble')} <a href="/sign-in/help">{t('sign-in.signIn.help')}</a>
        </p>
      </div>
    </div>
  );
}
