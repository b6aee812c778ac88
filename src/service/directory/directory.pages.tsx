import type { Context } from 'hono';
import { z } from 'zod';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { spokenLanguages, today } from '#app/platform/language/index.ts';
import { readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import {
  askNumbers,
  type FormState,
  freshForm,
  notFound,
  readForm,
  refuse,
  show,
  withError,
} from '#app/platform/web/index.ts';
import { checkerOf } from './checker.ts';
import { CheckingPage, checkedOnAPage } from './checking.view.tsx';
import { addEntry, confirmEntry, learnedOf, readDirectory, readEntry, saveEntry } from './directory.store.ts';
import { type DirectoryAsked, DirectoryPage, directoryOnAPage, type RegionChoice } from './directory.view.tsx';
import { EntryConflictPage, EntryPage } from './entry.view.tsx';
import { checkForm, type EntryValues, entryFieldsOf, entryForm, searchForm, soon, typedContent } from './entry-form.ts';
import { EntryFormPage } from './entry-form.view.tsx';
import { directoryOrders, findOrganisations, inOrder } from './find.ts';
import { directoryNeeds, type Entry, isToRing, mayBePublic, type OrganisationContent, sexes } from './organisation.ts';

type Status = 200 | 400 | 413 | 415 | 422 | 429 | 503;
/** So many answers to words are shown: what comes after them fits by chance. */
const mostFound = 50;

/** Looking for help elsewhere, and keeping what is known of it fresh. What is looked for travels in the body. */
export const directoryPages: StaffRoute[] = [
  {
    method: 'GET',
    path: '/directory',
    needs: 'directory.read',
    handle: (c, visit) => showList(c, visit, freshForm(), readAsked(c), 200),
  },
  { method: 'POST', path: '/directory', needs: 'directory.read', handle: search },
  {
    method: 'GET',
    path: '/directory/new',
    needs: 'directory.change',
    handle: (c) => showForm(c, freshForm(), null, 200),
  },
  { method: 'POST', path: '/directory/new', needs: 'directory.change', asksPassword: 'unless-fresh', handle: add },
  { method: 'GET', path: '/directory/checking', needs: 'directory.change', handle: showChecking },
  { method: 'GET', path: '/directory/:code', needs: 'directory.read', handle: showOne },
  { method: 'GET', path: '/directory/:code/edit', needs: 'directory.change', handle: edit },
  { method: 'POST', path: '/directory/:code', needs: 'directory.change', asksPassword: 'unless-fresh', handle: change },
  { method: 'POST', path: '/directory/:code/check', needs: 'directory.change', handle: check },
];

async function search(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, searchForm);
  if (!read.ok) return showList(c, visit, read.form, everything, read.status);
  const { words, region, ...codes } = read.values;
  return showList(c, visit, read.form, { ...everything, ...codes, region: region || null }, 200, words);
}

const everything: DirectoryAsked = {
  need: null,
  region: null,
  language: null,
  sex: null,
  age: null,
  urgency: null,
  sort: null,
  page: 1,
};

/** What the address asks: choices and a page; words never stand in it. */
function readAsked(c: Context): DirectoryAsked {
  const { need, region, language, sex, age, urgency, sort } = c.req.query();
  return {
    need: directoryNeeds.find((one) => one === need) ?? null,
    region: z.uuid().safeParse(region).data ?? null,
    language: spokenLanguages.find((one) => one === language) ?? null,
    sex: sexes.find((one) => one === sex) ?? null,
    age: /^(\d{1,2}|1[01]\d|120)$/.test(age ?? '') ? Number(age) : null,
    urgency: soon.find((one) => one === urgency) ?? null,
    sort: directoryOrders.find((one) => one === sort) ?? null,
    page: pageOf(c),
  };
}

const pageOf = (c: Context): number => z.coerce.number().int().min(1).max(200).catch(1).parse(c.req.query('page'));

async function showList(
  c: Context,
  visit: Visit,
  form: FormState,
  asked: DirectoryAsked,
  status: Status,
  words: string | null = null,
): Promise<Response> {
  const { t, lang } = c.get('web');
  const regions = await regionsOf(visit);
  const municipalities = regions.find(({ id }) => id === asked.region)?.municipalities ?? null;
  const { region: _named, page: _asked, sort: order, ...codes } = asked;
  const question = { ...codes, words, municipalities };
  const entries = await readDirectory(visit);
  const { found: fitting, corrected } = findOrganisations(entries, question, lang);
  // Near is near the region that was chosen, else one's own.
  const near = regions.find(({ id }) => id === (asked.region ?? visit.person.regionId))?.municipalities ?? null;
  const isKept = order === null || words !== null || (order === 'near' && near === null);
  const found = isKept ? fitting : inOrder(fitting, { order, near: near ?? [], lang });
  // What was looked for by words is not in an address, and so has no second page: the best of it is shown.
  const [from, size] = words === null ? [(asked.page - 1) * directoryOnAPage, directoryOnAPage] : [0, mostFound];
  const body = (
    <DirectoryPage
      found={found.slice(from, from + size)}
      count={found.length}
      pages={words === null ? Math.ceil(found.length / directoryOnAPage) : 1}
      corrected={corrected}
      asked={asked}
      form={form}
      regions={regions}
      orders={near === null ? directoryOrders.filter((one) => one !== 'near') : directoryOrders}
      toRing={may(visit, 'directory.change') ? entries.filter((entry) => isToRing(entry, today())).length : null}
      mayRefer={may(visit, 'referral.list')}
    />
  );
  return show(c, { title: t('directory.title'), width: 'wide', failed: status !== 200 }, body, status);
}

