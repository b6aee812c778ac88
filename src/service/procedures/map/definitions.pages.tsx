import type { Context } from 'hono';
import { z } from 'zod';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { type Route, readProvedForm } from '#app/platform/routing/index.ts';
import {
  day,
  type FormState,
  freshForm,
  notFound,
  passwordAgain,
  readForm,
  refuse,
  show,
  text,
  withError,
  withWhole,
} from '#app/platform/web/index.ts';
import { approvalsOf, approveTexts, endApproval, standingNow } from '#app/service/approvals/index.ts';
import { approvableOf } from '../approval/index.ts';
import { type Definition, definitions } from '../definitions/index.ts';
import { DefinitionPage, DefinitionsPage } from './definitions-page.view.tsx';

/** The procedures themselves: what they say, on what it rests, and whether a lawyer approved it. A change to them is a reviewed file. */
export function definitionRoutes(): Route[] {
  return [
    { method: 'GET', path: '/procedures', needs: 'definition.read', handle: showAll },
    { method: 'GET', path: '/procedures/:key', needs: 'definition.read', handle: showOne },
    {
      method: 'POST',
      path: '/procedures/:key/approval',
      needs: 'definition.approve',
      asksPassword: 'unless-fresh',
      handle: approve,
    },
    { method: 'POST', path: '/procedures/:key/approval/ending', needs: 'definition.approve', handle: takeBack },
  ];
}

async function showAll(c: Context, visit: Visit): Promise<Response> {
  const standing = await standingNow(visit);
  return show(
    c,
    { title: c.get('web').t('procedures.definitions'), width: 'wide' },
    <DefinitionsPage standing={standing} approves={may(visit, 'definition.approve')} />,
  );
}

async function showOne(c: Context, visit: Visit): Promise<Response> {
  const definition = fromPath(c);
  return definition ? page(c, visit, definition) : notFound(c);
}

const approvalForm = z.strictObject({
  lawyer: text(150),
  source: text(300),
  checkedOn: day(),
  password: passwordAgain(),
});

async function approve(c: Context, visit: Visit): Promise<Response> {
  const definition = fromPath(c);
  if (!definition) return notFound(c);
  const read = await readProvedForm(c, approvalForm);
  if (!read.ok) return page(c, visit, definition, { form: read.form, status: read.status });
  if (read.values.checkedOn > today().toString())
    return page(c, visit, definition, {
      form: withError(read.form, 'checkedOn', 'procedures.day.future'),
      status: 422,
    });
  const done = await approveTexts(visit, [approvableOf(definition)], read.values);
  if (done === 'refused')
    return page(c, visit, definition, { form: withWhole(read.form, 'procedures.approval.low'), status: 409 });
  // Recorded already, by a second press or a colleague: it stands.
  return c.redirect(`/procedures/${definition.key}`, 303);
}

const endForm = z.strictObject({ approval: z.uuid() });

async function takeBack(c: Context, visit: Visit): Promise<Response> {
  const definition = fromPath(c);
  if (!definition) return notFound(c);
  const read = await readForm(c.req, endForm);
  if (!read.ok) return page(c, visit, definition, { form: read.form, status: read.status });
  const ended = await endApproval(visit, approvableOf(definition), read.values.approval);
  return ended ? c.redirect(`/procedures/${definition.key}`, 303) : refuse(c, 'conflict');
}

const fromPath = (c: Context) => definitions().find(c.req.param('key') ?? '');

async function page(
  c: Context,
  visit: Visit,
  definition: Definition,
  { form = freshForm(), status = 200 }: { form?: FormState; status?: Parameters<typeof show>[3] } = {},
): Promise<Response> {
  const body = (
    <DefinitionPage
      definition={definition}
      approvals={await approvalsOf(visit, approvableOf(definition))}
      standing={await standingNow(visit)}
      approves={may(visit, 'definition.approve')}
      form={form}
    />
  );
  const title = c.get('web').t('procedures.definitions');
  return show(c, { title, width: 'wide', failed: status !== 200, scripts: ['form'] }, body, status);
}
