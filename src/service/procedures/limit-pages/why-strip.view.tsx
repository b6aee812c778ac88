import { dayAndDate, leafOf } from '#app/platform/language/index.ts';
import { useShell } from '#app/platform/web/index.ts';
import { moveReasonInWords } from '#app/service/deadlines/index.ts';
import { type Why, type WhyDay, whyWeeks } from '../limits/index.ts';

/** The calculation as a small calendar: where it starts, what counts, what is skipped and why, where it ends. */
export function WhyStrip({ why }: { why: Why }) {
  const { t, lang } = useShell();
  const weeks = whyWeeks(why);
  const days = weeks.flatMap((week) => (Array.isArray(week) ? week : []));
  const roles = (['start', 'counted', 'raw', 'skipped', 'other', 'last', 'driving'] as const).filter((role) =>
    days.some((day) => day.role === role),
  );
  return (
    <div class="stack close">
      <WhyTable weeks={weeks} />
      <ul class="why-key small">
        {roles.map((role) => (
          <li>
            <span class={role} aria-hidden="true" /> {t(`procedures.limits.strip.${role}`)}
          </li>
        ))}
      </ul>
      <ul class="bullets small">
        {days
          .filter(({ reason }) => reason !== undefined)
          .map(({ date, reason }) => (
            <li>
              {t('procedures.limits.moveLine', {
                day: dayAndDate(date, lang),
                reason: reason === undefined ? '' : moveReasonInWords(reason, lang),
              })}
            </li>
          ))}
      </ul>
    </div>
  );
}

/** A row a week, with its month; weeks in which nothing happens are one row together. */
function WhyTable({ weeks }: { weeks: ReturnType<typeof whyWeeks> }) {
  const { t, lang } = useShell();
  const [monday] = weeks;
  return (
    <table class="why">
      <caption class="hidden">{t('procedures.limits.whyThisDay')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="hidden">{t('procedures.limits.strip.month')}</span>
          </th>
          {(Array.isArray(monday) ? monday : []).map(({ date }) => (
            <th scope="col">{leafOf(date, lang).weekday}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) =>
          Array.isArray(week) ? (
            <tr>
              <th scope="row">{week[0] === undefined ? '' : leafOf(monthOf(week), lang).month}</th>
              {week.map((day) => (
                <Cell day={day} />
              ))}
            </tr>
          ) : (
            <tr>
              <td colspan={8} class="left-out">
                {t('procedures.limits.strip.leftOut', { weeks: week.leftOut })}
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

/** The month of a week is that of its first day that matters. */
function monthOf(week: readonly WhyDay[]): Temporal.PlainDate {
  return (week.find(({ role }) => role !== 'outside') ?? week[0])?.date ?? Temporal.PlainDate.from('2026-01-01');
}

function Cell({ day: { date, role, reason } }: { day: WhyDay }) {
  const { t, lang } = useShell();
  if (role === 'outside') return <td class="outside" />;
  const meaning = role === 'counted' ? '' : t(`procedures.limits.strip.${role}`);
  return (
    <td class={role}>
      <time datetime={date.toString()}>
        <span class="hidden">
          {dayAndDate(date, lang)} {meaning} {reason === undefined ? '' : moveReasonInWords(reason, lang)}
        </span>
        <span aria-hidden="true">{String(date.day)}</span>
      </time>
    </td>
  );
}
