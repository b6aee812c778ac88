import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type StaffRoute, stepUpRefusal } from '#app/platform/routing/index.ts';
import { type FormState, passwordAgain, readForm, refuse, show, wholeNumber } from '#app/platform/web/index.ts';
import { keysNow, renewAll, rotateNext, rotateTeams } from './keys.store.ts';
import { KeysPage } from './keys.view.tsx';

const most = 1_000_000;
const rotation = z.strictObject({ of: wholeNumber(0, most) });
const act = z.strictObject({ password: passwordAgain() });

/**
 * Keys after somebody has left, and before somebody's certificate ends: the leader makes a team's new key, its members
 * turn what is under the old one, and whoever vouches for a colleague does so again.
 */
export const keysRoutes: StaffRoute[] = [
  { method: 'GET', path: '/keys', needs: 'key.see', handle: (c, visit) => open(c, visit, {}) },
  {
    method: 'POST',
    path: '/keys/teams',
    needs: 'team.make',
    asksPassword: 'unless-fresh',
    handle: (c, visit) => doIt(c, visit, 'teams', rotateTeams),
  },
  {
    method: 'POST',
    path: '/keys/renewal',
    needs: 'person.approve',
    asksPassword: 'unless-fresh',
    handle: (c, visit) => doIt(c, visit, 'renewal', renewAll),
  },
  { method: 'POST', path: '/keys/turning', needs: 'key.turn', handle: rotate },
];

/** The forms of the page that ask for the password, as they came back. */
type KeyForms = Partial<Record<'teams' | 'renewal', FormState>>;

async function open(
  c: Context,
  visit: Visit,
  forms: KeyForms,
  status: Parameters<typeof show>[3] = 200,
): Promise<Response> {
  const page = {
    title: c.get('web').t('recovery.title'),
    failed: status >= 400,
    scripts: ['form'] as const,
  };
  const of = Number(c.req.query('of') ?? '');
  const begun = Number.isInteger(of) && of > 0 && of <= most ? of : null;
  const shown = {
    now: await keysNow(visit),
    begun,
    goesOn: c.req.query('on') === '1',
    recovered: c.req.query('recovered') === '1',
    newShares: c.req.query('sheets') === '1',
    forms,
  };
  return show(c, page, <KeysPage {...shown} />, status);
}

/** An act without a choice in it: all that is due, after the password where the sign-in is not fresh. */
async function doIt(
  c: Context,
  visit: Visit,
  which: keyof KeyForms,
  work: (visit: Visit) => Promise<void>,
): Promise<Response> {
  const read = await readForm(c.req, act);
  if (!read.ok) return open(c, visit, { [which]: read.form }, read.status);
  const step = stepUpRefusal(c, read.form);
  if (step) return open(c, visit, { [which]: step.form }, step.status);
  await work(visit);
  return c.redirect('/keys', 303);
}

/** One part; the page that it leads to goes on by itself where there is script, or with the next press. */
async function rotate(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, rotation);
  if (!read.ok) return refuse(c, 'bad-request');
  const { rotated } = await rotateNext(visit);
  return c.redirect(rotated === 0 ? '/keys' : `/keys?of=${read.values.of}&on=1`, 303);
}
