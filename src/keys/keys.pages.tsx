import type { Context } from 'hono';
import { z } from 'zod';
import { turnTeam, type Visit } from '#app/access/index.ts';
import { readForm, refuse, show, wholeNumber } from '#app/web/index.ts';
import type { StaffRoute } from '#app/web/routes/index.ts';
import { keysNow, turnNext } from './keys.store.ts';
import { KeysPage } from './keys.view.tsx';

const most = 1_000_000;
const turning = z.strictObject({ of: wholeNumber(0, most) });
const teamForm = z.strictObject({ team: z.uuid() });

/** Turning keys after somebody has left: the leader makes a team's new key, its members turn what lies under the old one. */
export const keysRoutes: StaffRoute[] = [
  { method: 'GET', path: '/keys', needs: 'key.see', handle: open },
  { method: 'POST', path: '/keys/teams', needs: 'team.make', handle: turnKeyOfTeam },
  { method: 'POST', path: '/keys/turning', needs: 'key.turn', handle: turn },
];

async function open(c: Context, visit: Visit): Promise<Response> {
  const page = { title: c.get('web').t('keys.title'), scripts: ['form'] as const };
  const of = Number(c.req.query('of') ?? '');
  const begun = Number.isInteger(of) && of > 0 && of <= most ? of : null;
  const shown = { now: await keysNow(visit), begun, goesOn: c.req.query('on') === '1' };
  return show(c, page, <KeysPage {...shown} />);
}

async function turnKeyOfTeam(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, teamForm);
  if (!read.ok) return refuse(c, 'bad-request');
  return (await turnTeam(visit, read.values.team)) === 'done' ? c.redirect('/keys', 303) : refuse(c, 'conflict');
}

/** One part; the page that it leads to goes on by itself where there is script, or with the next press. */
async function turn(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, turning);
  if (!read.ok) return refuse(c, 'bad-request');
  const { turned } = await turnNext(visit);
  return c.redirect(turned === 0 ? '/keys' : `/keys?of=${read.values.of}&on=1`, 303);
}
