import { ButtonLink, ButtonRow, DueList, EmptyState, Section, useShell } from '#app/platform/web/index.ts';
import { CountRow } from './count-row.view.tsx';
import type { QueueCounts } from './home.store.ts';

/** The intake team's start: who has nobody yet. */
export function QueueStart({ counts }: { counts: QueueCounts }) {
  const { t } = useShell();
  if (counts.new + counts.check + counts.waiting === 0) {
    return (
      <EmptyState title={t('home.queue.empty')}>
        <p>{t('home.queue.empty.text')}</p>
      </EmptyState>
    );
  }
  const row = (state: keyof QueueCounts, tone: 'soon' | 'info' | 'plain') => (
    <CountRow
      number={counts[state]}
      title={t(`home.queue.${state}`)}
      note={t(`home.queue.${state}.note`)}
      tone={tone}
      href={`/queue#${state}`}
    />
  );
  return (
    <Section title={t('home.queue')}>
      <DueList>
        {row('new', 'soon')}
        {row('check', 'info')}
        {row('waiting', 'plain')}
      </DueList>
      <ButtonRow>
        <ButtonLink href="/queue">{t('home.queue.go')}</ButtonLink>
      </ButtonRow>
    </Section>
  );
}
