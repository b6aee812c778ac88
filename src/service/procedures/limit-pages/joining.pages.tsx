import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { notFound, readForm, refuse } from '#app/platform/web/index.ts';
import { joinLimits, keepApart, partLimits } from '../limits/index.ts';
import { type FoundLimit, findLimit, limitPage, type ProvingPapersOf } from './limit-page.pages.tsx';

/** Making two limits of one decision one, and two again: the coordinator says so. */
export function joiningPages(papersOf: ProvingPapersOf): Route[] {
  const at = '/clients/:reference/limits/:id';
  return [
    { method: 'POST', path: `${at}/join`, needs: 'limit.second', handle: (c, visit) => join(c, visit, papersOf) },
    ...(['part', 'apart'] as const).map(
      (act): Route => ({
        method: 'POST',
        path: `${at}/${act}`,
        needs: 'limit.second',
        handle: (c, visit) => part(c, visit, act, papersOf),
      }),
    ),
  ];
}

const joinForm = z.strictObject({ to: z.uuid(), toVersion: z.coerce.number().int().min(1) });

async function join(c: Context, visit: Visit, papersOf: ProvingPapersOf): Promise<Response> {
  const found = await findLimit(c, visit, 'limit.second');
  if (!found) return notFound(c);
  const read = await readForm(c.req, joinForm);
  if (!read.ok) return limitPage(c, visit, found, { papersOf, status: read.status });
  if (read.version === undefined) return limitPage(c, visit, found, { papersOf, status: 400 });
  const { to, toVersion } = read.values;
  const seen = { runs: { id: to, version: toVersion }, stops: read.version };
  return answer(c, found, await joinLimits(found.open, found.limit, seen), to);
}

const acts = { part: partLimits, apart: keepApart };

async function part(c: Context, visit: Visit, act: keyof typeof acts, papersOf: ProvingPapersOf): Promise<Response> {
  const found = await findLimit(c, visit, 'limit.second');
  if (!found) return notFound(c);
  const read = await readForm(c.req, z.strictObject({}));
  if (!read.ok) return limitPage(c, visit, found, { papersOf, status: read.status });
  if (read.version === undefined) return limitPage(c, visit, found, { papersOf, status: 400 });
  return answer(c, found, await acts[act](found.open, found.limit, read.version), found.limit.id);
}

function answer(c: Context, { open }: FoundLimit, done: 'saved' | 'stale', id: string): Response | Promise<Response> {
  if (done === 'stale') return refuse(c, 'conflict');
  return c.redirect(`/clients/${open.reference}/limits/${id}`, 303);
}
