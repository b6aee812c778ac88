import { dayAndDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { dueHref } from './due-href.ts';
import { type DueNumbers, dueParts } from './due-numbers.ts';
import type { DueShow } from './due-source.ts';

interface DueFilterProps {
  show: DueShow;
  total: number;
  numbers: DueNumbers;
  of: { code: string; name: string | null } | null;
  day: string | null;
}

/** The parts of the list with how much is in each; a number and the list behind it ask the same question. */
export function DueFilter({ show, total, numbers, of, day }: DueFilterProps) {
  const { t } = useShell();
  const parts: DueShow[] = [...dueParts, ...(numbers.changed > 0 ? (['changed'] as const) : []), 'all'];
  const whose = of === null ? {} : { of: of.code };
  return (
    <>
      <nav class="filter" aria-label={t('limits.page.filter')}>
        {parts.map((part) => (
          <a href={dueHref({ show: part, ...whose })} aria-current={part === show && day === null ? 'page' : undefined}>
            {t(`limits.page.${part}`)}
            {` (${numbers[part]})`}
          </a>
        ))}
      </nav>
      {of === null && day === null ? null : <Narrowed of={of} day={day} total={total} />}
    </>
  );
}

/** Whose clients, or which day, with the way back to everything. */
function Narrowed({ of, day, total }: Pick<DueFilterProps, 'of' | 'day' | 'total'>) {
  const { t, lang } = useShell();
  return (
    <p>
      {of === null ? null : of.name === null ? t('limits.of.nobody') : t('limits.of', { name: of.name })}
      {of === null || day === null ? null : ' · '}
      {day === null ? null : dayAndDate(day, lang)} ({total}) <a href="/limits">{t('limits.empty.seeAll')}</a>
    </p>
  );
}
