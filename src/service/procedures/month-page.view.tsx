import { dayAndDate, leafOf } from '#app/platform/language/index.ts';
import { Badge, ButtonLink, ButtonRow, PageHeader, useShell } from '#app/platform/web/index.ts';
import { holidayOn } from '#app/service/deadlines/index.ts';
import { dueHref } from './due-href.ts';
import type { DueLine } from './due-list.ts';
import { kindOf } from './kind-badge.view.tsx';
import { limitName } from './limit-words.ts';
import { monthInWords, weeksOf } from './month.ts';

interface MonthPageProps {
  month: Temporal.PlainYearMonth;
  /** What is due, by name; not looked at when there are numbers instead. */
  lines: readonly DueLine[];
  /** How much is due on each day, where naming all of it would fill the wall; null when everything is named. */
  numbers: ReadonlyMap<string, number> | null;
  now: Temporal.PlainDate;
}

/** A month on the wall: each day with what is due, days off named. On a narrow screen a list of the days that have something. */
export function MonthPage({ month, lines, numbers, now }: MonthPageProps) {
  const { t, lang } = useShell();
  const byDay = Map.groupBy(lines, ({ day }) => day ?? '');
  const weeks = weeksOf(month);
  const hrefOf = (months: number) => `/limits/month?month=${month.add({ months })}`;
  return (
    <>
      <PageHeader title={monthInWords(month, lang)} above={<a href="/limits">{t('limits.page.title')}</a>} />
      <ButtonRow>
        <ButtonLink href={hrefOf(-1)} kind="quiet">
          {monthInWords(month.subtract({ months: 1 }), lang)}
        </ButtonLink>
        <ButtonLink href={hrefOf(1)} kind="quiet">
          {monthInWords(month.add({ months: 1 }), lang)}
        </ButtonLink>
      </ButtonRow>
      {lines.length === 0 && numbers === null ? <p class="soft">{t('limits.month.nothing')}</p> : null}
      <table class="month">
        <caption class="hidden">{t('limits.month.title')}</caption>
        <thead>
          <tr>
            {(weeks[0] ?? []).map((day) => (
              <th scope="col">{leafOf(day, lang).weekday}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr>
              {week.map((day) => {
                const on = day.toString();
                const due = numbers === null ? (byDay.get(on) ?? []) : [];
                const number = numbers === null ? due.length : (numbers.get(on) ?? 0);
                return <Cell day={day} month={month} now={now} lines={due} number={number} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface CellProps {
  day: Temporal.PlainDate;
  month: Temporal.PlainYearMonth;
  now: Temporal.PlainDate;
  lines: readonly DueLine[];
  number: number;
}

function Cell({ day, month, now, lines, number }: CellProps) {
  const { t, lang } = useShell();
  if (day.month !== month.month) return <td class="outside" />;
  const holiday = holidayOn(day);
  const classes = [
    number === 0 ? 'free' : '',
    day.equals(now) ? 'now' : '',
    holiday !== null || day.dayOfWeek > 5 ? 'closed' : '',
  ];
  return (
    <td class={classes.filter((one) => one !== '').join(' ')}>
      <p class="month-day">
        <time datetime={day.toString()}>
          <span class="month-long">{dayAndDate(day, lang)}</span>
          <span class="month-short">{String(day.day)}</span>
        </time>
        {holiday === null ? null : <span class="small soft"> {t(`limits.holiday.${holiday.code}`)}</span>}
      </p>
      {lines.length === 0 && number > 0 ? (
        <a href={dueHref({ day: day.toString() })}>{t('limits.month.number', { number })}</a>
      ) : null}
      {lines.length === 0 ? null : (
        <ul>
          {lines.map((line) => (
            <Line line={line} />
          ))}
        </ul>
      )}
    </td>
  );
}

function Line({ line }: { line: DueLine }) {
  const { t, lang } = useShell();
  const who = line.name ?? t('limits.noName');
  if (line.limit) {
    const { clear, origin } = line.limit.document;
    return (
      <li class={`kind ${kindOf(clear.catalogueId)}`}>
        <a href={`/clients/${line.reference}/limits/${line.limit.id}`}>
          {limitName(clear.catalogueId, origin.kind, lang)} · <bdi>{who}</bdi>
        </a>
      </li>
    );
  }
  const { task, held = null } = line;
  const { time, place } = task.document;
  return (
    <li>
      {time === null ? null : <b>{time} </b>}
      <a href={`/clients/${line.reference}/tasks/${task.id}`}>
        {task.document.what === null ? t(`limits.task.${task.kind}`) : <bdi>{task.document.what}</bdi>} ·{' '}
        <bdi>{who}</bdi>
      </a>
      {place === null ? null : (
        <>
          {' '}
          <bdi class="soft">{place}</bdi>
        </>
      )}
      {held === null ? null : (
        <p class="small">
          <Badge tone="late">{t(`procedures.authorities.state.${held.why}`)}</Badge>{' '}
          {t(`procedures.gate.title.${held.why}`)}{' '}
          {t(held.byLetter ? `procedures.gate.letter.${held.why}` : `procedures.gate.stop.${held.why}`)}
        </p>
      )}
    </li>
  );
}
