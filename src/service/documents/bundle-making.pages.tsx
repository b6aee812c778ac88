import type { Context } from 'hono';
import { z } from 'zod';
import type { StepUp } from '#app/platform/access/authentication/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { attachmentHeaders, readFile } from '#app/platform/files/index.ts';
import { type MessageKey, timeOfDay } from '#app/platform/language/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import {
  type FormState,
  freshForm,
  notFound,
  readForm,
  refuse,
  secret,
  show,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle, sharing } from '#app/service/cases/index.ts';
import { bundleWishOf } from './bundle.ts';
import { bundleFromPath } from './bundle-from-path.ts';
import { type Making, makeBundle } from './bundle-making.ts';
import { BundlePage } from './bundle-page.view.tsx';

/** Looking at exactly what leaves, and making it, with one's password. */
export function makingRoutes(desk: Desk): Route[] {
  const at = '/clients/:reference/bundles/:id';
  return [
    { method: 'GET', path: at, needs: 'case.read', handle: (c, visit) => look(c, visit, desk) },
    {
      method: 'POST',
      path: `${at}/making`,
      needs: 'bundle.make',
      asksPassword: true,
      handle: (c, visit) => make(c, visit, desk),
    },
    { method: 'GET', path: `${at}/file`, needs: 'bundle.make', handle: askForFile },
    {
      method: 'POST',
      path: `${at}/file`,
      needs: 'bundle.make',
      asksPassword: true,
      handle: (c, visit) => giveFile(c, visit, desk),
    },
  ];
}

type FoundDocument = NonNullable<Awaited<ReturnType<typeof bundleFromPath>>>;
type Status = 200 | 400 | 409 | 413 | 415 | 422 | 429 | 503;

async function look(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await bundleFromPath(c, visit, 'case.read');
  return found ? bundlePage(c, visit, desk, found, freshForm()) : notFound(c);
}

const makingForm = z.strictObject({ password: secret() });

async function make(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await bundleFromPath(c, visit, 'bundle.make');
  if (!found) return notFound(c);
  const { open, bundle } = found;
  const at = `/clients/${open.reference}/bundles/${bundle.id}`;
  if (open.status === 'closed') return c.redirect(at, 303);
  const read = await readForm(c.req, makingForm);
  if (!read.ok) return bundlePage(c, visit, desk, found, read.form, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  if (bundle.version !== read.version) {
    return bundlePage(c, visit, desk, found, withWhole(read.form, 'documents.bundle.alreadyMade'), 409);
  }
  const asked = c.get('stepUp');
  if (!asked.ok) {
    const { form, status } = refusedStep(asked, read.form, c);
    return bundlePage(c, visit, desk, found, form, status);
  }
  const making = await makeBundle(open, desk, bundle, c.get('web').name);
  if (making === 'made' || making === 'already') return c.redirect(at, 303);
  const { key, status } = sentences[making];
  return bundlePage(c, visit, desk, found, withWhole(read.form, key), status);
}

/** The address under which it once was given at once: the page of the bundle asks for the password. */
async function askForFile(c: Context, visit: Visit): Promise<Response> {
  const found = await bundleFromPath(c, visit, 'bundle.make');
  if (!found?.bundle.document.made) return notFound(c);
  return c.redirect(`/clients/${found.open.reference}/bundles/${found.bundle.id}`, 303);
}

/**
 * What left, once more, with one's password: as an attachment, under a name that says nothing but a day. Only while the
 * client agrees (or there is acute danger), held until it is given; and that it came out is written down with it.
 */
async function giveFile(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await bundleFromPath(c, visit, 'bundle.make');
  const made = found?.bundle.document.made;
  if (!found || !made) return notFound(c);
  const { open, bundle } = found;
  const read = await readForm(c.req, makingForm);
  if (!read.ok) return bundlePage(c, visit, desk, found, read.form, read.status);
  const asked = c.get('stepUp');
  if (!asked.ok) {
    const { form, status } = refusedStep(asked, read.form, c);
    return bundlePage(c, visit, desk, found, form, status);
  }
  const ground = await sharing.hold(open, bundleWishOf(bundle.document));
  if (ground === null) return bundlePage(c, visit, desk, found, withWhole(read.form, 'documents.bundle.shut'), 409);
  const pdf = await readFile(open, desk.store, made.file);
  if (!pdf) return notFound(c);
  const to = bundle.document.receiver;
  await sharing.cameOut(open, { what: 'bundle-file', object: bundle.id, ground: ground.id, to });
  visit.journal.note({
    action: 'bundle.downloaded',
    objectId: bundle.id,
    case: open.caseId,
    reference: open.reference,
    hash: made.hash,
  });
  return c.body(new Uint8Array(pdf), 200, attachmentHeaders(`bundel-${bundle.day}.pdf`));
}

function refusedStep(
  asked: Exclude<StepUp, { ok: true }>,
  form: FormState,
  c: Context,
): { form: FormState; status: Status } {
  if (asked.reason === 'too-many') {
    const time = timeOfDay(asked.again, c.get('web').lang);
    return { form: withError(form, 'password', 'documents.bundle.password.tooMany', { time }), status: 429 };
  }
  if (asked.reason === 'busy') return { form: withWhole(form, 'documents.bundle.password.busy'), status: 503 };
  return { form: withError(form, 'password', 'documents.bundle.password.wrong'), status: 422 };
}

const sentences = {
  'no-consent': { key: 'documents.bundle.refused.no-consent', status: 409 },
  changed: { key: 'documents.bundle.refused.changed', status: 409 },
  nothing: { key: 'documents.bundle.refused.nothing', status: 422 },
  'too-large': { key: 'documents.bundle.refused.too-large', status: 422 },
  'took-too-long': { key: 'documents.bundle.refused.took-too-long', status: 503 },
  failed: { key: 'documents.bundle.refused.failed', status: 503 },
} as const satisfies Record<Exclude<Making, 'made' | 'already'>, { key: MessageKey; status: Status }>;

async function bundlePage(
  c: Context,
  visit: Visit,
  desk: Desk,
  { open, bundle }: FoundDocument,
  form: FormState,
  status: Status = 200,
): Promise<Response> {
  const title = clientTitle(open.reference, c.get('web').t('documents.bundle'));
  const [agreed = false] = await sharing.allowed(open, [bundleWishOf(bundle.document)]);
  const { loginName } = visit.person;
  // Nobody knows the passwords of the demo; there it stands beside the question.
  const hint = desk.demo ? desk.demoPeople?.().find((one) => one.loginName === loginName)?.password : undefined;
  return show(
    c,
    { title, width: 'wide', failed: status !== 200, scripts: ['form'] },
    <BundlePage
      reference={open.reference}
      bundle={bundle}
      form={form}
      agreed={agreed}
      mayMake={may(visit, 'bundle.make') && open.status === 'open'}
      mayDownload={may(visit, 'bundle.make')}
      password={hint ?? null}
    />,
    status,
  );
}
