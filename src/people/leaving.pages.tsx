import type { Context } from 'hono';
import { z } from 'zod';
import { beforeLeaving, endAccess, endReasons, type Visit } from '#app/access/index.ts';
import { choice, type FormState, freshForm, notFound, passwordAgain, readForm, show } from '#app/web/index.ts';
import type { Desk, StaffRoute } from '#app/web/routes/index.ts';
import { LeavingPage } from './leaving.view.tsx';
import { madeUpPassword, refusedPassword } from './own-password.tsx';
import { colleague } from './people.store.ts';
import { mayVouchFor } from './people.ts';

const leaving = z.strictObject({ reason: choice(endReasons), password: passwordAgain() });

/** The end of somebody's access: what it means is told first, and her password is asked again. */
export function leavingRoutes(desk: Desk): StaffRoute[] {
  const path = '/people/:id/leaving';
  return [
    { method: 'GET', path, needs: 'person.end', handle: (c, visit) => ask(c, visit, desk, freshForm()) },
    { method: 'POST', path, needs: 'person.end', asksPassword: true, handle: (c, visit) => end(c, visit, desk) },
  ];
}

async function ask(
  c: Context,
  visit: Visit,
  desk: Desk,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const person = await colleague(visit, c.req.param('id') ?? '');
  if (!person || !mayVouchFor(visit, person, 'person.end')) return notFound(c);
  const before = await beforeLeaving(visit, person.id);
  // Somebody ended it already: her page says so.
  if (!before) return c.redirect(`/people/${person.id}`, 303);
  const page = { title: c.get('web').t('people.leaving'), failed: status >= 400, scripts: ['form'] as const };
  const shown = { person, before, form, madeUp: madeUpPassword(desk, visit) };
  return show(c, page, <LeavingPage {...shown} />, status);
}

async function end(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const person = await colleague(visit, c.req.param('id') ?? '');
  if (!person || !mayVouchFor(visit, person, 'person.end')) return notFound(c);
  const read = await readForm(c.req, leaving);
  if (!read.ok) return ask(c, visit, desk, read.form, read.status);
  const refused = refusedPassword(c, read.form);
  if (refused) return ask(c, visit, desk, refused.form, refused.status);
  await endAccess(visit, person.id, read.values.reason);
  return c.redirect(`/people/${person.id}`, 303);
}
