import type { Context } from 'hono';
import { z } from 'zod';
import {
  confirmDevices,
  endOtherSessions,
  endOwnSession,
  newDevices,
  ownSessions,
} from '#app/platform/access/authentication/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import { notFound, readForm, refuse, show } from '#app/platform/web/index.ts';
import { SessionsPage } from './sessions.view.tsx';

const at = '/profile/sessions';

/** Where one is signed in, ending that, and what is new. */
export const sessionRoutes: StaffRoute[] = [
  { method: 'GET', path: at, needs: 'account.change', handle: list },
  {
    method: 'POST',
    path: `${at}/end`,
    needs: 'account.change',
    handle: (c, visit) => act(c, () => endOtherSessions(visit)),
  },
  {
    method: 'POST',
    path: `${at}/known`,
    needs: 'account.change',
    handle: (c, visit) => act(c, () => confirmDevices(visit)),
  },
  { method: 'POST', path: `${at}/:id/end`, needs: 'account.change', handle: endOne },
];

async function list(c: Context, visit: Visit): Promise<Response> {
  const { roles } = visit.person;
  const shown = { sessions: await ownSessions(visit), fresh: await newDevices(visit), roles };
  return show(c, { title: c.get('web').t('account.sessions'), scripts: ['form'] }, <SessionsPage {...shown} />);
}

async function act(c: Context, work: () => Promise<unknown>): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  await work();
  return c.redirect(at, 303);
}

async function endOne(c: Context, visit: Visit): Promise<Response> {
  const id = z.uuid().safeParse(c.req.param('id'));
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  return id.success && (await endOwnSession(visit, id.data)) ? c.redirect(at, 303) : notFound(c);
}
