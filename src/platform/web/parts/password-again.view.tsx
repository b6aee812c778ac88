import type { FormState } from '../form/form-state.ts';
import { useShell } from '../shell/shell.ts';
import { Field } from './field.view.tsx';

interface PasswordAgainProps {
  form: FormState;
  label?: string;
  /** Needed when two forms on one page ask. */
  id?: string;
  /** For acts of every day: draws nothing when the person has only just signed in. */
  unlessFresh?: boolean;
}

/** The password once more, in a form whose act cannot be taken back: an open screen is not enough (step-up). */
export function PasswordAgain({ form, label, id, unlessFresh = false }: PasswordAgainProps) {
  const { t, isFresh, hasPasskey, demoPassword } = useShell();
  if (unlessFresh && isFresh && form.errors.password === undefined) return null;
  return (
    <>
      <Field
        name="password"
        {...(id === undefined ? {} : { id })}
        label={label ?? t('routing.stepUp')}
        // Nobody knows the passwords of the demo; there it stands beside the question.
        hint={demoPassword === null ? t('routing.stepUp.hint') : t('routing.stepUp.madeUp', { password: demoPassword })}
        type="password"
        autocomplete="current-password"
        form={form}
      />
      {hasPasskey ? (
        <div class="stack close">
          <input type="hidden" name="_passkey" value="" />
          <button class="button quiet" type="button" hidden data-passkey-proof data-challenge="/profile/passkeys/proof">
            {t('routing.stepUp.passkey')}
          </button>
          <p class="small" role="status" data-passkey-failed={t('web.passkey.failed')} />
        </div>
      ) : null}
    </>
  );
}
