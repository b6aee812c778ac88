import { ButtonLink, ButtonRow, Notice, useShell } from '#app/platform/web/index.ts';
import type { WallQuestion } from './machine.store.ts';

/** On the project leader's first page while something of the machine cannot wait. */
export function MachineStops({ count }: { count: number }) {
  const { t } = useShell();
  if (count === 0) return null;
  return (
    <Notice tone="late" title={t('machine.notice')}>
      <p>{t('machine.notice.text', { count })}</p>
      <ButtonRow>
        <ButtonLink href="/machine" kind="quiet">
          {t('machine.notice.go')}
        </ButtonLink>
      </ButtonRow>
    </Notice>
  );
}

/** On the project leader's first page, until the leader has answered. */
export function MachineNotice({ questions }: { questions: readonly WallQuestion[] }) {
  const { t } = useShell();
  if (questions.length === 0) return null;
  return (
    <Notice tone="soon" title={t('machine.setup.notice')}>
      {questions.map((one) => (
        <p key={one}>{t(`machine.setup.${one}.short`)}</p>
      ))}
      <ButtonRow>
        <ButtonLink href="/machine" kind="quiet">
          {t('machine.setup.go')}
        </ButtonLink>
      </ButtonRow>
    </Notice>
  );
}
