import type { Context } from 'hono';
import { z } from 'zod';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, show } from '#app/platform/web/index.ts';
import { awayUntil, type Volunteer, volunteersOfMyRegion } from '#app/service/volunteers/index.ts';
import { countDue, dueList } from './due-list.ts';
import { countsByDay, dueNumbers, nothingDue, type VolunteerDue } from './due-numbers.ts';
import { DuePage } from './due-page.view.tsx';
import { type DueQuestion, type DueShow, dueShows } from './due-source.ts';
import { MonthPage } from './month-page.view.tsx';
import { noVolunteer } from './volunteers-due.view.tsx';

/** What is due over all my cases: as a list, by volunteer, and as a month on the wall. */
export function duePages(): Route[] {
  return [
    { method: 'GET', path: '/limits', needs: 'limit.list', handle: showDue },
    { method: 'GET', path: '/limits/month', needs: 'limit.list', handle: showMonth },
  ];
}

async function showDue(c: Context, visit: Visit): Promise<Response> {
  const page = z.coerce.number().int().min(1).max(10_000).catch(1).parse(c.req.query('page'));
  const part: DueShow = dueShows.find((one) => one === c.req.query('show')) ?? 'all';
  const day = readDay(c.req.query('day'));
  const coordinates = may(visit, 'case.grant');
  const colleagues = coordinates ? await volunteersOfMyRegion(visit) : [];
  const of = coordinates ? readOf(c.req.query('of')) : null;
  const { all, volunteers } = await dueNumbers(visit);
  const mine = volunteers.find(({ personId }) => (personId ?? noVolunteer) === of);
  // Whoever is nobody of mine is not there, by name or by number.
  const isKnown = of === null || of === noVolunteer || mine || colleagues.some(({ personId }) => personId === of);
  if (!isKnown) return notFound(c);
  const question: DueQuestion = {
    show: day === null ? part : 'all',
    ...(of === null ? {} : { of: [of === noVolunteer ? null : of] }),
    ...(day === null ? {} : { days: { from: day, until: day } }),
  };
  const { lines } = await dueList(visit, question, page);
  const numbers = of === null ? all : (mine ?? nothingDue);
  return show(
    c,
    { title: c.get('web').t('limits.page.title'), width: coordinates ? 'wide' : 'reading' },
    <DuePage
      lines={lines}
      show={part}
      page={page}
      total={day === null ? numbers[part] : await countDue(visit, question)}
      numbers={numbers}
      volunteers={coordinates ? volunteers : null}
      away={awayNow(colleagues)}
      of={of === null ? null : { code: of, name: await nameOf(visit, of, mine ?? null) }}
      day={day}
    />,
  );
}

/** Who is away today, until when. */
function awayNow(colleagues: readonly Volunteer[]): Map<string, string> {
  const now = today().toString();
  return new Map(
    colleagues.flatMap(({ personId, profile }) => {
      const until = awayUntil(profile, now);
      return until === null ? [] : [[personId, until] as const];
    }),
  );
}

/** The volunteer's name also when nothing is due. */
async function nameOf(visit: Visit, of: string, line: VolunteerDue | null): Promise<string | null> {
  if (of === noVolunteer) return null;
  return line?.name ?? (await namesOf(visit.db, visit.keys, [of])).get(of) ?? null;
}

/** So many things of one month are told by name; more than that are numbers, a day each. */
const namedInAMonth = 60;

async function showMonth(c: Context, visit: Visit): Promise<Response> {
  const asked = z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .safeParse(c.req.query('month'));
  const month = Temporal.PlainYearMonth.from(asked.success ? asked.data : today().toString().slice(0, 7));
  const days = {
    from: month.toPlainDate({ day: 1 }).toString(),
    until: month.toPlainDate({ day: month.daysInMonth }).toString(),
  };
  const { lines, more } = await dueList(visit, { show: 'all', days }, 1, namedInAMonth);
  const numbers = more ? await countsByDay(visit, { show: 'all', days }) : null;
  return show(
    c,
    { title: c.get('web').t('limits.month.title'), width: 'wide' },
    <MonthPage month={month} lines={lines} numbers={numbers} now={today()} />,
  );
}

function readDay(asked: string | undefined): string | null {
  const read = z.iso.date().safeParse(asked);
  return read.success ? read.data : null;
}

function readOf(asked: string | undefined): string | null {
  return asked === noVolunteer || z.uuid().safeParse(asked).success ? (asked ?? null) : null;
}
