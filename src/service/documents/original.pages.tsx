import type { Context } from 'hono';
import { z } from 'zod';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Desk, Route } from '#app/platform/routing/index.ts';
import { freshForm, notFound, readForm } from '#app/platform/web/index.ts';
import { type AsItCame, asItCameForm, askAsItCame, giveAsItCame } from '#app/service/letters/index.ts';
import { entryFromPath, type FoundDocument } from './document-from-path.ts';
import { titleOf } from './document-words.ts';

const originalForm = asItCameForm.extend({ number: z.string().regex(/^[1-9]\d?$/) });

/** The file of a document as it came: it leaves our walls, so it asks why, and the password again. */
export function documentOriginalRoutes(desk: Desk): Route[] {
  const path = '/clients/:reference/dossier/:id/original';
  return [
    { method: 'GET', path, needs: 'case.read', handle: ask },
    { method: 'POST', path, needs: 'case.read', asksPassword: true, handle: (c, visit) => give(c, visit, desk) },
  ];
}

async function ask(c: Context, visit: Visit): Promise<Response> {
  const found = await entryFromPath(c, visit, 'case.read');
  const number = c.req.query('number') ?? '1';
  return found ? askAsItCame(c, papersOf(c, found, number), freshForm({ number })) : notFound(c);
}

async function give(c: Context, visit: Visit, desk: Desk): Promise<Response> {
  const found = await entryFromPath(c, visit, 'case.read');
  if (!found) return notFound(c);
  const read = await readForm(c.req, originalForm);
  return giveAsItCame(c, visit, desk, papersOf(c, found, read.ok ? read.values.number : ''), read);
}

function papersOf(c: Context, { open, entry }: FoundDocument, number: string): AsItCame {
  const { t, lang } = c.get('web');
  const dossier = `/clients/${open.reference}/dossier`;
  const at = `${dossier}/${entry.id}`;
  return {
    ...{ open, files: entry.originals, number, at, action: `${at}/original`, name: `document-${entry.addedDay}` },
    crumbs: [
      { href: dossier, label: t('documents.title') },
      { href: at, label: titleOf(entry, lang) },
    ],
  };
}
