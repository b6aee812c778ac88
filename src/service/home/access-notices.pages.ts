import type { Context } from 'hono';
import { z } from 'zod';
import { markNoticeRead } from '#app/platform/access/notices/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, readForm, refuse } from '#app/platform/web/index.ts';

const readingForm = z.strictObject({ notice: z.uuid() });

/** What one was told of a client got or lost, put away once it was read. */
export const noticeReadRoute: Route = {
  method: 'POST',
  path: '/clients-told/read',
  needs: 'start.see',
  async handle(c: Context, visit: Visit) {
    const read = await readForm(c.req, readingForm);
    if (!read.ok) return refuse(c, 'bad-request');
    return (await markNoticeRead(visit, read.values.notice)) ? c.redirect('/', 303) : notFound(c);
  },
};
