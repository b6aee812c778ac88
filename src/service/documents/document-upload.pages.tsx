import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
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
  withError,
} from '#app/platform/web/index.ts';
import { clientTitle, openFromPath } from '#app/service/cases/index.ts';
import {
  asksForJson,
  faultsForScript,
  gone,
  onceToday,
  openSent,
  photosScript,
  type SentFiles,
  tooMuchToday,
  UploadFields,
  UploadProgress,
  type UploadStatus,
} from '#app/service/letters/index.ts';
import { keepDocument } from './documents.store.ts';

/** Bringing a document in: first the file, then, beside its pages, what it is. */
export function documentUploadRoutes(desk: Desk): Route[] {
  const path = '/clients/:reference/dossier/new';
  return [
    { method: 'GET', path, needs: 'document.add', handle: showForm },
    {
      method: 'POST',
      path,
      needs: 'document.add',
      upload: UPLOAD_LIMITS,
      prepare: openSent(desk.sandbox),
      handle: (c, visit) => receive(c, visit, desk),
    },
  ];
}

async function showForm(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'document.add');
  if (!open) return notFound(c);
  return open.status === 'closed' ? toDocuments(c, open) : uploadPage(c, open, freshForm(), 200);
}

async function receive(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const open = await openFromPath(c, visit, 'document.add');
  if (!open) return notFound(c);
  if (open.status === 'closed') return toDocuments(c, open);
  const sent = c.get('sent');
  if (!sent.ok) return sent.status === 403 ? refuse(c, 'refused') : uploadPage(c, open, sent.form, sent.status);
  if (sent.closed.length > 0) return uploadPage(c, open, notOpened(sent), 422);
  const { caseId } = open;
  const location = await onceToday(visit, desk.installation, { key: sent.key, caseId }, async () => {
    const id = await keepDocument(open, desk.store, sent);
    return `/clients/${open.reference}/dossier/${id}`;
  });
  return location === null ? uploadPage(c, open, tooMuchToday(sent.form), 422) : gone(c, location);
}

/** Part of a document is worse than none: what does not open is named, and nothing is kept. */
export function notOpened({ form, closed }: Extract<SentFiles, { ok: true }>): FormState {
  return withError(form, 'file', 'documents.upload.closed', { files: closed.map(({ name }) => name).join(', ') });
}

/** Nothing new comes into a closed case. */
const toDocuments = (c: Context, open: OpenCase) => gone(c, `/clients/${open.reference}/dossier`);

async function uploadPage(c: Context, open: OpenCase, form: FormState, status: 200 | UploadStatus): Promise<Response> {
  if (status !== 200 && asksForJson(c)) return faultsForScript(c, form, status);
  const { t } = c.get('web');
  const at = `/clients/${open.reference}/dossier`;
  const title = clientTitle(open.reference, t('documents.upload.title'));
  return show(
    c,
    { title, failed: status !== 200, scripts: [photosScript] },
    <>
      <Breadcrumb crumbs={[{ href: at, label: t('documents.title') }]} />
      <PageHeader title={t('documents.upload.title')}>
        <p class="soft">{t('documents.upload.lead')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ file: t('documents.upload.file') }} />
      <Form action={`${at}/new`} form={form} once={newId()} upload>
        <UploadFields form={form} label={t('documents.upload.file')} hint={t('documents.upload.many')} many />
        <UploadProgress />
        <p class="small soft">{t('letters.upload.sealed')}</p>
        <FormFoot back={at}>{t('documents.upload.send')}</FormFoot>
      </Form>
    </>,
    status,
  );
}
