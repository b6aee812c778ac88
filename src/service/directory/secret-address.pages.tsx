import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  optionalText,
  passwordAgain,
  refuse,
  show,
  text,
  withWhole,
} from '#app/platform/web/index.ts';
import { readEntry } from './directory.store.ts';
import type { Entry } from './organisation.ts';
import {
  type AddressReason,
  addressReasons,
  addressVersion,
  openAddress,
  type SecretAddress,
  saveAddress,
} from './secret-address.store.ts';
import { AddressConflictPage, AskReasonPage, NoAddressPage, OpenAddressPage } from './secret-address.view.tsx';

type Status = 200 | 400 | 413 | 415 | 422 | 429 | 503;
const reasonForm = z.strictObject({ reason: choice(addressReasons), password: passwordAgain() });
const addressForm = z.strictObject({ address: text(400), howToArrive: optionalText(600), password: passwordAgain() });

/** Who sits down at a screen that was left open neither reads where a shelter is nor writes another place (decision 0134). */
const proved = { needs: 'address.read', asksPassword: 'unless-fresh' } as const;

/** A secret address: asked for with a reason, shown in the answer to that, and to be found at no address of its own. */
export const secretAddressPages: StaffRoute[] = [
  { method: 'GET', path: '/directory/:code/address', needs: 'address.read', handle: ask },
  { method: 'POST', path: '/directory/:code/address/opening', ...proved, handle: open },
  { method: 'POST', path: '/directory/:code/address', ...proved, handle: save },
];

async function ask(c: Context, visit: Visit): Promise<Response> {
  const entry = await fromPath(c, visit);
  return entry ? showClosed(c, visit, entry, freshForm(), 200) : notFound(c);
}

async function open(c: Context, visit: Visit): Promise<Response> {
  const entry = await fromPath(c, visit);
  if (!entry) return notFound(c);
  const read = await readProvedForm(c, reasonForm);
  if (!read.ok) return showClosed(c, visit, entry, read.form, read.status);
  return showOpen(c, visit, entry, read.values.reason);
}

async function save(c: Context, visit: Visit): Promise<Response> {
  const entry = await fromPath(c, visit);
  if (!entry) return notFound(c);
  const read = await readProvedForm(c, addressForm);
  if (!read.ok) return showForm(c, entry, read.form, await addressVersion(visit, entry.code), read.status);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const done = await saveAddress(visit, entry.code, read.values, read.version);
  if (done === 'saved') return c.redirect(`/directory/${entry.code}/address?done=saved`, 303);
  if (done === 'no-key') return showForm(c, entry, withWhole(read.form, 'directory.address.noKey'), read.version, 422);
  return showConflict(c, visit, entry, read.values);
}

/** Before anything is opened: is there an address, and why do you need it? */
async function showClosed(c: Context, visit: Visit, entry: Entry, form: FormState, status: Status): Promise<Response> {
  const version = await addressVersion(visit, entry.code);
  if (version === 0) return showForm(c, entry, freshForm(), 0, 200);
  const saved = c.req.query('done') === 'saved';
  return show(c, pageOf(c, status), <AskReasonPage entry={entry} form={form} saved={saved} />, status);
}

async function showOpen(c: Context, visit: Visit, entry: Entry, reason: AddressReason): Promise<Response> {
  const opened = await openAddress(visit, entry.code, reason);
  if (!opened) return notFound(c);
  const { known, version } = opened;
  const form = freshForm({ address: known.address, howToArrive: known.howToArrive ?? '' });
  return show(c, pageOf(c, 200), <OpenAddressPage entry={entry} known={known} form={form} version={version} />);
}

function showForm(c: Context, entry: Entry, form: FormState, version: number, status: Status): Promise<Response> {
  return show(c, pageOf(c, status), <NoAddressPage entry={entry} form={form} version={version} />, status);
}

/** Both are shown: so the one that is there now is opened, and that is written down. */
async function showConflict(c: Context, visit: Visit, entry: Entry, mine: SecretAddress): Promise<Response> {
  const opened = await openAddress(visit, entry.code, 'checking');
  if (!opened) return notFound(c);
  return show(c, { ...pageOf(c, 409) }, <AddressConflictPage entry={entry} mine={mine} now={opened} />, 409);
}

function pageOf(c: Context, status: number) {
  return { title: c.get('web').t('directory.address'), failed: status !== 200, scripts: ['form'] as const };
}

async function fromPath(c: Context, visit: Visit): Promise<Entry | null> {
  return readEntry(visit, c.req.param('code') ?? '');
}
