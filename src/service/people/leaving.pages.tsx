import type { Context } from 'hono';
import { z } from 'zod';
import { accessEndReasons, beforeLeaving, endAccess, vouchedForBy } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import {
  choice,
  type FormState,
  freshForm,
  notFound,
  passwordAgain,
  readForm,
  refuseInSafeMode,
  show,
} from '#app/platform/web/index.ts';
import { LeavingPage } from './leaving.view.tsx';
import { colleague } from './people.store.ts';
import { mayCertifyPerson } from './people.ts';

const leaving = z.strictObject({ reason: choice(accessEndReasons), password: passwordAgain() });

/** The end of somebody's access: what it means is said first, and the password of whoever ends it is asked again. */
export const leavingRoutes: StaffRoute[] = [
  {
    method: 'GET',
    path: '/people/:id/leaving',
    needs: 'person.end',
    handle: (c, visit) => ask(c, visit, freshForm()),
  },
  { method: 'POST', path: '/people/:id/leaving', needs: 'person.end', asksPassword: true, handle: end },
];

async function ask(
  c: Context,
  visit: Visit,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const person = await colleague(visit, c.req.param('id') ?? '');
  if (!person || !mayCertifyPerson(visit, person, 'person.end')) return notFound(c);
  const before = await beforeLeaving(visit, person.id);
  // Somebody ended it already: the colleague's page says so.
  if (!before) return c.redirect(`/people/${person.id}`, 303);
  const page = { title: c.get('web').t('people.leaving'), failed: status >= 400, scripts: ['form'] as const };
  const shown = { person, before, form };
  return show(c, page, <LeavingPage {...shown} />, status);
}

async function end(c: Context, visit: Visit): Promise<Response> {
  const person = await colleague(visit, c.req.param('id') ?? '');
  if (!person || !mayCertifyPerson(visit, person, 'person.end')) return notFound(c);
  const read = await readForm(c.req, leaving);
  if (!read.ok) return ask(c, visit, read.form, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return ask(c, visit, refused.form, refused.status);
  // Whoever was vouched for by this colleague would be vouched for anew: nothing is certified while an alarm stands.
  if (visit.inSafeMode && (await vouchedForBy(visit, person.id)).length > 0) return refuseInSafeMode(c);
  await endAccess(visit, person.id, read.values.reason);
  return c.redirect(`/people/${person.id}`, 303);
}
