import type { Context } from 'hono';
import { z } from 'zod';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { readProvedForm, type StaffRoute } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, freshForm, notFound, passwordAgain, refuse, show } from '#app/platform/web/index.ts';
import { isInFirstHour } from './first-hour-next.view.tsx';
import { RegionConflictPage } from './region-conflict.view.tsx';
import { addRegion, changeRegion, openRegion, type Region, region, regionsOf, teamOfRegion } from './regions.store.ts';
import { regionFieldsOf, regionForm, settingsOf } from './regions.ts';
import { NewRegionPage, RegionPage, RegionsPage } from './regions.view.tsx';

/** Regions: added as pending, opened with a key when the first coordinator can hold it, changed as the work changes. */
export const regionRoutes: StaffRoute[] = [
  { method: 'GET', path: '/regions', needs: 'region.list', handle: list },
  {
    method: 'GET',
    path: '/regions/new',
    needs: 'region.change',
    handle: (c, visit) => showNew(c, visit, freshForm({ places: '0' })),
  },
  { method: 'POST', path: '/regions/new', needs: 'region.change', asksPassword: 'unless-fresh', handle: add },
  { method: 'GET', path: '/regions/:id', needs: 'region.list', handle: open },
  { method: 'POST', path: '/regions/:id', needs: 'region.change', asksPassword: 'unless-fresh', handle: change },
  { method: 'POST', path: '/regions/:id/key', needs: 'team.make', asksPassword: 'unless-fresh', handle: makeKey },
];

async function list(c: Context, visit: Visit): Promise<Response> {
  const page = { title: c.get('web').t('people.regions'), width: 'wide' as const };
  return show(c, page, <RegionsPage regions={await regionsOf(visit)} mayAdd={may(visit, 'region.change')} />);
}

async function add(c: Context, visit: Visit): Promise<Response> {
  const read = await readProvedForm(c, regionForm);
  if (!read.ok) return showNew(c, visit, read.form, read.status);
  if (read.key === undefined) return refuse(c, 'bad-request');
  const place = await once(
    visit,
    read.key,
    async () => `/regions/${await addRegion(visit, settingsOf(read.values))}?done=saved`,
  );
  return c.redirect(place, 303);
}

async function showNew(
  c: Context,
  visit: Visit,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('people.region.new'), failed: status >= 400, scripts: ['form'] as const };
  return show(c, page, <NewRegionPage form={form} once={newId()} others={await regionsOf(visit)} />, status);
}

async function open(c: Context, visit: Visit): Promise<Response> {
  const found = await region(visit, c.req.param('id') ?? '');
  return found ? showRegion(c, visit, found) : notFound(c);
}

async function change(c: Context, visit: Visit): Promise<Response> {
  const found = await region(visit, c.req.param('id') ?? '');
  if (!found) return notFound(c);
  const read = await readProvedForm(c, regionForm);
  if (!read.ok) return showRegion(c, visit, found, read);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const seen = { id: found.id, seen: read.version };
  if (await changeRegion(visit, seen, settingsOf(read.values)))
    return c.redirect(`/regions/${found.id}?done=saved`, 303);
  const mine = { ...found, ...settingsOf(read.values) };
  const page = { title: c.get('web').t('people.region'), failed: true, scripts: ['form'] as const };
  return show(c, page, <RegionConflictPage mine={mine} theirs={found} />, 409);
}

/** The forms of a region's page as they were typed: its settings, and the one that opens it. */
interface RegionForms {
  form?: FormState;
  status?: Parameters<typeof show>[3];
  opening?: FormState;
}

async function showRegion(
  c: Context,
  visit: Visit,
  found: Region,
  { form = freshForm(regionFieldsOf(found)), status = 200, opening = freshForm() }: RegionForms = {},
): Promise<Response> {
  const mayChange = may(visit, 'region.change');
  const shown = {
    region: found,
    form,
    opening,
    mayChange,
    once: newId(),
    team: await teamOfRegion(visit, found.id),
    others: mayChange ? await regionsOf(visit) : [],
    inFirstHour: await isInFirstHour(visit),
    saved: status === 200 && c.req.query('done') === 'saved',
  };
  const page = {
    title: c.get('web').t('people.region'),
    failed: status >= 400,
    scripts: ['form'],
    width: 'wide',
  } as const;
  return show(c, page, <RegionPage {...shown} />, status);
}

async function makeKey(c: Context, visit: Visit): Promise<Response> {
  const found = await region(visit, c.req.param('id') ?? '');
  if (!found) return notFound(c);
  const read = await readProvedForm(c, z.strictObject({ password: passwordAgain() }));
  if (!read.ok) return showRegion(c, visit, found, { status: read.status, opening: read.form });
  if (read.key === undefined) return refuse(c, 'bad-request');
  const first: { outcome?: 'done' | 'not-now' } = {};
  const place = await once(visit, read.key, async () => {
    first.outcome = await openRegion(visit, found.id);
    return `/regions/${found.id}`;
  });
  return first.outcome === 'not-now' ? refuse(c, 'conflict') : c.redirect(place, 303);
}
