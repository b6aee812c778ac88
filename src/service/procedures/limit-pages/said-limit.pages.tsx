import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { type Lang, longDate, today } from '#app/platform/language/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import {
  day,
  type FormState,
  freshForm,
  nearDay,
  notFound,
  optionalText,
  optionalTime,
  readForm,
  refuse,
  text,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { openFromPath, renewNextDue, showClientPage, timeOf } from '#app/service/cases/index.ts';
import { addSaidLimit, drivingDayOf, limitTitle, listLimits, type OpenLimit } from '../limits/index.ts';
import { SaidForm } from './said-limit.view.tsx';

type Status = 400 | 409 | 413 | 415 | 422;

/** A day to keep to that a lawyer says on the telephone: a limit of its own, by hand. */
export function saidLimitPages(): Route[] {
  return [
    { method: 'GET', path: '/clients/:reference/limits/new', needs: 'limit.change', handle: showNew },
    { method: 'POST', path: '/clients/:reference/limits', needs: 'limit.change', handle: saveNew },
  ];
}

const saidForm = z.strictObject({
  what: text(120),
  day: nearDay(),
  who: text(120),
  on: day(),
  at: optionalTime(),
  /** The limit whose day it is, by id; none where it is a matter of its own. */
  limit: optionalText(36),
});

async function showNew(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'limit.change');
  if (!open) return notFound(c);
  if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
  // As one types a day, and as the example beside the field has it.
  return newPage(c, open, freshForm({ on: today().toString().split('-').reverse().join('-') }));
}

async function saveNew(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'limit.change');
  if (!open) return notFound(c);
  const read = await readForm(c.req, saidForm);
  if (!read.ok) return newPage(c, open, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  const { values, form } = read;
  if (open.status === 'closed') return newPage(c, open, withWhole(form, 'cases.closed.cannotWrite'), 409);
  const now = today().toString();
  if (values.day < now) return newPage(c, open, withError(form, 'day', 'procedures.limits.task.new.day.past'), 422);
  if (values.on > now) return newPage(c, open, withError(form, 'on', 'procedures.limits.said.on.future'), 422);
  const at = values.at === null ? null : timeOf(values.at);
  if (at === undefined) return newPage(c, open, withError(form, 'at', 'procedures.time.wrong'), 422);
  const about =
    values.limit === null ? null : ((await runningLimits(open)).find(({ id }) => id === values.limit) ?? undefined);
  if (about === undefined) return newPage(c, open, withError(form, 'limit', 'web.form.choose'), 422);
  const where = await once(visit, read.key, async () => {
    const { limit: _id, ...said } = values;
    const id = await addSaidLimit(open, { ...said, at }, about);
    await renewNextDue(visit, open.caseId);
    return `/clients/${open.reference}/limits/${id}`;
  });
  return c.redirect(where, 303);
}

/** Limits that run and on which somebody of ours must act: what a lawyer says can be about one of them. */
const runningLimits = async (open: OpenCase): Promise<OpenLimit[]> =>
  (await listLimits(open)).filter(({ document: { clear } }) => clear.state === 'open' && clear.purpose === 'act');

async function newPage(c: Context, open: OpenCase, form: FormState, status?: Status): Promise<Response> {
  const { t, lang } = c.get('web');
  const limits = (await runningLimits(open)).map((limit) => ({ value: limit.id, label: labelOf(limit, lang) }));
  const body = <SaidForm at={`/clients/${open.reference}`} form={form} limits={limits} />;
  return showClientPage(c, open, { title: t('procedures.limits.said.new'), status }, body);
}

const labelOf = (limit: OpenLimit, lang: Lang) =>
  `${limitTitle(limit.document, lang)}, ${longDate(drivingDayOf(limit), lang)}`;
