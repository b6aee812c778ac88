import type { Context } from 'hono';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { notFound, readForm } from '#app/platform/web/index.ts';
import { type AsItCame, asItCameForm, askAsItCame, giveAsItCame } from './as-it-came.pages.tsx';
import { type FoundLetter, letterFromPath } from './letter-from-path.ts';

/** A file of a letter as it came: it asks what the file of a document asks. */
export function letterOriginalRoutes(desk: Desk): Route[] {
  const path = '/clients/:reference/letters/:id/originals/:number';
  return [
    { method: 'GET', path, needs: 'case.read', handle: ask },
    { method: 'POST', path, needs: 'case.read', asksPassword: true, handle: (c, visit) => give(c, visit, desk) },
  ];
}

async function ask(c: Context, visit: Visit): Promise<Response> {
  const found = await letterFromPath(c, visit);
  return found ? askAsItCame(c, papersOf(c, found)) : notFound(c);
}

async function give(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await letterFromPath(c, visit);
  return found ? giveAsItCame(c, visit, desk, papersOf(c, found), await readForm(c.req, asItCameForm)) : notFound(c);
}

function papersOf(c: Context, { open, letter }: FoundLetter): AsItCame {
  const at = `/clients/${open.reference}/letters/${letter.id}`;
  const number = c.req.param('number') ?? '';
  return {
    ...{ open, files: letter.document.originals, number, at, action: `${at}/originals/${number}` },
    name: `brief-${letter.receivedDay}`,
    crumbs: [{ href: at, label: c.get('web').t('letters.title') }],
  };
}
