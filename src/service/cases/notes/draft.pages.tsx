import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { type FormState, notFound, readForm, refuse } from '#app/platform/web/index.ts';
import { openFromPath, saysNoBsnHere } from '../client/index.ts';
import { type DraftKind, draftKinds, dropDraft, saveDraft } from './drafts.ts';
import type { DraftValues } from './merged-draft.ts';
import { noteDraftForm } from './note-fields.ts';

/** Keeping what is being written, for the form's script; and throwing it away. */
export function draftRoutes(): Route[] {
  return [
    {
      method: 'POST',
      path: '/clients/:reference/draft/:kind',
      needs: 'case.write',
      async handle(c, visit) {
        const found = await draftFromPath(c, visit);
        if (!found) return notFound(c);
        const read = await readForm(c.req, noteDraftForm, { noBsnHere: await saysNoBsnHere(c.req, visit) });
        // What may not be kept at all (a BSN) is not kept as a draft either; the form says so when it is sent.
        if (!read.ok) return refuse(c, 'bad-request');
        await saveDraft(found.open, found.kind, draftOf(read.form));
        return c.body(null, 204);
      },
    },
    {
      method: 'POST',
      path: '/clients/:reference/draft/:kind/removal',
      needs: 'case.write',
      async handle(c, visit) {
        const found = await draftFromPath(c, visit);
        if (!found) return notFound(c);
        await dropDraft(found.open, found.kind);
        return c.redirect(`/clients/${found.open.reference}/notes/new`, 303);
      },
    },
  ];
}

async function draftFromPath(c: Context, visit: Visit): Promise<{ open: OpenCase; kind: DraftKind } | null> {
  const kind = draftKinds.find((known) => known === c.req.param('kind'));
  const open = kind ? await openFromPath(c, visit, 'case.write') : null;
  return kind && open?.status === 'open' ? { open, kind } : null;
}

/** What is in a form so far, as it is kept. */
export function draftOf(form: FormState): DraftValues {
  const { save: _button, ...typed } = form.values;
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]),
  );
}
