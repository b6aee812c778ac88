import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { longDate } from '#app/platform/language/index.ts';
import type { Desk, StaffRoute } from '#app/platform/routing/index.ts';
import {
  type FormRead,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  readForm,
  readOrder,
  refuse,
  show,
  text,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { readDirectory } from '#app/service/directory/index.ts';
import { clearingRoutes } from './clearing.pages.tsx';
import { type Decided, decideHere, keepAsNew, placeInRegion } from './decisions.store.ts';
import {
  findByReceipt,
  findRegistration,
  listRegistrations,
  type OpenRegistration,
  readRegistration,
  regionFacts,
  seeRegistrations,
  withdrawnLately,
} from './intake.store.ts';
import { oneEffect } from './one-effect.ts';
import { knownOrganisation, passable } from './organisations.ts';
import { proposePlacement } from './proposal.ts';
import {
  DecidedMeanwhile,
  justDone,
  ofEachPart,
  type QueueGroup,
  QueuePage,
  queueOnAPage,
  queueParts,
} from './queue.view.tsx';
import { readCode, receiptMac } from './receipt.ts';
import type { QueueForms } from './registration-page.ts';
import { RegistrationPage } from './registration-page.view.tsx';
import { registrationOrders } from './registration-table.view.tsx';
import { waitingPlace } from './waiting.view.tsx';

const note = optionalText(1000);
const placing = z.strictObject({ region: z.uuid('web.form.choose'), note });
const waiting = z.strictObject({ waitNote: note });
const passing = z.strictObject({
  organisation: text(40),
  passNote: note,
});
const keeping = z.strictObject({});
const byCode = z.strictObject({ code: z.string().max(100).default('') });

/** The intake team's pages: the queue, one registration with its proposal, and what is decided about it. */
export function queueRoutes(desk: Desk): StaffRoute[] {
  const decide = (path: 'place' | 'waiting' | 'pass-on' | 'keep', handle: StaffRoute['handle']): StaffRoute => ({
    method: 'POST',
    path: `/queue/:id/${path}`,
    needs: 'registration.place',
    handle,
  });
  return [
    { method: 'GET', path: '/queue', needs: 'registration.list', handle: (c, visit) => showQueue(c, visit) },
    { method: 'POST', path: '/queue/code', needs: 'registration.list', handle: (c, visit) => findCode(c, visit, desk) },
    // Before `:id`, which would take it for an id.
    ...clearingRoutes(),
    { method: 'GET', path: '/queue/:id', needs: 'registration.list', handle: showOne },
    decide('place', async (c, visit) => {
      const read = await readForm(c.req, placing);
      return decided(c, visit, 'place', read, (open, values) => placeInRegion(visit, open, values.region, values.note));
    }),
    decide('waiting', async (c, visit) => {
      const read = await readForm(c.req, waiting);
      return decided(c, visit, 'waiting', read, (open, values) =>
        decideHere(visit, open, 'waiting', null, values.waitNote),
      );
    }),
    decide('pass-on', async (c, visit) => {
      const asked = await readForm(c.req, passing);
      const known = passable(await readDirectory(visit));
      const read =
        asked.ok && knownOrganisation(asked.values.organisation, known) === undefined
          ? unknownOrganisation(asked)
          : asked;
      return decided(c, visit, 'pass', read, (open, values) =>
        decideHere(visit, open, 'passed-on', values.organisation, values.passNote),
      );
    }),
    decide('keep', async (c, visit) => {
      const read = await readForm(c.req, keeping);
      return decided(c, visit, 'keep', read, (open) => keepAsNew(visit, open));
    }),
  ];
}

/** The list of organisations changes; what is chosen must be on it now. */
function unknownOrganisation({ form }: { form: FormState }): FormRead<z.output<typeof passing>> {
  const wrong = withError(form, 'organisation', 'web.form.choose');
  return { ...wrong, ok: false, status: 422, form: wrong };
}

async function showQueue(
  c: Context,
  visit: Visit,
  form = freshForm(),
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const { t } = c.get('web');
  const rows = [
    ...(await listRegistrations(visit, 'intake', ['new', 'check', 'waiting'])),
    ...(await withdrawnLately(visit, 'intake')),
  ];
  const chosen = queueParts.find((one) => one === c.req.query('show')) ?? null;
  const page = chosen === null ? 1 : Math.min(200, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1));
  const order = readOrder(c.req.query('sort'), registrationOrders, { by: 'came', down: false });
  const groups: QueueGroup[] = [];
  for (const part of chosen === null ? queueParts : [chosen]) {
    const oldestFirst = rows.filter((row) => row.status === part);
    const all = order.down && part !== 'withdrawn' ? oldestFirst.toReversed() : oldestFirst;
    const from = (page - 1) * queueOnAPage;
    const listed = chosen === null ? all.slice(0, ofEachPart) : all.slice(from, from + queueOnAPage);
    if (listed.length > 0) groups.push({ part, count: all.length, rows: await seeRegistrations(visit, listed) });
  }
  const shown = {
    groups,
    counts: new Map(queueParts.map((part) => [part, rows.filter((row) => row.status === part).length])),
    chosen,
    page,
    order,
    regions: await regionFacts(visit),
    form,
    done: justDone.find((one) => one === c.req.query('done')),
  };
  const head = { title: t('intake.queue.title'), width: 'wide', failed: status !== 200 } as const;
  return show(c, head, <QueuePage {...shown} />, status);
}

