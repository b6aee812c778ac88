import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import {
  type FormState,
  notFound,
  optionalChoice,
  optionalDay,
  optionalText,
  readForm,
  show,
} from '#app/platform/web/index.ts';
import { clientTitle, openFromPath } from '#app/service/cases/index.ts';
import { bundleRoutes } from './bundle.pages.tsx';
import { documentRoutes } from './document.pages.tsx';
import { DocumentsPage } from './document-list.view.tsx';
import { documentUploadRoutes } from './document-upload.pages.tsx';
import { titleOf } from './document-words.ts';
import { listDocuments } from './documents.store.ts';
import { type DocumentEntry, documentKinds, documentsFitting, inOrderOfTime } from './documents.ts';

/** Pages of the dossier: the list, its documents, and the bundles for somebody outside. */
export function documentsRoutes(desk: Desk): Route[] {
  const at = '/clients/:reference/dossier';
  return [
    { method: 'GET', path: at, needs: 'case.read', handle: showDocuments },
    { method: 'POST', path: `${at}/search`, needs: 'case.read', handle: search },
    ...documentUploadRoutes(desk),
    ...documentRoutes(desk),
    ...bundleRoutes(desk),
  ];
}

async function showDocuments(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.read');
  if (!open) return notFound(c);
  return documentsPage(c, open, { entries: await listDocuments(open), filter: null });
}

const filterForm = z.strictObject({
  words: optionalText(100),
  kind: optionalChoice(documentKinds),
  from: optionalDay(),
  to: optionalDay(),
});

async function search(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.read');
  if (!open) return notFound(c);
  const all = await listDocuments(open);
  const read = await readForm(c.req, filterForm);
  if (!read.ok) return documentsPage(c, open, { entries: all, filter: read.form, status: read.status });
  const { lang } = c.get('web');
  const entries = documentsFitting(all, read.values, (entry) => titleOf(entry, lang));
  return documentsPage(c, open, { entries, filter: read.form });
}

async function documentsPage(
  c: Context,
  open: OpenCase,
  seen: { entries: readonly DocumentEntry[]; filter: FormState | null; status?: 400 | 413 | 415 | 422 },
): Promise<Response> {
  const title = clientTitle(open.reference, c.get('web').t('documents.title'));
  return show(
    c,
    { title, width: 'wide', failed: seen.status !== undefined },
    <DocumentsPage
      reference={open.reference}
      entries={inOrderOfTime(seen.entries.filter(({ isSetAside }) => !isSetAside))}
      filter={seen.filter}
      mayAdd={may(open.visit, 'document.add') && open.status === 'open'}
      mayBundle={may(open.visit, 'bundle.make') && open.status === 'open'}
    />,
    seen.status,
  );
}
