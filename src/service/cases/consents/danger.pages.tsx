import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  passwordAgain,
  readForm,
  refuse,
  text,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { readEntry } from '#app/service/directory/index.ts';
import { noBsnReason, openFromPath, saysNoBsnHere, showClientPage } from '../client/index.ts';
import { dangerPurposes, dangerReasons } from './danger.ts';
import { DangerForm } from './danger-form.view.tsx';
import { noteDanger } from './ground.ts';
import { knownReceivers } from './known-receivers.ts';
import { receiverOf } from './receiver.ts';

const dangerForm = z.strictObject({
  purpose: choice(dangerPurposes),
  receiver: text(200),
  reason: choice(dangerReasons),
  why: text(1000),
  password: passwordAgain(),
  noBsnReason: noBsnReason(),
});

/** Acute danger, the one exception to "no consent, no sharing": a coordinator's act, with the password. */
export function dangerRoutes(): Route[] {
  const path = '/clients/:reference/acute-danger';
  return [
    { method: 'GET', path, needs: 'referral.send', handle: start },
    { method: 'POST', path, needs: 'referral.send', asksPassword: 'unless-fresh', handle: save },
  ];
}

async function start(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'referral.send');
  if (!open) return notFound(c);
  const purpose = dangerPurposes.find((known) => known === c.req.query('purpose'));
  // The code of an organisation may be in the address, its name may not.
  const receiver = await readEntry(visit, c.req.query('to') ?? '');
  return showForm(
    c,
    open,
    freshForm({ ...(purpose === undefined ? {} : { purpose }), receiver: receiver?.content.name ?? '' }),
  );
}

async function save(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'referral.send');
  if (!open) return notFound(c);
  const read = await readForm(c.req, dangerForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
  if (!read.ok) return showForm(c, open, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  if (open.status === 'closed') return showForm(c, open, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  const step = stepUpRefusal(c, read.form);
  if (step) return showForm(c, open, step.form, step.status);
  const { purpose, reason, why } = read.values;
  const receiver = receiverOf(read.values.receiver, null, await knownReceivers(open));
  if (receiver === null || receiver.receiver === null)
    return showForm(c, open, withError(read.form, 'receiver', 'cases.danger.receiver.like'), 422);
  const { receiver: name, organisation } = receiver;
  const where = await once(visit, read.key, async () => {
    await noteDanger(open, { purpose, receiver: name, organisation, reason, why });
    return `/clients/${open.reference}#${purpose === 'referral' ? 'referrals' : 'dossier'}`;
  });
  return c.redirect(where, 303);
}

async function showForm(
  c: Context,
  open: OpenCase,
  form: FormState,
  status?: 400 | 409 | 413 | 415 | 422 | 429 | 503,
): Promise<Response> {
  const action = `/clients/${open.reference}/acute-danger`;
  const known = (await knownReceivers(open)).map(({ name }) => name);
  const body = <DangerForm action={action} form={form} once={newId()} known={known} />;
  return showClientPage(c, open, { title: c.get('web').t('cases.danger'), status }, body);
}
