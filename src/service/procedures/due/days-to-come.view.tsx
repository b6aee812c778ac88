import { DueList, Section, useShell } from '#app/platform/web/index.ts';
import { dueHref } from './due-href.ts';
import type { DaysToCome } from './due-list.ts';
import { DueLineRow } from './due-row.view.tsx';

/** Appointments whose day is still to come: they stand under every list until they have one. */
export function DaysToComeSection({ lines, more }: DaysToCome) {
  const { t } = useShell();
  if (lines.length === 0) return null;
  return (
    <Section title={t('procedures.limits.toCome.title')}>
      <p class="small soft">{t('procedures.limits.toCome.text')}</p>
      <DueList>
        {lines.map((line) => (
          <DueLineRow line={line} withClient />
        ))}
      </DueList>
      {more ? <a href={dueHref({ show: 'toCome' })}>{t('procedures.limits.toCome.all')}</a> : null}
    </Section>
  );
}
