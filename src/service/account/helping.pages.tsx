import type { Context } from 'hono';
import { z } from 'zod';
import { demandNewPassword, endSessionsOf } from '#app/platform/access/authentication/index.ts';
import { grantsOfOldKeys, remakeGrants, startAnew } from '#app/platform/access/rotation/index.ts';
import { may, once, type Visit } from '#app/platform/access/visit/index.ts';
import { type Desk, type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, freshForm, notFound, passwordAgain, readForm, refuse, show } from '#app/platform/web/index.ts';
import {
  CodePage,
  mayCertifyPerson,
  type NamedColleague,
  reachedAddress,
  someColleague,
} from '#app/service/people/index.ts';
import { doneWords, HelpingPage } from './helping.view.tsx';

const needs = 'person.approve';

/** Helping a colleague who cannot get in, or whose telephone is gone: whoever may vouch for her, nobody else. */
export function helpingRoutes(desk: Desk): StaffRoute[] {
  const at = '/people/:id/sign-in';
  return [
    { method: 'GET', path: at, needs, handle: open },
    { method: 'POST', path: `${at}/end`, needs, handle: endAll },
    { method: 'POST', path: `${at}/new-password`, needs, asksPassword: true, handle: demand },
    { method: 'POST', path: `${at}/anew`, needs, asksPassword: true, handle: (c, visit) => beginAnew(c, visit, desk) },
    { method: 'POST', path: `${at}/clients`, needs: 'case.grant', asksPassword: 'unless-fresh', handle: giveBack },
  ];
}

/**
 * A colleague for whom this person may vouch, and who has joined; null for everybody else, whether that person exists
 * or not.
 */
async function inMyCare(c: Context, visit: Visit): Promise<NamedColleague | null> {
  const person = await someColleague(visit, c.req.param('id') ?? '');
  if (!person || !mayCertifyPerson(visit, person, needs)) return null;
  return person.status === 'active' || person.status === 'awaiting' ? person : null;
}

async function open(c: Context, visit: Visit): Promise<Response> {
  const person = await inMyCare(c, visit);
  return person ? showHelp(c, visit, person, {}) : notFound(c);
}

async function endAll(c: Context, visit: Visit): Promise<Response> {
  const person = await inMyCare(c, visit);
  if (!person) return notFound(c);
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  await endSessionsOf(visit, person.id);
  return c.redirect(`/people/${person.id}/sign-in?done=ended`, 303);
}

const proving = z.strictObject({ password: passwordAgain() });

async function demand(c: Context, visit: Visit): Promise<Response> {
  const person = await inMyCare(c, visit);
  if (person?.status !== 'active') return notFound(c);
  const read = await readForm(c.req, proving);
  if (!read.ok) return showHelp(c, visit, person, { demand: read.form, status: read.status });
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showHelp(c, visit, person, { demand: refused.form, status: refused.status });
  await demandNewPassword(visit, person.id);
  return c.redirect(`/people/${person.id}/sign-in?done=demanded`, 303);
}

/** New keys: the code is on this one answer only; a page sent again leads to the person's page. */
async function beginAnew(c: Context, visit: Visit, { installation }: Desk): Promise<Response> {
  const person = await inMyCare(c, visit);
  // Sent twice: it has begun, and the colleague's page shows how it goes on.
  if (!person)
    return (await someColleague(visit, c.req.param('id') ?? ''))?.status === 'invited'
      ? c.redirect(`/people/${c.req.param('id')}`, 303)
      : notFound(c);
  const read = await readForm(c.req, proving);
  if (!read.ok) return showHelp(c, visit, person, { anew: read.form, status: read.status });
  if (read.key === undefined) return refuse(c, 'bad-request');
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showHelp(c, visit, person, { anew: refused.form, status: refused.status });
  const first: { code?: string | null } = {};
  const place = await once(visit, read.key, async () => {
    first.code = await startAnew(visit, installation, person.id);
    return `/people/${person.id}`;
  });
  if (first.code === null) return notFound(c);
  if (first.code === undefined) return c.redirect(place, 303);
  const shown = { name: person.name, loginName: person.login_name, personId: person.id, code: first.code };
  const page = { title: c.get('web').t('people.code'), scripts: ['form'] as const };
  const { host, isOnlyHere } = reachedAddress(c);
  return show(c, page, <CodePage {...shown} address={`${host}/join`} isOnlyHere={isOnlyHere} />);
}

/** What the colleague could open before the new keys, given back by a coordinator where another vouched for her. */
async function giveBack(c: Context, visit: Visit): Promise<Response> {
  const person = await inMyCare(c, visit);
  if (!person) return notFound(c);
  const read = await readForm(c.req, proving);
  if (!read.ok) return showHelp(c, visit, person, { clients: read.form, status: read.status });
  const refused = stepUpRefusal(c, read.form);
  if (refused) return showHelp(c, visit, person, { clients: refused.form, status: refused.status });
  await remakeGrants(visit, person.id);
  return c.redirect(`/people/${person.id}/sign-in?done=given`, 303);
}

interface Shown {
  demand?: FormState;
  anew?: FormState;
  clients?: FormState;
  status?: Parameters<typeof show>[3];
}

async function showHelp(
  c: Context,
  visit: Visit,
  person: NamedColleague,
  { status = 200, ...forms }: Shown,
): Promise<Response> {
  const page = {
    title: c.get('web').t('account.help'),
    failed: status >= 400,
    width: 'wide',
    scripts: ['form'],
  } as const;
  const done = doneWords.find((word) => word === c.req.query('done')) ?? null;
  const clients = may(visit, 'case.grant') ? (await grantsOfOldKeys(visit, person.id)).length : 0;
  return show(
    c,
    page,
    <HelpingPage
      person={person}
      done={done}
      once={newId()}
      hasOldGrants={clients > 0}
      demand={forms.demand ?? freshForm()}
      anew={forms.anew ?? freshForm()}
      clients={forms.clients ?? freshForm()}
    />,
    status,
  );
}
