import type { Context } from 'hono';
import type { OpenCase, Visit } from '#app/access/index.ts';
import { clientTitle, openFromPath, readHeader } from '#app/cases/index.ts';
import { newId } from '#app/vault/index.ts';
import { type FormState, freshForm, notFound, refuse, show } from '#app/web/index.ts';
import type { Desk, Route } from '#app/web/routes/index.ts';
import { UploadPage } from './letter-upload.tsx';
import { keepLetter } from './letters.store.ts';
import { fileOfForm, takeIn, type UploadStatus } from './uploaded-file.ts';

/** Bringing a letter in: the page with the form, and the form itself. */
export function uploadRoutes(desk: Desk): Route[] {
  const path = '/clients/:reference/letters/new';
  return [
    { method: 'GET', path, needs: 'letter.upload', handle: (c, visit) => showForm(c, visit) },
    { method: 'POST', path, needs: 'letter.upload', upload: true, handle: (c, visit) => receive(c, visit, desk) },
  ];
}

async function showForm(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'letter.upload');
  if (!open) return notFound(c);
  return open.status === 'closed' ? toClient(c, open) : uploadPage(c, visit, open, freshForm(), 200);
}

async function receive(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const open = await openFromPath(c, visit, 'letter.upload');
  if (!open) return notFound(c);
  if (open.status === 'closed') return toClient(c, open);
  const sent = fileOfForm(c);
  if (!sent.ok) return sent.status === 403 ? refuse(c, 'refused') : uploadPage(c, visit, open, sent.form, sent.status);
  const taken = await takeIn(visit, desk.box, sent, async (shown) => {
    const id = await keepLetter(visit, open, desk.store, shown);
    return `/clients/${open.reference}/letters/${id}`;
  });
  return taken.ok ? c.redirect(taken.location, 303) : uploadPage(c, visit, open, taken.form, 422);
}

/** Nothing new comes into a closed case; its page says why. */
const toClient = (c: Context, open: OpenCase) => c.redirect(`/clients/${open.reference}`, 303);

async function uploadPage(
  c: Context,
  visit: Visit,
  open: OpenCase,
  form: FormState,
  status: 200 | UploadStatus,
): Promise<Response> {
  const { header } = await readHeader(visit, open);
  const title = clientTitle(open.reference, c.get('web').t('letters.upload.title'));
  const page = { title, failed: status !== 200, scripts: ['form'] as const };
  return show(c, page, <UploadPage reference={open.reference} header={header} form={form} once={newId()} />, status);
}
