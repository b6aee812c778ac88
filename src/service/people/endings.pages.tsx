import type { Context } from 'hono';
import { z } from 'zod';
import { signEndings } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { StaffRoute } from '#app/platform/routing/index.ts';
import { readForm, refuse, smallForm } from '#app/platform/web/index.ts';

/** The leader's one act about what ended without a signature: in an older version, or by a restore. */
export const endingsRoutes: StaffRoute[] = [
  { method: 'POST', path: '/people/endings', needs: 'team.make', handle: sign },
];

async function sign(c: Context, visit: Visit): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}), { limits: smallForm });
  if (!read.ok || !(await signEndings(visit))) return refuse(c, 'bad-request');
  return c.redirect('/', 303);
}
