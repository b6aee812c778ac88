import type { Context } from 'hono';
import type { OpenCase, Visit } from '#app/access/index.ts';
import { clientCrumb, clientTitle, openFromPath, readHeader } from '#app/cases/index.ts';
import { fileOfForm, takeIn, UploadField, type UploadStatus } from '#app/letters/index.ts';
import { newId } from '#app/vault/index.ts';
import {
  Breadcrumb,
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  Form,
  type FormState,
  freshForm,
  notFound,
  PageHeader,
  refuse,
  show,
} from '#app/web/index.ts';
import type { Desk, Route } from '#app/web/routes/index.ts';
import { keepDocument } from './dossier.store.ts';

/** Bringing a document in: first the file, then, beside its pages, what it is. */
export function documentUploadRoutes(desk: Desk): Route[] {
  const path = '/clients/:reference/dossier/new';
  return [
    { method: 'GET', path, needs: 'document.add', handle: showForm },
    { method: 'POST', path, needs: 'document.add', upload: true, handle: (c, visit) => receive(c, visit, desk) },
  ];
}

async function showForm(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'document.add');
  if (!open) return notFound(c);
  return open.status === 'closed' ? toDossier(c, open) : uploadPage(c, visit, open, freshForm(), 200);
}

async function receive(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const open = await openFromPath(c, visit, 'document.add');
  if (!open) return notFound(c);
  if (open.status === 'closed') return toDossier(c, open);
  const sent = fileOfForm(c);
  if (!sent.ok) return sent.status === 403 ? refuse(c, 'refused') : uploadPage(c, visit, open, sent.form, sent.status);
  const taken = await takeIn(visit, desk.box, sent, async (shown) => {
    const id = await keepDocument(visit, open, desk.store, shown);
    return `/clients/${open.reference}/dossier/${id}`;
  });
  return taken.ok ? c.redirect(taken.location, 303) : uploadPage(c, visit, open, taken.form, 422);
}

/** Nothing new comes into a closed case. */
const toDossier = (c: Context, open: OpenCase) => c.redirect(`/clients/${open.reference}/dossier`, 303);

async function uploadPage(
  c: Context,
  visit: Visit,
  open: OpenCase,
  form: FormState,
  status: 200 | UploadStatus,
): Promise<Response> {
  const { header } = await readHeader(visit, open);
  const { t } = c.get('web');
  const at = `/clients/${open.reference}/dossier`;
  const title = clientTitle(open.reference, t('dossier.upload.title'));
  return show(
    c,
    { title, failed: status !== 200, scripts: ['form'] },
    <>
      <Breadcrumb crumbs={[clientCrumb(open.reference, header), { href: at, label: t('dossier.title') }]} />
      <PageHeader title={t('dossier.upload.title')}>
        <p class="soft">{t('dossier.upload.lead')}</p>
      </PageHeader>
      <ErrorSummary form={form} labels={{ file: t('dossier.upload.file') }} />
      <Form action={`${at}/new`} form={form} once={newId()} upload>
        <UploadField form={form} label={t('dossier.upload.file')} />
        <p class="small soft">{t('letters.upload.sealed')}</p>
        <ButtonRow>
          <Button>{t('dossier.upload.send')}</Button>
          <ButtonLink href={at} kind="quiet">
            {t('letters.upload.back')}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </>,
    status,
  );
}
