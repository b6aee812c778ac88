import type { Context } from 'hono';
import { z } from 'zod';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, readForm, refuse, show } from '#app/platform/web/index.ts';
import { actOnUndelivered, type UndeliveredAct, undelivered, undeliveredPlace } from './undelivered.store.ts';
import { UndeliveredPage } from './undelivered.view.tsx';

/** Mail that does not arrive: the list behind the numbers, and what one does about each. */
export function undeliveredPages(): Route[] {
  const acts = ['again', 'told'] as const;
  return [
    { method: 'GET', path: undeliveredPlace, needs: 'region.list', handle: (c, visit) => showUndelivered(c, visit) },
    ...acts.map(
      (act): Route => ({
        method: 'POST',
        path: `${undeliveredPlace}/:id/${act}`,
        needs: 'region.list',
        handle: (c, visit) => doIt(c, visit, act),
      }),
    ),
  ];
}

/** What was just done, from the address. */
const doneSchema = z.enum(['again', 'told']).nullable().catch(null);

async function showUndelivered(c: Context, visit: Visit, gone = false): Promise<Response> {
  const mail = await undelivered(visit);
  const done = gone ? 'gone' : doneSchema.parse(c.req.query('done') ?? null);
  const page = { title: c.get('web').t('home.count.mail'), width: 'wide', failed: gone } as const;
  const body = <UndeliveredPage mail={mail} done={done} corrects={may(visit, 'contact.change')} />;
  return show(c, page, body, gone ? 409 : 200);
}

async function doIt(c: Context, visit: Visit, act: UndeliveredAct): Promise<Response> {
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return refuse(c, 'bad-request');
  const id = z.uuid().safeParse(c.req.param('id'));
  const done = id.success ? await actOnUndelivered(visit, id.data, act) : null;
  if (done === null) return notFound(c);
  return done === 'done' ? c.redirect(`${undeliveredPlace}?done=${act}`, 303) : showUndelivered(c, visit, true);
}
