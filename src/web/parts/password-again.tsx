import type { FormState } from '../form-state.ts';
import { useShell } from '../shell.ts';
import { Field } from './field.tsx';

/** Her password once more, in a form whose act cannot be taken back: an open screen is not enough (step-up). */
export function PasswordAgain({ form, label, id }: { form: FormState; label?: string; id?: string }) {
  const { t, madeUpPassword } = useShell();
  return (
    <Field
      name="password"
      {...(id === undefined ? {} : { id })}
      label={label ?? t('web.stepUp')}
      // Nobody knows the passwords of the made-up world; there it stands beside the question.
      hint={madeUpPassword === null ? t('web.stepUp.hint') : t('web.stepUp.madeUp', { password: madeUpPassword })}
      type="password"
      autocomplete="current-password"
      form={form}
    />
  );
}
