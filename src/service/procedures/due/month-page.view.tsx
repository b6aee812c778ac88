import { dayAndDate, leafOf, longDate } from '#app/platform/language/index.ts';
import { Badge, PageHeader, useShell } from '#app/platform/web/index.ts';
import { holidayOn } from '#app/service/deadlines/index.ts';
import { shownKindOf } from '../limit-pages/index.ts';
import { limitTitle } from '../limits/index.ts';
import { TaskName } from '../tasks/index.ts';
import { DaysToComeSection } from './days-to-come.view.tsx';
import { dueHref } from './due-href.ts';
import type { DaysToCome, DueLine } from './due-list.ts';

interface MonthPageProps {
  /** From Monday to Sunday each. */
  weeks: readonly (readonly Temporal.PlainDate[])[];
  /** What is due, by name; not looked at when there are numbers instead. */
  lines: readonly DueLine[];
  /** How much is due on each day, where naming all of it would fill the wall; null when everything is named. */
  numbers: ReadonlyMap<string, number> | null;
  /** What comes first from today on, also when it is not on the wall. */
  next: DueLine | null;
  now: Temporal.PlainDate;
  /** Appointments that stand on no day yet. */
  toCome: DaysToCome;
}

/** Weeks on the wall: each day with what is due, days off named. On a narrow screen a list of the days that have something. */
export function MonthPage({ weeks, lines, numbers, next, now, toCome }: MonthPageProps) {
  const { t, lang } = useShell();
  const byDay = Map.groupBy(lines, ({ day }) => day ?? '');
  const first = weeks[0]?.[0] ?? now;
  const last = weeks.at(-1)?.at(-1) ?? now;
  const hrefOf = (number: number) => `/limits/month?from=${first.add({ weeks: number })}`;
  return (
    <>
      <PageHeader
        title={t('procedures.limits.month.span', { from: longDate(first, lang), until: longDate(last, lang) })}
        above={<a href="/limits">{t('procedures.limits.page.title')}</a>}
      >
        {next === null ? <p class="soft">{t('procedures.limits.month.nothing')}</p> : <Next line={next} />}
      </PageHeader>
      <nav class="filter" aria-label={t('procedures.limits.month.title')}>
        <a href={hrefOf(-weeks.length)}>{t('procedures.limits.month.earlier')}</a>
        <a href="/limits/month" aria-current={isThisWeek(first, now) ? 'page' : undefined}>
          {t('procedures.limits.month.now')}
        </a>
        <a href={hrefOf(weeks.length)}>{t('procedures.limits.month.later')}</a>
      </nav>
      <table class="month">
        <caption class="hidden">{t('procedures.limits.month.title')}</caption>
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
                return <Cell day={day} now={now} lines={due} number={number} />;
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <DaysToComeSection {...toCome} />
    </>
  );
}

const isThisWeek = (monday: Temporal.PlainDate, now: Temporal.PlainDate) => {
  const { days } = monday.until(now);
  return days >= 0 && days < 7;
};

/** What comes first, so that weeks with nothing in them do not look like nothing at all. */
function Next({ line }: { line: DueLine }) {
  const { t, lang } = useShell();
  return (
    <p>
      {t('procedures.limits.month.next')} {line.day === null ? null : `${dayAndDate(line.day, lang)}: `}
      <LineLink line={line} />
    </p>
  );
}

interface CellProps {
  day: Temporal.PlainDate;
  now: Temporal.PlainDate;
  lines: readonly DueLine[];
  number: number;
}

function Cell({ day, now, lines, number }: CellProps) {
  const { t, lang } = useShell();
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
          <span class="month-short">{day.day === 1 ? `1 ${leafOf(day, lang).month}` : String(day.day)}</span>
        </time>
        {holiday === null ? null : <span class="small soft"> {t(`procedures.limits.holiday.${holiday.code}`)}</span>}
      </p>
      {lines.length === 0 && number > 0 ? (
        <a href={dueHref({ day: day.toString() })}>{t('procedures.limits.month.number', { number })}</a>
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
  const { t } = useShell();
  if (line.limit) {
    return (
      <li class={`kind ${shownKindOf(line.limit.document.clear.catalogueId)}`}>
        <LineLink line={line} />
      </li>
    );
  }
  const { task, held = null } = line;
  const { time, place } = task.document;
  return (
    <li>
      {time === null ? null : <b>{time} </b>}
      <LineLink line={line} />
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

/** What it is and for whom. */
function LineLink({ line }: { line: DueLine }) {
  const { t, lang } = useShell();
  const who = <bdi>{line.name ?? t('procedures.limits.noName')}</bdi>;
  if (line.limit) {
    return (
      <a href={`/clients/${line.reference}/limits/${line.limit.id}`}>
        <bdi>{limitTitle(line.limit.document, lang)}</bdi> · {who}
      </a>
    );
  }
  const { task } = line;
  return (
    <a href={`/clients/${line.reference}/tasks/${task.id}`}>
      <TaskName task={task} /> · {who}
    </a>
  );
}
