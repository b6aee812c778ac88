import { longDate } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import type { DaysInShort } from '#app/service/volunteers/index.ts';
import { CountRow } from './count-row.view.tsx';

/** Volunteers whose training day nobody signed or is over, by name; first those of whom a legal limit waits. */
export function DayRows({ days: { lacking, waiting, countFrom } }: { days: DaysInShort }) {
  const { t, lang } = useShell();
  const names = (people: readonly { name: string }[]) => <bdi>{people.map(({ name }) => name).join(', ')}</bdi>;
  return (
    <>
      <CountRow
        number={waiting.length}
        title={t('home.count.suspendedLimits', { count: waiting.length })}
        note={names(waiting)}
        tone="late"
        href="/training-days"
      />
      <CountRow
        number={lacking.length}
        title={
          countFrom === null
            ? t('home.count.days', { count: lacking.length })
            : t('home.count.daysFrom', { count: lacking.length, day: longDate(countFrom, lang) })
        }
        note={names(lacking)}
        tone={countFrom === null ? 'late' : 'soon'}
        href="/training-days"
      />
    </>
  );
}