/** The regions that somebody may look in; those without municipalities would find everything. */
async function regionsOf(visit: Visit): Promise<RegionChoice[]> {
  const rows = await visit.db
    .selectFrom('region')
    .select(['id', 'name', 'municipalities'])
    .where('status', 'in', ['open', 'pending'])
    .orderBy('name')
    .execute();
  return rows.filter(({ municipalities }) => municipalities.length > 0);
}

async function showOne(c: Context, visit: Visit): Promise<Response> {
  const entry = await fromPath(c, visit);
  if (!entry) return notFound(c);
  const body = (
    <EntryPage
      entry={entry}
      checker={await checkerOf(visit, entry)}
      learned={await learnedOf(visit, entry.code)}
      mayChange={may(visit, 'directory.change')}
      mayReadAddress={may(visit, 'address.read')}
    />
  );
  return show(c, { title: c.get('web').t('directory.one'), width: 'wide' }, body);
}

async function add(c: Context, visit: Visit): Promise<Response> {
  const read = await readEntryForm(c);
  if (!read.ok) return showForm(c, read.form, null, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  const where = await once(
    visit,
    read.key,
    async () => `/directory/${await addEntry(visit, typedContent(read.values))}`,
  );
  return c.redirect(where, 303);
}

async function edit(c: Context, visit: Visit): Promise<Response> {
  const entry = await fromPath(c, visit);
  return entry ? showForm(c, freshForm(entryFieldsOf(entry.content)), entry, 200) : notFound(c);
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const entry = await fromPath(c, visit);
  if (!entry) return notFound(c);
  const read = await readEntryForm(c);
  if (!read.ok) return showForm(c, read.form, entry, read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const mine = typedContent(read.values);
  if ((await saveEntry(visit, entry.code, mine, read.version)) === 'saved')
    return c.redirect(`/directory/${entry.code}`, 303);
  return showConflict(c, visit, entry.code, mine, read.form);
}

/** "It still holds": one press after a call, and the entry is fresh again. */
async function check(c: Context, visit: Visit): Promise<Response> {
  const entry = await fromPath(c, visit);
  if (!entry) return notFound(c);
  const read = await readForm(c.req, checkForm);
  if (!read.ok || read.version === undefined) return refuse(c, 'bad-request');
  const done = await confirmEntry(visit, entry, read.version);
  const next = read.values.back === 'checking' ? '/directory/checking' : `/directory/${entry.code}`;
  return done === 'saved' ? c.redirect(next, 303) : refuse(c, 'conflict');
}

async function showChecking(c: Context, visit: Visit): Promise<Response> {
  const all = await readDirectory(visit);
  const entries = all
    .filter((entry) => isToRing(entry, today()))
    .toSorted((one, other) => weightOf(other) - weightOf(one));
  // Whoever has looked at the last of a page comes to the page before it.
  const page = Math.min(pageOf(c), Math.max(1, Math.ceil(entries.length / checkedOnAPage)));
  const shown = entries.slice((page - 1) * checkedOnAPage, page * checkedOnAPage);
  return show(
    c,
    { title: c.get('web').t('directory.checking'), width: 'wide' },
    <CheckingPage entries={shown} left={entries.length} total={all.length} page={page} />,
  );
}

/** Numbers that the public waits for come first. */
const weightOf = ({ content }: Entry): number => (content.public ? 2 : 0) + (content.telephone === null ? 0 : 1);

async function showConflict(
  c: Context,
  visit: Visit,
  code: string,
  mine: OrganisationContent,
  form: FormState,
): Promise<Response> {
  const now = await readEntry(visit, code);
  if (!now) return notFound(c);
  const page = { title: c.get('web').t('directory.one'), width: 'wide', failed: true, scripts: ['form'] } as const;
  return show(c, page, <EntryConflictPage mine={mine} now={now} form={{ ...form, version: now.version }} />, 409);
}

type EntryRead =
  | { ok: true; values: EntryValues; form: FormState; key?: string; version?: number }
  | { ok: false; form: FormState; status: Status };

/** The form, with the rule that what is uncertain is told to no client, and a question about a number that looks wrong. */
async function readEntryForm(c: Context): Promise<EntryRead> {
  const read = await readProvedForm(c, entryForm);
  if (!read.ok) return { ok: false, form: read.form, status: read.status };
  if (read.values.public && !mayBePublic(read.values))
    return { ok: false, form: withError(read.form, 'public', 'directory.public.uncertain'), status: 422 };
  const { telephone, numbersRight } = read.values;
  const asked = await askNumbers(read.form, { telephone: telephone === null ? [] : [telephone] }, numbersRight);
  return asked === null ? read : { ok: false, form: asked, status: 422 };
}

function showForm(c: Context, form: FormState, entry: Entry | null, status: Status): Promise<Response> {
  const title = c.get('web').t(entry === null ? 'directory.new' : 'directory.edit');
  const page = { title, width: 'wide', failed: status !== 200, scripts: ['form'] } as const;
  return show(c, page, <EntryFormPage form={form} entry={entry} once={newId()} />, status);
}

async function fromPath(c: Context, visit: Visit): Promise<Entry | null> {
  return readEntry(visit, c.req.param('code') ?? '');
}
