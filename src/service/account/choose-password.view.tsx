import { passwordRefusal } from '#app/platform/access/authentication/index.ts';
import type { MessageKey } from '#app/platform/language/index.ts';
import { Field, type FormState, Section, useShell, withError } from '#app/platform/web/index.ts';

const refusals = {
  'too-short': 'account.newPassword.tooShort',
  'too-long': 'account.newPassword.tooLong',
  'too-easy': 'account.newPassword.tooEasy',
} as const satisfies Record<string, MessageKey>;

/**
 * The form with what is wrong with the chosen password; the same form when nothing is. `name` is the field that holds
 * it.
 */
export function judgePassword(
  form: FormState,
  { password, again }: { password: string; again: string },
  { about = [], name = 'password' }: { about?: readonly string[]; name?: string } = {},
): FormState {
  const refusal = passwordRefusal(password, about);
  if (refusal !== null) return withError(form, name, refusals[refusal]);
  return password === again ? form : withError(form, 'again', 'account.newPassword.differs');
}

/** A new password, typed twice: who mistypes it here cannot get in, and nobody else can say what it is. */
export function PasswordSection({ form, name = 'password' }: { form: FormState; name?: string }) {
  const { t } = useShell();
  return (
    <Section title={t('account.newPassword.title')}>
      <p>{t('account.newPassword.explain')}</p>
      <Field
        name={name}
        type="password"
        autocomplete="new-password"
        label={t(name === 'password' ? 'access.password' : 'account.password.fresh')}
        hint={t('account.newPassword.hint')}
        form={form}
      />
      <Field name="again" type="password" autocomplete="new-password" label={t('access.password.again')} form={form} />
    </Section>
  );
}
