import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, notFound, readForm, refuse, show, withError } from '#app/platform/web/index.ts';
import { clientTitle, idFromPath, openFromPath, readHeader } from '#app/service/cases/index.ts';
import { authoritiesRoutes } from './authorities/authorities.pages.tsx';
import { duePages } from './due.pages.tsx';
import { feedPages } from './feed/feed.pages.tsx';
import { impossibleAt, type LimitFormName, limitFormActs, limitFormSchemas, limitForms } from './limit-act-forms.ts';
import { LimitConflict } from './limit-conflict.view.tsx';
import { LimitPage } from './limit-page.view.tsx';
import type { OpenLimit } from './limit-row.ts';
import { changeLimit, readLimit } from './limits.store.ts';
import { newTaskPages } from './new-task.pages.tsx';
import { proposalPages } from './proposals.pages.tsx';
import { correctStart } from './running/index.ts';
import { taskPages } from './tasks.pages.tsx';

/** Pages about limits: what is due, my own calendar, one limit, and what one does with it. */
export function limitRoutes(desk: Pick<Desk, 'installation'>): Route[] {
  return [
    ...duePages(),
    ...authoritiesRoutes(),
    ...proposalPages(),
    ...feedPages(desk),
    { method: 'GET', path: '/clients/:reference/limits/:id', needs: 'case.read', handle: showLimit },
    ...limitForms.map(
      (name): Route => ({
        method: 'POST',
        path: `/clients/:reference/limits/:id/${name}`,
        needs: 'limit.change',
        handle: (c, visit) => change(c, visit, name),
      }),
    ),
    ...newTaskPages(),
    ...taskPages(),
  ];
}

async function showLimit(c: Context, visit: Visit): Promise<Response> {
  const found = await findLimit(c, visit, 'case.read');
  return found ? limitPage(c, visit, found) : notFound(c);
}

async function change(c: Context, visit: Visit, name: LimitFormName): Promise<Response> {
  const found = await findLimit(c, visit, 'limit.change');
  if (!found) return notFound(c);
  const { open, limit } = found;
  // Taken over already, by a colleague or by a second press: "somebody was earlier" is true, "not found" is not.
  if (name === 'proposal' && !limit.proposedDay) return refuse(c, 'conflict');
  const read = await readForm(c.req, limitFormSchemas[name]);
  if (!read.ok) return limitPage(c, visit, found, { [name]: read.form }, read.status);
  if (read.version === undefined) return limitPage(c, visit, found, { [name]: read.form }, 400);
  // The schema and the reader of one name belong together.
  const result = limitFormActs[name](read.values as never, read.form);
  if ('wrong' in result) return limitPage(c, visit, found, { [name]: result.wrong }, 422);
  const { act } = result;
  const saved = await (act.what === 'start'
    ? correctStart(open, limit, read.version, act)
    : changeLimit(open, limit, read.version, act));
  if (saved === 'saved') return c.redirect(`/clients/${open.reference}/limits/${limit.id}`, 303);
  if (saved === 'impossible') {
    const wrong = withError(read.form, impossibleAt[name], 'limits.counting.impossible');
    return limitPage(c, visit, found, { [name]: wrong }, 422);
  }
  const now = (await readLimit(open, limit.id)) ?? limit;
  const title = clientTitle(open.reference, c.get('web').t('limits.title'));
  const conflict = (
    <LimitConflict reference={open.reference} now={now} name={name} act={act} values={read.form.values} />
  );
  return show(c, { title, failed: true }, conflict, 409);
}

interface FoundRow {
  open: OpenCase;
  limit: OpenLimit;
}

async function findLimit(c: Context, visit: Visit, action: 'case.read' | 'limit.change'): Promise<FoundRow | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, action));
  const limit = open && (await readLimit(open, id));
  return open && limit ? { open, limit } : null;
}

async function limitPage(
  c: Context,
  visit: Visit,
  { open, limit }: FoundRow,
  forms: Partial<Record<LimitFormName, FormState>> = {},
  status: 200 | 400 | 413 | 415 | 422 = 200,
): Promise<Response> {
  const { header } = await readHeader(open);
  const title = clientTitle(open.reference, c.get('web').t('limits.title'));
  const page = { title, width: 'wide', failed: status !== 200, scripts: ['form'] } as const;
  const formOf = (name: LimitFormName) => forms[name] ?? freshForm();
  return show(
    c,
    page,
    <LimitPage
      reference={open.reference}
      header={header}
      limit={limit}
      writes={may(visit, 'limit.change')}
      formOf={formOf}
    />,
    status,
  );
}