/** A visitor calls and says the receipt code. */
async function findCode(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const read = await readForm(c.req, byCode, { noBsnHere: true });
  if (!read.ok) return showQueue(c, visit, read.form, read.status);
  const code = readCode(read.values.code);
  const id = code === null ? null : await findByReceipt(visit, receiptMac(desk.installation.receiptKey, code));
  return id === null
    ? showQueue(c, visit, withError(read.form, 'code', 'intake.queue.code.unknown'), 422)
    : c.redirect(`/queue/${id}`, 303);
}

async function showOne(c: Context, visit: Visit): Promise<Response> {
  const open = await openHere(c, visit);
  return open === null ? notFound(c) : page(c, visit, open, {});
}

async function openHere(c: Context, visit: Visit): Promise<OpenRegistration | null> {
  const row = await findRegistration(visit, c.req.param('id') ?? '', 'intake');
  return row === null ? null : readRegistration(visit, row);
}

async function page(
  c: Context,
  visit: Visit,
  open: OpenRegistration,
  forms: QueueForms,
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const { t, lang } = c.get('web');
  const regions = await regionFacts(visit);
  const { place, languages, needs } = open.content;
  const directory = await readDirectory(visit);
  const proposal = proposePlacement({ place, languages, needs }, regions, directory);
  const title = t('intake.queue.one', { day: longDate(open.received_day, lang) });
  const shown = { open, proposal, regions, directory, forms, waitsAt: await waitingPlace(visit, open) };
  const body = <RegistrationPage {...shown} />;
  return show(c, { title, width: 'wide', scripts: ['form'], failed: status !== 200 }, body, status);
}

/** One decision: open, see that nobody decided meanwhile, seal anew, and back to the queue. */
async function decided<Values>(
  c: Context,
  visit: Visit,
  which: keyof QueueForms,
  read: FormRead<Values>,
  act: (open: OpenRegistration, values: Values) => Promise<Decided>,
): Promise<Response> {
  if (!read.ok) {
    const open = await openHere(c, visit);
    return open === null ? notFound(c) : page(c, visit, open, { [which]: read.form }, read.status);
  }
  const { key, version, values, form } = read;
  if (key === undefined || version === undefined) return refuse(c, 'bad-request');
  return oneEffect(c, visit, key, async () => {
    const open = await openHere(c, visit);
    if (open === null) return notFound(c);
    const done: Decided = open.version === version ? await act(open, values) : { ok: false, reason: 'stale' };
    if (done.ok) return `/queue?done=${which}`;
    if (done.reason === 'stale') return meanwhile(c, visit, open.id, form);
    return page(c, visit, open, { [which]: withWhole(form, 'intake.queue.noKey') }, 422);
  });
}

/** A colleague was first. What is there now is looked up again; what left our hands was placed. */
async function meanwhile(c: Context, visit: Visit, id: string, form: FormState): Promise<Response> {
  const { t } = c.get('web');
  const status = (await findRegistration(visit, id, 'intake'))?.status ?? 'placed';
  const { note, waitNote, passNote } = form.values;
  const kept = [note, waitNote, passNote].filter((text) => typeof text === 'string' && text !== '');
  return show(
    c,
    { title: t('web.refusal.conflict') },
    <DecidedMeanwhile status={status} kept={kept.map(String)} />,
    409,
  );
}
