import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { UPLOAD_LIMITS } from '#app/platform/files/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, freshForm, notFound, refuse, show } from '#app/platform/web/index.ts';
import { clientTitle, openFromPath } from '#app/service/cases/index.ts';
import { photosScript } from './assets.ts';
import { keepLetter, readFiles } from './letter-page-files.store.ts';
import { UploadPage } from './letter-upload.view.tsx';
import { findLetter, type KeptLetter, listLetters } from './letters.store.ts';
import { hashOfPage } from './page-hash.ts';
import type { ReadingProgress } from './reading-progress.ts';
import { openSent, type UploadStatus } from './sent-files.ts';
import { twinAmong } from './twin.ts';
import { asksForJson, faultsForScript, gone, tooMuchToday } from './upload-answers.ts';
import { onceToday } from './upload-quota.ts';

/** Bringing a letter in: the page with the form, and the form itself. */
export function uploadRoutes(desk: Desk, progress: ReadingProgress): Route[] {
  const path = '/clients/:reference/letters/new';
  return [
    { method: 'GET', path, needs: 'letter.upload', handle: (c, visit) => showForm(c, visit) },
    {
      method: 'POST',
      path,
      needs: 'letter.upload',
      upload: UPLOAD_LIMITS,
      prepare: openSent(desk.sandbox, ['evidence', 'another'], progress),
      handle: (c, visit) => receive(c, visit, desk),
    },
  ];
}

async function showForm(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'letter.upload');
  if (!open) return notFound(c);
  return open.status === 'closed'
    ? toClient(c, open)
    : uploadPage(c, open, freshForm(), 200, await sameFromQuery(c, open));
}

/** The letter that was brought before, as the address of the form names it; null for anything else. */
async function sameFromQuery(c: Context, open: OpenCase): Promise<KeptLetter | null> {
  const same = z.uuid().safeParse(c.req.query('same'));
  return same.success ? findLetter(open, same.data) : null;
}

async function receive(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const open = await openFromPath(c, visit, 'letter.upload');
  if (!open) return notFound(c);
  if (open.status === 'closed') return toClient(c, open);
  const sent = c.get('sent');
  if (!sent.ok) return sent.status === 403 ? refuse(c, 'refused') : uploadPage(c, open, sent.form, sent.status);
  const { caseId } = open;
  const location = await onceToday(visit, desk.installation, { key: sent.key, caseId }, async () => {
    const { files, closed, fields } = sent;
    const at = `/clients/${open.reference}/letters`;
    const keepOriginals = fields.get('evidence') === 'yes';
    const reading = await readFiles(files);
    // The same letter twice would be two decisions in the lists: whoever brings it looks at the first one.
    const hashes = files.flatMap(({ pages }) => pages).map(hashOfPage);
    const twin = fields.get('another') === 'yes' ? null : twinAmong(await listLetters(open), { hashes, reading });
    if (twin) return `${at}/new?same=${twin.id}`;
    return `${at}/${await keepLetter(open, desk.store, { files, closed, keepOriginals, reading })}`;
  });
  return location === null ? uploadPage(c, open, tooMuchToday(sent.form), 422) : gone(c, location);
}

/** Nothing new comes into a closed case; its page says why. */
const toClient = (c: Context, open: OpenCase) => gone(c, `/clients/${open.reference}`);

async function uploadPage(
  c: Context,
  open: OpenCase,
  form: FormState,
  status: 200 | UploadStatus,
  same: KeptLetter | null = null,
): Promise<Response> {
  if (status !== 200 && asksForJson(c)) return faultsForScript(c, form, status);
  const title = clientTitle(open.reference, c.get('web').t('letters.upload.title'));
  const page = { title, failed: status !== 200, scripts: [photosScript] };
  return show(c, page, <UploadPage reference={open.reference} form={form} same={same} once={newId()} />, status);
}
