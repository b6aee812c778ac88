import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { UPLOAD_LIMITS } from '#app/platform/files/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  Breadcrumb,
  ErrorSummary,
  Form,
  FormFoot,
  type FormState,
  freshForm,
  notFound,
  PageHeader,
  refuse,
  show,
  withWhole,
} from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import {
  asksForJson,
  faultsForScript,
  gone,
  onceToday,
  openSent,
  photosScript,
  tooMuchToday,
  UploadFields,
  UploadProgress,
  type UploadStatus,
} from '#app/service/letters/index.ts';
import { entryFromPath, type FoundDocument } from './document-from-path.ts';
import { notOpened } from './document-upload.pages.tsx';
import { titleOf } from './document-words.ts';
import { addPages } from './documents.store.ts';

/** More photographs of the same document, behind the pages that it has. */
export function morePagesRoutes(desk: Desk): Route[] {
  const path = '/clients/:reference/dossier/:id/pages';
  return [
    { method: 'GET', path, needs: 'document.change', handle: showForm },
    {
      method: 'POST',
      path,
      needs: 'document.change',
      upload: UPLOAD_LIMITS,
      prepare: openSent(desk.sandbox, ['_version']),
      handle: (c, visit) => receive(c, visit, desk),
    },
  ];
}

/** A letter has a page of its own for its sheets; nothing is added to what is set aside, or in a closed case. */
const takesPages = ({ open, entry }: FoundDocument) =>
  entry.letterKind === null && !entry.isSetAside && open.status === 'open';

const addressOf = ({ open, entry }: FoundDocument) => `/clients/${open.reference}/dossier/${entry.id}`;

async function showForm(c: Context, visit: Visit): Promise<Response> {
  const found = await entryFromPath(c, visit, 'document.change');
  if (!found) return notFound(c);
  return takesPages(found) ? morePage(c, found, freshForm(), 200) : c.redirect(addressOf(found), 303);
}

async function receive(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await entryFromPath(c, visit, 'document.change');
  if (!found) return notFound(c);
  const { open, entry } = found;
  if (!takesPages(found)) return gone(c, addressOf(found));
  const sent = c.get('sent');
  if (!sent.ok) return sent.status === 403 ? refuse(c, 'refused') : morePage(c, found, sent.form, sent.status);
  if (sent.closed.length > 0) return morePage(c, found, notOpened(sent), 422);
  const seen = Number(sent.fields.get('_version'));
  if (!Number.isInteger(seen)) return refuse(c, 'bad-request');
  let refused: 'stale' | 'too-many' | null = null;
  const location = await onceToday(visit, desk.installation, { key: sent.key, caseId: open.caseId }, async () => {
    const saved = await addPages(open, desk.store, entry, { files: sent.files, seen });
    if (saved !== 'saved') refused = saved;
    return addressOf(found);
  });
  if (location === null) return morePage(c, found, tooMuchToday(sent.form), 422);
  if (refused === null) return gone(c, location);
  // An answer of 400 or more undoes the key, so that the same form can be sent again.
  const why = refused as 'stale' | 'too-many';
  return morePage(c, found, withWhole(sent.form, `documents.more.${why}`), why === 'stale' ? 409 : 422);
}

async function morePage(
  c: Context,
  found: FoundDocument,
  form: FormState,
  status: 200 | 409 | UploadStatus,
): Promise<Response> {
  if (status !== 200 && asksForJson(c)) return faultsForScript(c, form, status);
  const { t, lang } = c.get('web');
  const { open, entry } = found;
  const at = addressOf(found);
  return show(
    c,
    { title: clientTitle(open.reference, t('documents.more.title')), failed: status !== 200, scripts: [photosScript] },
    <>
      <Breadcrumb
        crumbs={[
          { href: `/clients/${open.reference}/dossier`, label: t('documents.title') },
          { href: at, label: titleOf(entry, lang) },
        ]}
      />
      <PageHeader title={t('documents.more.title')}>
        <p class="soft">{t('documents.more.lead', { count: entry.pages.length })}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ file: t('documents.upload.file') }} />
      <Form action={`${at}/pages`} form={form} once={newId()} version={entry.version} upload>
        <UploadFields form={form} label={t('documents.upload.file')} hint={t('documents.upload.many')} many />
        <UploadProgress />
        <p class="small soft">{t('letters.upload.sealed')}</p>
        <FormFoot back={at}>{t('documents.more.send')}</FormFoot>
      </Form>
    </>,
    status,
  );
}
