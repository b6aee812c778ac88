import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  type FormState,
  freshForm,
  notFound,
  readForm,
  refuse,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle, openFromPath } from '#app/service/cases/index.ts';
import { readDirectory } from '#app/service/directory/index.ts';
import { conflictPage } from './conflict.view.tsx';
import { type FoundReferral, findReferral } from './from-path.ts';
import { asTyped, referralForm, wishOf } from './referral-form.view.tsx';
import { ReferralFormPage } from './referral-form-page.view.tsx';
import { addReferral, changeDraft, type OpenReferral } from './referrals.store.ts';
import type { ReferralWish } from './referrals.ts';

type Status = 200 | 400 | 409 | 413 | 415 | 422;

/** Writing a referral: a draft, of which nothing goes out. */
export const referralPages: Route[] = [
  { method: 'GET', path: '/clients/:reference/referrals/new', needs: 'referral.write', handle: start },
  { method: 'POST', path: '/clients/:reference/referrals', needs: 'referral.write', handle: add },
  { method: 'GET', path: '/clients/:reference/referrals/:id/edit', needs: 'referral.write', handle: edit },
  { method: 'POST', path: '/clients/:reference/referrals/:id', needs: 'referral.write', handle: change },
];

async function start(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'referral.write');
  if (!open) return notFound(c);
  if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
  return showForm(c, visit, { open, before: null }, freshForm(), 200);
}

async function add(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'referral.write');
  if (!open) return notFound(c);
  const read = await readWish(c, open);
  if (!read.ok) return showForm(c, visit, { open, before: null }, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  const where = await once(
    visit,
    read.key,
    async () => `/clients/${open.reference}/referrals/${await addReferral(open, read.wish)}`,
  );
  return c.redirect(where, 303);
}

async function edit(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.write');
  if (!found) return notFound(c);
  const { open, before } = found;
  if (before.state !== 'draft') return c.redirect(`/clients/${open.reference}/referrals/${before.id}`, 303);
  return showForm(c, visit, found, freshForm(asTyped(before.referral)), 200);
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.write');
  if (!found) return notFound(c);
  const { open, before } = found;
  const read = await readWish(c, open);
  if (!read.ok) return showForm(c, visit, found, read.form, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const done = await changeDraft(open, before, read.wish, read.version);
  if (done === 'saved') return c.redirect(`/clients/${open.reference}/referrals/${before.id}/preview`, 303);
  return conflictPage(c, found, { kind: 'draft', wish: read.wish, form: read.form });
}

type WishRead =
  | { ok: true; wish: ReferralWish; form: FormState; key?: string; version?: number }
  | { ok: false; form: FormState; status: Status };

/** The form, with an organisation that is in the directory now and a case that is open. */
async function readWish(c: Context, open: OpenCase): Promise<WishRead> {
  const read = await readForm(c.req, referralForm);
  if (!read.ok) return { ok: false, form: read.form, status: read.status };
  if (open.status === 'closed')
    return { ok: false, form: withWhole(read.form, 'cases.closed.cannotWrite'), status: 409 };
  const wish = wishOf(read.values, await readDirectory(open.visit));
  if (wish === null) return { ok: false, form: withError(read.form, 'organisation', 'web.form.choose'), status: 422 };
  return { ...read, wish };
}

async function showForm(
  c: Context,
  visit: Visit,
  { open, before }: { open: OpenCase; before: OpenReferral | null } | FoundReferral,
  form: FormState,
  status: Status,
): Promise<Response> {
  const title = clientTitle(open.reference, c.get('web').t('referrals.title'));
  const page = { title, failed: status !== 200, scripts: ['form'] as const };
  const body = (
    <ReferralFormPage
      reference={open.reference}
      before={before}
      form={form}
      once={newId()}
      directory={await readDirectory(visit)}
    />
  );
  return show(c, page, body, status);
}
