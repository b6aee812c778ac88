import type { Context } from 'hono';
import { z } from 'zod';
import {
  approveList,
  askedLists,
  askForList,
  makeListAnew,
  unreadableLists,
} from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Route, stepUpRefusal } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, notFound, passwordAgain, readForm, refuse, show } from '#app/platform/web/index.ts';
import { groupedReference } from '#app/service/cases/index.ts';
import { AskedListsPage, UnreadableListsPage } from './case-list.view.tsx';

const ofCase = '/clients/:reference/list';
const compartment = z.enum(['core', 'safety']);
const askForm = z.strictObject({ compartment, password: passwordAgain() });
const yesForm = z.strictObject({
  subject: z.string().max(80),
  rows: z.string().regex(/^[0-9a-f]{64}$/),
  password: passwordAgain(),
});
type Status = Parameters<typeof show>[3];

/**
 * The list of a case that does not open: a coordinator asks, the leader says yes to the very rows that lie there, the
 * coordinator makes it (decision 79).
 */
export function caseListRoutes(): Route[] {
  const asksPassword = 'unless-fresh' as const;
  return [
    { method: 'GET', path: ofCase, needs: 'case.grant', handle: (c, visit) => look(c, visit, freshForm()) },
    {
      method: 'POST',
      path: `${ofCase}/asking`,
      needs: 'case.grant',
      asksPassword,
      handle: (c, visit) => act(c, visit, askForList),
    },
    {
      method: 'POST',
      path: ofCase,
      needs: 'case.grant',
      asksPassword,
      handle: (c, visit) => act(c, visit, async (...of) => (await makeListAnew(...of)) === 'made'),
    },
    { method: 'GET', path: '/lists', needs: 'log.decide', handle: (c, visit) => asked(c, visit, freshForm()) },
    { method: 'POST', path: '/lists', needs: 'log.decide', asksPassword: true, handle: approve },
  ];
}

function referenceOf(c: Context): string | null {
  const reference = c.req.param('reference') ?? '';
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(reference) ? reference : null;
}

async function look(c: Context, visit: Visit, form: FormState, status: Status = 200): Promise<Response> {
  const reference = referenceOf(c);
  const shut = reference && (await unreadableLists(visit, reference));
  if (!reference || !shut) return notFound(c);
  // It opens: there is nothing to do here.
  if (shut.length === 0) return c.redirect(`/clients/${reference}`, 303);
  const page = { title: groupedReference(reference), failed: status !== 200, scripts: ['form'] as const };
  return show(c, page, <UnreadableListsPage reference={reference} shut={shut} form={form} />, status);
}

async function act(
  c: Context,
  visit: Visit,
  work: (visit: Visit, reference: string, compartment: 'core' | 'safety') => Promise<boolean>,
): Promise<Response> {
  const reference = referenceOf(c);
  if (!reference) return notFound(c);
  const read = await readForm(c.req, askForm);
  if (!read.ok) return look(c, visit, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return look(c, visit, step.form, step.status);
  if ((await unreadableLists(visit, reference)) === null) return notFound(c);
  if (!(await work(visit, reference, read.values.compartment))) return refuse(c, 'conflict');
  return c.redirect(`/clients/${reference}/list`, 303);
}

async function asked(c: Context, visit: Visit, form: FormState, status: Status = 200): Promise<Response> {
  const lists = await askedLists(visit);
  const names = await namesOf(
    visit.db,
    visit.keys,
    lists.map(({ by }) => by),
  );
  const regions = await visit.db.selectFrom('region').select(['id', 'name']).execute();
  const rows = lists.map((list) => ({
    ...list,
    name: names.get(list.by) ?? '',
    regionName: regions.find(({ id }) => id === list.region)?.name ?? '',
  }));
  const page = {
    title: c.get('web').t('emergency-access.lists.title'),
    failed: status !== 200,
    scripts: ['form'] as const,
  };
  const isDone = c.req.query('done') === '1';
  return show(c, page, <AskedListsPage lists={rows} form={form} isDone={isDone} />, status);
}

async function approve(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, yesForm);
  if (!read.ok) return asked(c, visit, read.form, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return asked(c, visit, step.form, step.status);
  if (!(await approveList(visit, read.values.subject, read.values.rows))) return refuse(c, 'conflict');
  return c.redirect('/lists?done=1', 303);
}
