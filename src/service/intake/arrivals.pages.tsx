import type { Context } from 'hono';
import { z } from 'zod';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  readForm,
  readOrder,
  refuse,
  show,
  withWhole,
} from '#app/platform/web/index.ts';
import { ArrivalPage, ArrivalsPage, arrivalsOnAPage, TakenPage } from './arrivals.view.tsx';
import { acceptRegistration, returnToIntake, takenBy } from './decisions.store.ts';
import {
  findRegistration,
  listRegistrations,
  type OpenRegistration,
  readRegistration,
  seeRegistrations,
} from './intake.store.ts';
import { arrivalReturnReasons } from './intake.ts';
import { oneEffect } from './one-effect.ts';
import { registrationOrders } from './registration-table.view.tsx';
import { stopWishes, takeUpWish } from './stop-wishes.store.ts';

const accepting = z.strictObject({});
const seeing = z.strictObject({ from: z.enum(['list', 'case']).default('list') });
const returning = z.strictObject({ reason: choice(arrivalReturnReasons), note: optionalText(1000) });

/** What was placed in my region: read it, accept it as a case, or give it back with a reason. */
export function arrivalRoutes(): StaffRoute[] {
  return [
    { method: 'GET', path: '/arrivals', needs: 'arrival.list', handle: showArrivals },
    { method: 'GET', path: '/arrivals/:id', needs: 'arrival.list', handle: showOne },
    { method: 'POST', path: '/arrivals/:id/accept', needs: 'arrival.accept', handle: accept },
    { method: 'POST', path: '/arrivals/:id/return', needs: 'arrival.accept', handle: giveBack },
    { method: 'POST', path: '/arrivals/:id/seen', needs: 'arrival.accept', handle: seen },
  ];
}

async function showArrivals(c: Context, visit: Visit): Promise<Response> {
  const { t } = c.get('web');
  const rows = await listRegistrations(visit, 'region', ['placed']);
  const page = Math.min(200, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1));
  const from = (page - 1) * arrivalsOnAPage;
  const order = readOrder(c.req.query('sort'), registrationOrders, { by: 'came', down: false });
  const inOrder = order.down ? rows.toReversed() : rows;
  const shown = {
    rows: await seeRegistrations(visit, inOrder.slice(from, from + arrivalsOnAPage)),
    count: rows.length,
    page,
    order,
    wishes: await stopWishes(visit),
    returned: c.req.query('done') === 'returned',
  };
  return show(c, { title: t('intake.arrivals.title'), width: 'wide' }, <ArrivalsPage {...shown} />);
}

/** The wish of a client to stop was taken up, on the list or on the page of the case. */
async function seen(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, seeing);
  if (!read.ok) return refuse(c, 'bad-request');
  const row = await findRegistration(visit, c.req.param('id') ?? '', 'region');
  if (row === null) return notFound(c);
  const wish = (await stopWishes(visit)).find(({ id }) => id === row.id);
  await takeUpWish(visit, row);
  return c.redirect(read.values.from === 'case' && wish ? `/clients/${wish.reference}` : '/arrivals', 303);
}

type FoundRegistration = { kind: 'open'; open: OpenRegistration } | { kind: 'taken'; by: string } | null;

/** The registration, or who took it; null when it is not of my region, or nothing at all. */
async function find(c: Context, visit: Visit): Promise<FoundRegistration> {
  const row = await findRegistration(visit, c.req.param('id') ?? '', 'region');
  if (row === null) return null;
  if (row.taken_by !== null) return { kind: 'taken', by: row.taken_by };
  const open = await readRegistration(visit, row);
  return open === null ? null : { kind: 'open', open };
}

async function showOne(c: Context, visit: Visit): Promise<Response> {
  const found = await find(c, visit);
  if (found === null) return notFound(c);
  return found.kind === 'taken' ? taken(c, visit, found.by) : page(c, found.open);
}

function page(
  c: Context,
  open: OpenRegistration,
  form: FormState = freshForm(),
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const { t, lang } = c.get('web');
  const title = t('intake.queue.one', { day: longDate(open.received_day, lang) });
  const page = { title, width: 'wide', scripts: ['form'], failed: status !== 200 } as const;
  return show(c, page, <ArrivalPage open={open} form={form} />, status);
}

async function taken(c: Context, visit: Visit, by: string): Promise<Response> {
  const { t } = c.get('web');
  const name = (await namesOf(visit.db, visit.keys, [by])).get(by) ?? null;
  return show(c, { title: t('web.refusal.conflict') }, <TakenPage name={name} mine={by === visit.person.id} />, 409);
}

async function accept(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, accepting);
  if (!read.ok || read.key === undefined) return refuse(c, 'bad-request');
  return oneEffect(c, visit, read.key, async () => {
    const found = await find(c, visit);
    if (found === null) return notFound(c);
    if (found.kind === 'open') {
      const accepted = await acceptRegistration(visit, found.open);
      if (accepted.ok) return `/clients/${accepted.reference}`;
    }
    const id = c.req.param('id') ?? '';
    visit.journal.note({ action: 'registration.lost-race', objectId: id });
    const by = found.kind === 'taken' ? found.by : await takenBy(visit, id);
    return by === null ? refuse(c, 'conflict') : taken(c, visit, by);
  });
}

async function giveBack(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, returning);
  const { key, version } = read;
  if (read.ok && (key === undefined || version === undefined)) return refuse(c, 'bad-request');
  const back = async (): Promise<Response | string> => {
    const found = await find(c, visit);
    if (found === null) return notFound(c);
    if (found.kind === 'taken') return taken(c, visit, found.by);
    if (!read.ok) return page(c, found.open, read.form, read.status);
    if (version !== found.open.version) return refuse(c, 'conflict');
    const { reason, note } = read.values;
    const done = await returnToIntake(visit, found.open, reason, note);
    if (done.ok) return '/arrivals?done=returned';
    if (done.reason === 'stale') return refuse(c, 'conflict');
    return page(c, found.open, withWhole(read.form, 'intake.queue.noKey'), 422);
  };
  if (read.ok && key !== undefined) return oneEffect(c, visit, key, back);
  const answer = await back();
  return typeof answer === 'string' ? c.redirect(answer, 303) : answer;
}
