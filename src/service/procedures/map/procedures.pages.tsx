import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import type { RefusedStatus, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  optionalDay,
  optionalText,
  readForm,
  refuse,
  text,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { openFromPath, showClientPage } from '#app/service/cases/index.ts';
import { definitions } from '../definitions/index.ts';
import { gateOf } from '../gate/index.ts';
import { listProcedures, startProcedure, stopProcedure } from '../running/index.ts';
import { paperFromQuery, procedureAddress, procedureFromPath } from './from-path.ts';
import { showMap } from './map.pages.tsx';
import { runningDays } from './panel.view.tsx';
import { ProceduresPage } from './procedures-page.view.tsx';

/** The procedures of a client: all of them, starting one, stopping one. */
export function procedureRoutes(): Route[] {
  const at = '/clients/:reference/procedures';
  return [
    { method: 'GET', path: at, needs: 'case.read', handle: showAll },
    { method: 'POST', path: at, needs: 'procedure.change', handle: start },
    { method: 'POST', path: `${at}/:id/stop`, needs: 'procedure.change', handle: stop },
  ];
}

async function showAll(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.read');
  return open ? page(c, open, freshForm()) : notFound(c);
}

const startForm = () =>
  z.strictObject({
    key: choice(definitions().newest.map(({ key }) => key) as [string, ...string[]]),
    begun: optionalDay(),
    /** The procedure from which this one begins. */
    from: optionalText(36),
  });

async function start(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'procedure.change');
  if (!open) return notFound(c);
  const read = await readForm(c.req, startForm());
  if (!read.ok) return page(c, open, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return page(c, open, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  const { key, begun, from } = read.values;
  const now = today().toString();
  if (begun !== null && begun > now) return page(c, open, withError(read.form, 'begun', 'procedures.day.future'), 422);
  const all = from === null ? [] : await listProcedures(open);
  const startedFrom = all.find(({ id }) => id === from)?.id ?? null;
  const where = await once(visit, read.key, async () => {
    const id = await startProcedure(open, { key, begun: begun ?? now, startedFrom });
    return `/clients/${open.reference}/procedures/${id}`;
  });
  return c.redirect(where, 303);
}

const stopForm = z.strictObject({ stopReason: text(500) });

async function stop(c: Context, visit: Visit): Promise<Response> {
  const found = await procedureFromPath(c, visit, 'procedure.change');
  if (!found) return notFound(c);
  const read = await readForm(c.req, stopForm);
  if (!read.ok) return showMap(c, visit, found, { form: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const saved = await stopProcedure(found.open, found.procedure, read.version, read.values.stopReason);
  // Somebody stopped it before, or wrote in it: the page shows the present state, with the reason still in the form.
  if (saved === 'stale') {
    const now = await procedureFromPath(c, visit, 'procedure.change');
    const form = { ...withWhole(read.form, 'procedures.stop.stale'), version: now?.procedure.version ?? 0 };
    return showMap(c, visit, now ?? found, { form, status: 409 });
  }
  return c.redirect(procedureAddress(found), 303);
}

async function page(c: Context, open: OpenCase, form: FormState, status?: RefusedStatus): Promise<Response> {
  const procedures = await listProcedures(open);
  const writes = may(open.visit, 'procedure.change') && open.status === 'open';
  const body = (
    <ProceduresPage
      reference={open.reference}
      procedures={procedures}
      running={await runningDays(open, procedures)}
      writes={writes}
      closed={await gateOf(open)}
      paper={writes ? paperFromQuery(c) : null}
      form={form}
      once={newId()}
    />
  );
  return showClientPage(c, open, { title: c.get('web').t('procedures.title'), status }, body);
}
