import type { Context } from 'hono';
import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { once, type Visit } from '#app/platform/access/visit/index.ts';
import { BUNDLE_LIMITS } from '#app/platform/files/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  choice,
  choices,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  readForm,
  refuse,
  show,
  withError,
} from '#app/platform/web/index.ts';
import { clientTitle, openFromPath, ownName, sharing } from '#app/service/cases/index.ts';
import { chooseBundle } from './bundle.store.ts';
import { inChosenOrder } from './bundle.ts';
import { BundleChoosePage, placeField } from './bundle-choose.view.tsx';
import { issuerInWords, titleOf } from './document-words.ts';
import { listDocuments } from './documents.store.ts';
import { type DocumentEntry, inOrderOfTime } from './documents.ts';

/** Choosing documents, their order, and for whom: on one page, and nothing leaves yet. */
export function chooseRoutes(): Route[] {
  const at = '/clients/:reference/bundles';
  return [
    { method: 'GET', path: `${at}/new`, needs: 'bundle.make', handle: showChoice },
    { method: 'POST', path: at, needs: 'bundle.make', handle: choose },
  ];
}

type LiveGrounds = Awaited<ReturnType<typeof sharing.live>>;

interface Choosable {
  open: OpenCase;
  entries: DocumentEntry[];
  grounds: LiveGrounds;
}

async function choosableFromPath(c: Context, visit: Visit): Promise<Choosable | null> {
  const open = await openFromPath(c, visit, 'bundle.make');
  if (!open) return null;
  const entries = (await listDocuments(open)).filter(({ isSetAside }) => !isSetAside);
  return { open, entries: inOrderOfTime(entries), grounds: await sharing.live(open, 'bundle') };
}

async function showChoice(c: Context, visit: Visit): Promise<Response> {
  const found = await choosableFromPath(c, visit);
  if (!found) return notFound(c);
  if (found.open.status === 'closed') return c.redirect(`/clients/${found.open.reference}/bundles`, 303);
  return choicePage(c, found, freshForm());
}

async function choose(c: Context, visit: Visit): Promise<Response> {
  const found = await choosableFromPath(c, visit);
  if (!found) return notFound(c);
  const { open, entries, grounds } = found;
  if (open.status === 'closed') return c.redirect(`/clients/${open.reference}/bundles`, 303);
  const read = await readForm(c.req, formFor(found));
  if (!read.ok) return choicePage(c, found, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  const values = read.values as Record<string, unknown> & { pick: string[]; consent: string };
  const ground = grounds.find(({ id }) => id === values.consent);
  const picked = inChosenOrder(entries, values.pick, (id) => placeOf(values[placeField(id)]));
  const pages = picked.reduce((sum, entry) => sum + entry.pages.length, 0);
  const wrong =
    picked.length === 0
      ? 'documents.bundle.pick.none'
      : picked.length > BUNDLE_LIMITS.exhibits || pages > BUNDLE_LIMITS.pages
        ? 'documents.bundle.pick.tooMany'
        : null;
  if (wrong !== null || !ground) {
    const limits = { documents: BUNDLE_LIMITS.exhibits, pages: BUNDLE_LIMITS.pages };
    const form = wrong === null ? read.form : withError(read.form, 'pick', wrong, limits);
    return choicePage(c, found, form, 422);
  }
  const { lang } = c.get('web');
  const location = await once(visit, read.key, async () => {
    const id = await chooseBundle(open, {
      receiver: ground.receiver,
      organisation: ground.organisation,
      consent: values.consent,
      exhibits: picked.map((entry) => ({
        id: entry.id,
        version: entry.version,
        kind: entry.kind,
        title: titleOf(entry, lang),
        date: entry.date,
        issuer: issuerInWords(entry, lang),
        pages: entry.pages.length,
      })),
      chosenBy: await ownName(visit),
      made: null,
    });
    return `/clients/${open.reference}/bundles/${id}`;
  });
  return c.redirect(location, 303);
}

/** The fields are those of this dossier: only what is in it can be picked, and only a consent that holds. */
function formFor({ entries, grounds }: Choosable) {
  const [first = '', ...others] = entries.map(({ id }) => id);
  const [consent = '', ...more] = grounds.map(({ id }) => id);
  return z.strictObject({
    consent: choice([consent, ...more]),
    pick: choices([first, ...others]),
    ...Object.fromEntries(entries.map(({ id }) => [placeField(id), optionalText(4)])),
  });
}

const placeOf = (typed: unknown) => (/^\d{1,4}$/.test(String(typed)) ? Number(typed) : null);

async function choicePage(
  c: Context,
  { open, entries, grounds }: Choosable,
  form: FormState,
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const title = clientTitle(open.reference, c.get('web').t('documents.bundle.new'));
  return show(
    c,
    { title, failed: status !== 200, scripts: ['form'] },
    <BundleChoosePage reference={open.reference} entries={entries} grounds={grounds} form={form} once={newId()} />,
    status,
  );
}
