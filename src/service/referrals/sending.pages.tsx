import type { Context } from 'hono';
import { z } from 'zod';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { type MessageKey, today } from '#app/platform/language/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
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
  show,
  typedDay,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { conflictPage } from './conflict.view.tsx';
import { agreedTo } from './consent.ts';
import { type FoundReferral, findReferral, safetyFor } from './from-path.ts';
import { handOverFacts, needsSafety } from './hand-over.store.ts';
import { handOverLines, handOverMark } from './hand-over.ts';
import { PreviewPage } from './preview-page.view.tsx';
import { handOverWays } from './referrals.ts';
import { handOver } from './sending.ts';

type Status = 200 | 400 | 409 | 413 | 415 | 422 | 429 | 503;

const sendForm = z.strictObject({
  how: choice(handOverWays),
  on: optionalDay(),
  takenBy: optionalText(120),
  password: passwordAgain(),
  mark: z.string().regex(/^[0-9a-f]{64}$/, 'web.form.damaged'),
});

/** What goes out, to the letter, and writing down that it was handed over. The program sends nothing itself. */
export const sendingPages: Route[] = [
  { method: 'GET', path: '/clients/:reference/referrals/:id/preview', needs: 'referral.list', handle: preview },
  {
    method: 'POST',
    path: '/clients/:reference/referrals/:id/sending',
    needs: 'referral.send',
    asksPassword: 'unless-fresh',
    handle: send,
  },
];

async function preview(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.list');
  if (!found) return notFound(c);
  const { open, before } = found;
  if (before.state !== 'draft') return c.redirect(`/clients/${open.reference}/referrals/${before.id}`, 303);
  return showPreview(c, visit, found, freshForm({ on: typedDay(today().toString()) }), 200);
}

const refusals = {
  'no-consent': 'referrals.send.noConsent',
  changed: 'referrals.send.changed',
  'no-safety': 'referrals.send.noSafety',
} as const satisfies Record<string, MessageKey>;

async function send(c: Context, visit: Visit): Promise<Response> {
  const found = await findReferral(c, visit, 'referral.send');
  if (!found) return notFound(c);
  const read = await readForm(c.req, sendForm);
  if (!read.ok) return showPreview(c, visit, found, read.form, read.status);
  const { version } = read;
  if (version === undefined) return refuse(c, 'bad-request');
  const { open, before } = found;
  if (open.status === 'closed')
    return showPreview(c, visit, found, withWhole(read.form, 'cases.closed.cannotWrite'), 409);
  const step = stepUpRefusal(c, read.form);
  if (step) return showPreview(c, visit, found, step.form, step.status);
  const on = read.values.on ?? today().toString();
  if (on > today().toString())
    return showPreview(c, visit, found, withError(read.form, 'on', 'referrals.send.on.future'), 422);
  const safety = await safetyFor(c, visit, before, 'referral.send');
  const { how, takenBy, mark } = read.values;
  const done = await handOver({ open, safety }, before, { how, takenBy, mark, on, seen: version });
  if (done === 'saved') return c.redirect(`/clients/${open.reference}/referrals/${before.id}`, 303);
  if (done === 'stale' || done === 'over') return conflictPage(c, found, { kind: 'send', form: read.form });
  return showPreview(c, visit, found, withWhole(read.form, refusals[done]), 409);
}

async function showPreview(
  c: Context,
  visit: Visit,
  { open, before }: FoundReferral,
  form: FormState,
  status: Status,
): Promise<Response> {
  const safety = await safetyFor(c, visit, before);
  const hidden = needsSafety(before.referral.parts) && safety === null;
  const [agreed = false] = await agreedTo(open, [before.referral]);
  const lines = agreed ? handOverLines(before.referral, await handOverFacts(open, safety)) : [];
  const title = clientTitle(open.reference, c.get('web').t('referrals.title'));
  const body = (
    <PreviewPage
      reference={open.reference}
      shown={before}
      lines={hidden ? lines.filter(({ part }) => part !== 'reach') : lines}
      hidden={hidden}
      mark={handOverMark(lines)}
      agreed={agreed}
      maySend={may(visit, 'referral.send')}
      form={form}
    />
  );
  return show(c, { title, failed: status !== 200, scripts: ['form'] }, body, status);
}
