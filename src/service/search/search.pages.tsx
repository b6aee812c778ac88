import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { spokenNames } from '#app/platform/language/index.ts';
import type { Desk, StaffRoute } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, optionalText, readForm, show, withError } from '#app/platform/web/index.ts';
import { groupedReference, maySearch } from '#app/service/cases/index.ts';
import { type FoundClient, search } from './search.store.ts';
import { SearchPage } from './search.view.tsx';

const searchForm = z.strictObject({ term: optionalText(100) });
const quickClients = 8;
const quickPlaces = 8;
const quickThings = 3;
const longestNote = 80;
const shortly = (note: string): string => (note.length > longestNote ? `${note.slice(0, longestNote)}…` : note);

/** Finding one's own clients and the pages that one may open. The words travel in the body only (design question 14). */
export function searchRoutes({ installation }: Pick<Desk, 'installation'>): StaffRoute[] {
  return [
    { method: 'GET', path: '/search', needs: 'start.see', handle: open },
    { method: 'POST', path: '/search', needs: 'start.see', handle: (c, visit) => find(c, visit, installation) },
    {
      method: 'POST',
      path: '/search/quick',
      needs: 'start.see',
      handle: (c, visit) => findQuickly(c, visit, installation),
    },
  ];
}

type DatabaseHandle = Parameters<typeof maySearch>[1];
const titled = (c: Context) => ({ title: c.get('web').t('search.title'), width: 'wide' }) as const;

async function open(c: Context, visit: Visit): Promise<Response> {
  const found = await search(visit, c.get('web'), '');
  return show(c, titled(c), <SearchPage form={freshForm()} found={found} term="" />);
}

async function find(c: Context, visit: Visit, installation: DatabaseHandle): Promise<Response> {
  const read = await readForm(c.req, searchForm);
  const refused = (form: FormState, status: 400 | 413 | 415 | 422 | 429) =>
    show(c, { ...titled(c), failed: true }, <SearchPage form={form} found={null} term="" />, status);
  if (!read.ok) return refused(read.form, read.status);
  if (!(await maySearch(visit, installation))) return refused(withError(read.form, 'term', 'search.tooOften'), 429);
  const term = read.values.term ?? '';
  const found = await search(visit, c.get('web'), term);
  return show(c, titled(c), <SearchPage form={read.form} found={found} term={term} />);
}

/** The same answer for the window over a page: names and addresses, which the script puts there as text. */
async function findQuickly(c: Context, visit: Visit, installation: DatabaseHandle): Promise<Response> {
  const read = await readForm(c.req, searchForm);
  if (!read.ok) return c.json({ groups: [], said: c.get('web').t('search.failed') }, read.status);
  const { t } = c.get('web');
  if (!(await maySearch(visit, installation))) return c.json({ groups: [], said: t('search.tooOften') }, 429);
  const found = await search(visit, c.get('web'), read.values.term ?? '', quickClients);
  const groups = [
    { label: t('search.clients'), options: clientOptions(c, found) },
    { label: t('search.papers'), options: paperOptions(c, found) },
    ...found.things.map(({ kind, found: fits }) => ({
      label: t(`search.things.${kind}`),
      options: fits.slice(0, quickThings).map(({ href, label, note }) => ({ href, label, note: shortly(note) })),
    })),
    {
      label: t('search.places'),
      options: found.places.slice(0, quickPlaces).map(({ href, label }) => ({ href, label })),
    },
  ].filter(({ options }) => options.length > 0);
  const count = groups.reduce((total, { options }) => total + options.length, 0);
  return c.json({ groups, said: t('search.said', { count }) });
}

function paperOptions(c: Context, { papers }: FoundClient) {
  const { t } = c.get('web');
  return (papers?.found ?? [])
    .slice(0, quickThings)
    .map(({ href, label, name, note }) => ({ href, label, note: [name ?? t('cases.noName'), note].join(' · ') }));
}

function clientOptions(c: Context, { clients }: FoundClient) {
  const { t, lang } = c.get('web');
  const lines = clients?.lines ?? [];
  const options = lines.map(({ reference, header }) => ({
    href: `/clients/${reference}`,
    label: header.nameToUse ?? t('cases.noName'),
    note: [groupedReference(reference), spokenNames(header.languages, lang)].filter(Boolean).join(' · '),
  }));
  const [only, ...others] = lines;
  if (!only || others.length > 0) return options;
  const acts = [
    { href: `/clients/${only.reference}/notes/new`, label: t('home.client.note') },
    { href: `/clients/${only.reference}/letters/new`, label: t('home.client.letter') },
  ];
  return [...options, ...acts.map((act) => ({ ...act, note: options[0]?.label ?? '' }))];
}
