import type { Context } from 'hono';
import { z } from 'zod';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { readFile } from '#app/platform/files/index.ts';
import { readUnsureDate, unsureDate } from '#app/platform/language/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  readForm,
  refuse,
  show,
  text,
  withError,
} from '#app/platform/web/index.ts';
import { clientTitle } from '#app/service/cases/index.ts';
import { entryFromPath, type FoundDocument } from './document-from-path.ts';
import { DocumentPage } from './document-page.view.tsx';
import { issuerInWords } from './document-words.ts';
import { findEntry, saveDetails, setDocumentAside } from './documents.store.ts';
import { type DocumentDetails, documentKinds, originalPlaces } from './documents.ts';
import { morePagesRoutes } from './more-pages.pages.tsx';
import { documentOriginalRoutes } from './original.pages.tsx';

/** One document: its pages, its original, what it is, and setting it aside. */
export function documentRoutes(desk: Desk): Route[] {
  const at = '/clients/:reference/dossier/:id';
  return [
    { method: 'GET', path: at, needs: 'case.read', handle: showDocument },
    { method: 'POST', path: at, needs: 'document.change', handle: change },
    { method: 'POST', path: `${at}/set-aside`, needs: 'document.change', handle: putAside },
    {
      method: 'GET',
      path: `${at}/pages/:number`,
      needs: 'case.read',
      handle: (c, visit) => showPicture(c, visit, desk),
    },
    ...documentOriginalRoutes(desk),
    ...morePagesRoutes(desk),
  ];
}

async function showDocument(c: Context, visit: Visit): Promise<Response> {
  const found = await entryFromPath(c, visit, 'case.read');
  return found ? documentPage(c, visit, found, {}) : notFound(c);
}

const detailsForm = z.strictObject({
  kind: choice(documentKinds),
  title: optionalText(200),
  date: optionalText(40),
  issuer: optionalText(200),
  original: choice(originalPlaces),
});

async function change(c: Context, visit: Visit): Promise<Response> {
  const found = await entryFromPath(c, visit, 'document.change');
  if (!found) return notFound(c);
  if (isClosed(found)) return c.redirect(addressOf(found), 303);
  const read = await readForm(c.req, detailsForm);
  if (!read.ok) return documentPage(c, visit, found, { form: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const date = read.values.date === null ? null : readUnsureDate(read.values.date);
  if (date === null && read.values.date !== null) {
    const form = withError(read.form, 'date', 'documents.date.wrong');
    return documentPage(c, visit, found, { form, status: 422 });
  }
  const mine = { ...read.values, date };
  const saved = await saveDetails(found.open, found.entry, mine, read.version);
  if (saved === 'saved') return c.redirect(`/clients/${found.open.reference}/dossier`, 303);
  return conflict(c, visit, found, read.form, mine);
}

const asideForm = z.strictObject({ asideReason: text(500) });

async function putAside(c: Context, visit: Visit): Promise<Response> {
  const found = await entryFromPath(c, visit, 'document.change');
  if (!found) return notFound(c);
  const { open, entry } = found;
  // A letter has its own page, where one sees what else hangs on it.
  if (entry.letterKind !== null) return c.redirect(`/clients/${open.reference}/letters/${entry.id}`, 303);
  if (isClosed(found)) return c.redirect(addressOf(found), 303);
  const read = await readForm(c.req, asideForm);
  if (!read.ok) return documentPage(c, visit, found, { asideForm: read.form, status: read.status });
  if (read.version === undefined) return refuse(c, 'bad-request');
  const saved = await setDocumentAside(open, entry, read.values.asideReason, read.version);
  if (saved === 'saved') return c.redirect(`/clients/${open.reference}/dossier`, 303);
  const now = (await findEntry(open, entry.id)) ?? entry;
  const asideState = { ...read.form, version: now.version };
  return documentPage(c, visit, { open, entry: now }, { asideForm: asideState, isStale: true, status: 409 });
}

async function conflict(
  c: Context,
  visit: Visit,
  { open, entry }: FoundDocument,
  form: FormState,
  mine: DocumentDetails,
): Promise<Response> {
  const now = (await findEntry(open, entry.id)) ?? entry;
  const again = { ...form, version: now.version };
  return documentPage(c, visit, { open, entry: now }, { form: again, mine, isStale: true, status: 409 });
}

interface PageState {
  form?: FormState;
  asideForm?: FormState;
  /** What was sent, when somebody else was earlier. */
  mine?: DocumentDetails;
  isStale?: boolean;
  status?: 400 | 409 | 413 | 415 | 422;
}

async function documentPage(c: Context, visit: Visit, found: FoundDocument, state: PageState): Promise<Response> {
  const { open, entry } = found;
  const { t, lang } = c.get('web');
  const title = clientTitle(open.reference, t('documents.document'));
  const typed = {
    kind: entry.kind,
    title: entry.title ?? '',
    date: entry.date === null ? '' : unsureDate(entry.date, lang),
    issuer: issuerInWords(entry, lang) ?? '',
    original: entry.original,
  };
  return show(
    c,
    { title, width: 'wide', failed: state.status !== undefined, scripts: ['form'] },
    <DocumentPage
      reference={open.reference}
      entry={entry}
      form={state.form ?? freshForm(typed)}
      asideForm={state.asideForm ?? freshForm()}
      mine={state.mine ?? null}
      isStale={state.isStale ?? false}
      mayChange={may(visit, 'document.change') && !isClosed(found) && !entry.isSetAside}
    />,
    state.status,
  );
}

async function showPicture(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await entryFromPath(c, visit, 'case.read');
  const page = found?.entry.pages.find(({ number }) => String(number) === c.req.param('number'));
  const png = found && page && (await readFile(found.open, desk.store, page.image));
  if (!png) return notFound(c);
  return c.body(new Uint8Array(png), 200, {
    'Content-Type': 'image/png',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'no-store',
  });
}

/** Nothing changes in a closed case. */
const isClosed = ({ open }: FoundDocument) => open.status === 'closed';

const addressOf = ({ open, entry }: FoundDocument) => `/clients/${open.reference}/dossier/${entry.id}`;
