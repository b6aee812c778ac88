import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import {
  lapseTransfers,
  lastOf,
  noteDecided,
  proposedOf,
  type Receiver,
  receivers,
} from '#app/platform/access/transfer/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type RefusedStatus, type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  optionalDay,
  optionalText,
  passwordAgain,
  readForm,
  refuse,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { openFromPath, showClientPage } from '#app/service/cases/index.ts';
import { transferReasons } from './card.ts';
import { CameBack, ProposalForm, WaitsNotice } from './proposing.view.tsx';
import { proposeToRegion, regionName, takeTransferBack } from './transfers.store.ts';

const at = '/clients/:reference/transfer';
const proposalForm = z.strictObject({
  region: z.uuid('web.form.choose'),
  reason: choice(transferReasons),
  movesOn: optionalDay(),
  note: optionalText(1000),
  password: passwordAgain(),
});
const noFields = z.strictObject({});

/** On the page of a client: to which region the case goes, and that it waits for an answer there. */
export const proposingRoutes: Route[] = [
  { method: 'GET', path: at, needs: 'case.grant', handle: look },
  { method: 'POST', path: at, needs: 'case.grant', asksPassword: 'unless-fresh', handle: send },
  { method: 'POST', path: `${at}/taking-back`, needs: 'case.grant', handle: back },
];

async function look(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.grant');
  if (!open) return notFound(c);
  await lapseTransfers(visit);
  await noteDecided(open);
  return page(c, open, freshForm());
}

async function page(c: Context, open: OpenCase, form: FormState, status?: RefusedStatus): Promise<Response> {
  if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
  const { visit } = open;
  const title = c.get('web').t('transfers.title');
  const last = await lastOf(visit, open.caseId);
  const to = last === null ? '' : await regionName(visit, last.toRegion);
  const body =
    last?.state === 'proposed' ? (
      <WaitsNotice reference={open.reference} transfer={last} to={to} />
    ) : (
      <>
        {last === null ? null : <CameBack transfer={last} to={to} />}
        <ProposalForm reference={open.reference} regions={await receivers(visit)} form={form} />
      </>
    );
  return showClientPage(c, open, { title, status }, body);
}

async function send(c: Context, visit: Visit): Promise<Response> {
  const core = await openFromPath(c, visit, 'case.grant');
  const safety = await openFromPath(c, visit, 'case.grant', 'safety');
  if (!core || !safety) return notFound(c);
  if (core.status === 'closed') return refuse(c, 'conflict');
  const read = await readForm(c.req, proposalForm);
  if (!read.ok) return page(c, core, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return page(c, core, step.form, step.status as RefusedStatus);
  const { region, reason, movesOn, note } = read.values;
  const to = (await receivers(visit)).find(({ regionId }) => regionId === region);
  if (!to) return page(c, core, withError(read.form, 'region', 'web.form.choose'), 422);
  if (!canTake(to))
    return page(c, core, withError(read.form, 'region', 'transfers.region.nobody', { region: to.name }), 422);
  const made = await proposeToRegion({ core, safety }, { to, reason, movesOn, note });
  if (made.ok) return c.redirect(`/clients/${core.reference}/transfer`, 303);
  if (made.reason === 'waits') return refuse(c, 'conflict');
  const key = made.reason === 'no-coordinator' ? 'transfers.region.nobody' : 'transfers.noCertificate';
  return page(c, core, withWhole(read.form, key, { region: to.name }), 422);
}

const canTake = ({ teamId, hasCoordinator }: Receiver) => teamId !== null && hasCoordinator;

async function back(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.grant');
  if (!open) return notFound(c);
  if (!(await readForm(c.req, noFields)).ok) return refuse(c, 'bad-request');
  await lapseTransfers(visit);
  const waits = await proposedOf(visit, open.caseId);
  if (!waits || !(await takeTransferBack(open, waits))) return refuse(c, 'conflict');
  return c.redirect(`/clients/${open.reference}/transfer`, 303);
}
