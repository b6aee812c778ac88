import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import { type FormState, freshForm, passwordAgain, readForm, refuse, show } from '#app/platform/web/index.ts';
import { signatures, signFromBefore, signOfDeparted } from './signatures.store.ts';
import { SignaturesPage } from './signatures.view.tsx';

const at = '/signatures';
const form = z.strictObject({ password: passwordAgain() });

/** What visitors read, and the leader's signature under it. */
export const signatureRoutes: StaffRoute[] = [
  { method: 'GET', path: at, needs: 'contact.change', handle: (c, visit) => open(c, visit, {}) },
  {
    method: 'POST',
    path: `${at}/before`,
    needs: 'contact.change',
    asksPassword: 'unless-fresh',
    handle: (c, visit) => sign(c, visit, 'before', signFromBefore),
  },
  {
    method: 'POST',
    path: `${at}/departed`,
    needs: 'contact.change',
    asksPassword: 'unless-fresh',
    handle: (c, visit) => sign(c, visit, 'departed', signOfDeparted),
  },
];

type Forms = Partial<Record<'before' | 'departed', FormState>>;

async function sign(
  c: Context,
  visit: Visit,
  what: keyof Forms,
  act: (visit: Visit) => Promise<boolean>,
): Promise<Response> {
  const read = await readForm(c.req, form);
  if (!read.ok) return open(c, visit, { [what]: read.form }, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return open(c, visit, { [what]: refused.form }, refused.status);
  return (await act(visit)) ? c.redirect(`${at}?done=${what}`, 303) : refuse(c, 'conflict');
}

async function open(
  c: Context,
  visit: Visit,
  forms: Forms,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('signatures.title'), failed: status >= 400, scripts: ['form'] as const };
  return show(
    c,
    page,
    <SignaturesPage
      standing={await signatures(visit)}
      isDone={['before', 'departed'].includes(c.req.query('done') ?? '')}
      before={forms.before ?? freshForm()}
      departed={forms.departed ?? freshForm()}
    />,
    status,
  );
}
