import type { Context } from 'hono';
import { z } from 'zod';
import { demandNewPassword, endSessionsOf, type Visit } from '#app/access/index.ts';
import { mayVouchFor, type Named, someColleague } from '#app/people/index.ts';
import { type FormState, freshForm, notFound, passwordAgain, readForm, refuse, show } from '#app/web/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/web/routes/index.ts';
import { HelpingPage } from './helping.view.tsx';

const needs = 'person.approve';

/** Helping a colleague who cannot get in, or whose telephone is gone: whoever may vouch for her, nobody else. */
export const helpingRoutes: StaffRoute[] = [
  { method: 'GET', path: '/people/:id/sign-in', needs, handle: open },
  { method: 'POST', path: '/people/:id/sign-in/end', needs, handle: endAll },
  { method: 'POST', path: '/people/:id/sign-in/new-password', needs, asksPassword: true, handle: demand },
];

/** An active colleague for whom this person may vouch; null for everybody else, whether she exists or not. */
async function inMyCare(c: Context, visit: Visit): Promise<Named | null> {
  const person = await someColleague(visit, c.req.param('id') ?? '');
  return person?.status === 'active' && mayVouchFor(visit, person, needs) ? person : null;
}

async function open(c: Context, visit: Visit): Promise<Response> {
  const person = await inMyCare(c, visit);
  return person ? showHelp(c, person, freshForm()) : notFound(c);
}

async function endAll(c: Context, visit: Visit): Promise<Response> {
  const person = await inMyCare(c, visit);
  if (!person) return notFound(c);
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  await endSessionsOf(visit, person.id);
  return c.redirect(`/people/${person.id}/sign-in?done=ended`, 303);
}

async function demand(c: Context, visit: Visit): Promise<Response> {
  const person = await inMyCare(c, visit);
  if (!person) return notFound(c);
  const read = await readForm(c.req, z.strictObject({ password: passwordAgain() }));
  if (!read.ok) return showHelp(c, person, read.form, read.status);
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showHelp(c, person, refused.form, refused.status);
  await demandNewPassword(visit, person.id);
  return c.redirect(`/people/${person.id}/sign-in?done=demanded`, 303);
}

function showHelp(
  c: Context,
  person: Named,
  form: FormState,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = { title: c.get('web').t('account.help'), failed: status >= 400, scripts: ['form'] as const };
  const said = c.req.query('done');
  const done = said === 'ended' || said === 'demanded' ? said : null;
  return show(c, page, <HelpingPage person={person} form={form} done={done} />, status);
}
