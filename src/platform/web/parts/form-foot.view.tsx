import type { Child } from 'hono/jsx';
import { useShell } from '../shell.ts';
import { Button, ButtonLink, ButtonRow } from './button.view.tsx';

/** The foot of a form: what it does, and the way back without doing it. */
export function FormFoot({ back, danger = false, children }: { back: string; danger?: boolean; children?: Child }) {
  const { t } = useShell();
  return (
    <ButtonRow>
      <Button kind={danger ? 'danger' : 'primary'}>{children}</Button>
      <ButtonLink kind="quiet" href={back}>
        {t('web.cancel')}
      </ButtonLink>
    </ButtonRow>
  );
}
