import type { Context } from 'hono';
import { z } from 'zod';
import { openCase } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, readOrder, show } from '#app/platform/web/index.ts';
import { countUndelivered } from '#app/service/undelivered/index.ts';
import { awayUntil, type Volunteer, volunteersOfMyRegion } from '#app/service/volunteers/index.ts';
import { readTask, TaskName } from '../tasks/index.ts';
import { keepToChangedLaw } from './changed-law.store.ts';
import { countDue, daysToCome, dueList } from './due-list.ts';
import { countsByDay, dueNumbers, nothingDue, type VolunteerDue } from './due-numbers.ts';
import { DuePage, type TickedTask } from './due-page.view.tsx';
import { type DueOrder, type DueQuestion, dueKindCodes, dueOrders, dueShows } from './due-source.ts';
import { weeksFrom } from './month.ts';
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
  const asked = readAsked(c);
  const { order, day } = asked;
  await keepToChangedLaw(visit);
  const coordinates = may(visit, 'case.grant');
  const of = coordinates ? readOf(c.req.query('of')) : null;
  const [colleagues, { all, volunteers }, mail] = await Promise.all([
    coordinates ? volunteersOfMyRegion(visit) : [],
    dueNumbers(visit),
    may(visit, 'region.list') ? countUndelivered(visit) : 0,
  ]);
  const mine = volunteers.find(({ personId }) => (personId ?? noVolunteer) === of);
  // Whoever is nobody of mine is not there, by name or by number.
  const isKnown = of === null || of === noVolunteer || mine || colleagues.some(({ personId }) => personId === of);
  if (!isKnown) return notFound(c);
  const question: DueQuestion = {
    show: day === undefined ? asked.show : 'all',
    withBeside: coordinates,
    ...(of === null ? {} : { of: [of === noVolunteer ? null : of] }),
    ...(day === undefined ? {} : { days: { from: day, until: day } }),
    ...(asked.kind === undefined ? {} : { kind: asked.kind }),
    ...(asked.client === undefined ? {} : { client: asked.client }),
  };
  const sorted = { order, volunteers: byName(volunteers) };
  const { lines } = await dueList(visit, question, { page: asked.page, sorted });
  const numbers = of === null ? all : (mine ?? nothingDue);
  // The table holds them itself where it shows all that waits for a day, and all of what it holds.
  const holdsThem =
    question.show === 'toCome' || lines.some(({ task, day: on }) => task?.kind === 'appointment' && on === null);
  const { kind: _kind, days: _days, show: _show, ...whose } = question;
  const toCome = holdsThem || numbers.toCome === 0 ? { lines: [], more: false } : await daysToCome(visit, whose);
  const isCounted = day === undefined && asked.kind === undefined && asked.client === undefined;
  return show(
    c,
    { title: c.get('web').t('procedures.limits.page.title'), width: 'wide', scripts: ['form'] },
    <DuePage
      lines={lines}
      asked={{ ...asked, ...(of === null ? {} : { of }) }}
      order={order}
      total={isCounted ? numbers[asked.show] : await countDue(visit, question)}
      numbers={numbers}
      volunteers={coordinates ? volunteers : null}
      away={awayNow(colleagues)}
      name={of === null ? null : await nameOf(visit, of, mine ?? null)}
      ticks={may(visit, 'limit.change')}
      ticked={await justTicked(c, visit)}
      undelivered={mail}
      toCome={toCome}
    />,
  );
}

/** What the address asks; an unknown code is the ordinary list. */
function readAsked(c: Context) {
  const read = <Code extends string>(name: string, codes: readonly Code[]) =>
    codes.find((one) => one === c.req.query(name));
  const client = c.req.query('client') ?? '';
  return {
    show: read('show', dueShows) ?? ('all' as const),
    kind: read('kind', dueKindCodes),
    client: /^[0-9A-HJKMNP-TV-Z]{8}$/.test(client) ? client : undefined,
    day: readDay(c.req.query('day')) ?? undefined,
    order: readOrder<DueOrder>(c.req.query('sort'), dueOrders, { by: 'day', down: false }),
    page: z.coerce.number().int().min(1).max(10_000).catch(1).parse(c.req.query('page')),
  };
}

/** The ids of the volunteers in the order of their names. */
const byName = (volunteers: readonly VolunteerDue[]): string[] =>
  volunteers.toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? '')).flatMap(({ personId }) => personId ?? []);

/** The task that the address says was ticked off; nothing when it is not done, or not of a case that I hold. */
async function justTicked(c: Context, visit: Visit): Promise<TickedTask | null> {
  const [, reference, id] = /^([0-9A-HJKMNP-TV-Z]{8})\.([0-9a-f-]{36})$/.exec(c.req.query('done') ?? '') ?? [];
  if (reference === undefined || id === undefined || !z.uuid().safeParse(id).success) return null;
  const open = await openCase(visit, reference, 'core', 'limit.change');
  const task = open && (await readTask(open, id));
  if (task?.state !== 'done') return null;
  return { reference, id, version: task.version, name: <TaskName task={task} /> };
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

/** So many things of these weeks are told by name; more than that are numbers, a day each. */
const namedOnTheWall = 60;

async function showMonth(c: Context, visit: Visit): Promise<Response> {
  const weeks = weeksAsked(c);
  const days = { from: String(weeks[0]?.[0]), until: String(weeks.at(-1)?.at(-1)) };
  const { lines, more } = await dueList(visit, { show: 'all', days }, { size: namedOnTheWall });
  const numbers = more ? await countsByDay(visit, { show: 'all', days }) : null;
  const now = today();
  const ahead = { from: now.toString(), until: null };
  const next = lines.find(({ day }) => day !== null && day >= ahead.from);
  const { lines: beyond } = next ? { lines: [] } : await dueList(visit, { show: 'all', days: ahead }, { size: 1 });
  const toCome = await daysToCome(visit);
  return show(
    c,
    { title: c.get('web').t('procedures.limits.month.title'), width: 'wide' },
    <MonthPage
      weeks={weeks}
      lines={lines}
      numbers={numbers}
      next={next ?? beyond[0] ?? null}
      now={now}
      toCome={toCome}
    />,
  );
}

/** From this week on, or from the day that is asked for; of a month that is asked for all of it. */
function weeksAsked(c: Context) {
  const from = readDay(c.req.query('from'));
  if (from !== null) return weeksFrom(Temporal.PlainDate.from(from));
  const asked = z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .safeParse(c.req.query('month'));
  if (!asked.success) return weeksFrom(today());
  const month = Temporal.PlainYearMonth.from(asked.data);
  return weeksFrom(month.toPlainDate({ day: 1 }), month.toPlainDate({ day: month.daysInMonth }));
}

function readDay(asked: string | undefined): string | null {
  const read = z.iso.date().safeParse(asked);
  return read.success ? read.data : null;
}

function readOf(asked: string | undefined): string | null {
  return asked === noVolunteer || z.uuid().safeParse(asked).success ? (asked ?? null) : null;
}
