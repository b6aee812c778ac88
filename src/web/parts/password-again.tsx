import type { FormState } from '../form-state.ts';
import { useShell } from '../shell.ts';
import { Field } from './field.tsx';

interface PasswordAgainProps {
  form: FormState;
  label?: string;
  /** Needed when two forms on one page ask. */
  id?: string;
  /** For acts of every day: draws nothing when she has only just signed in. */
  unlessFresh?: boolean;
}

/** Her password once more, in a form whose act cannot be taken back: an open screen is not enough (step-up). */
export function PasswordAgain({ form, label, id, unlessFresh = false }: PasswordAgainProps) {
  const { t, isFresh, madeUpPassword } = useShell();
  if (unlessFresh && isFresh && form.errors.password === undefined) return null;
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
