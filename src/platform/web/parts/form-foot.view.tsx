import type { Child } from 'hono/jsx';
import { useShell } from '../shell/shell.ts';
import { Button, ButtonLink, ButtonRow } from './button.view.tsx';

interface FormFootProps {
  /** Where one is again without doing it; left out where the form is one act among others on its page. */
  back?: string | undefined;
  /** In place of "Cancel", where something else happens then. */
  backLabel?: string | undefined;
  kind?: 'primary' | 'quiet' | 'danger' | undefined;
  /** Another way to send the same form, such as keeping it as a draft. */
  also?: Child;
  children?: Child;
}

/** The foot of every form of a colleague: first what it does, then the way back without doing it. */
export function FormFoot({ back, backLabel, kind = 'primary', also, children }: FormFootProps) {
  const { t } = useShell();
  return (
    <ButtonRow>
      <Button kind={kind}>{children}</Button>
      {also}
      {back === undefined ? null : (
        <ButtonLink kind="plain" href={back}>
          {backLabel ?? t('web.cancel')}
        </ButtonLink>
      )}
    </ButtonRow>
  );
}
