import { type DateLike, dayAndDate, leafOf, plainDate } from '#app/platform/language/index.ts';
import { useShell } from '../shell/shell.ts';

export interface StripDay {
  date: DateLike;
  state: 'plain' | 'skipped' | 'last';
  /** Why the day does not count: "Eerste kerstdag", "weekend". */
  reason?: string;
}

/** The last days of a term: days that do not count are struck through, the last day stands out. */
export function MoveStrip({ label, days }: { label: string; days: readonly StripDay[] }) {
  return (
    <ol class="strip" aria-label={label}>
      {days.map((day) => (
        <StripCell {...day} />
      ))}
    </ol>
  );
}

function StripCell({ date, state, reason }: StripDay) {
  const { lang, t } = useShell();
  const leaf = leafOf(date, lang);
  return (
    <li class={state}>
      <time datetime={plainDate(date).toString()}>
        <span class="hidden">{dayAndDate(date, lang)}</span>
        <span aria-hidden="true">{leaf.weekday}</span>
        <span class="strip-day" aria-hidden="true">
          {leaf.day}
        </span>
      </time>
      <span class="hidden">{meaning(t, state, reason)}</span>
    </li>
  );
}

function meaning(t: ReturnType<typeof useShell>['t'], state: StripDay['state'], reason: string | undefined): string {
  if (state === 'last') return t('web.strip.last');
  if (state === 'plain') return '';
  return reason === undefined ? t('web.strip.skipped') : t('web.strip.skippedBecause', { reason });
}
