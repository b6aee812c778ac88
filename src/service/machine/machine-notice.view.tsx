import { ButtonLink, ButtonRow, Notice, useShell } from '#app/platform/web/index.ts';
import type { WallQuestion } from './machine.store.ts';

/** On the project leader's first page, until the leader has answered. */
export function MachineNotice({ questions }: { questions: readonly WallQuestion[] }) {
  const { t } = useShell();
  if (questions.length === 0) return null;
  return (
    <Notice tone="soon" title={t('setup.machine.notice')}>
      {questions.map((one) => (
        <p key={one}>{t(`setup.machine.${one}.short`)}</p>
      ))}
      <ButtonRow>
        <ButtonLink href="/machine" kind="quiet">
          {t('setup.machine.go')}
        </ButtonLink>
      </ButtonRow>
    </Notice>
  );
}
