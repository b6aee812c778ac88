import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { may, onceAt, type Visit } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { Route } from '#app/platform/routing/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type FormState, freshForm, notFound, readForm, refuse, show, withWhole } from '#app/platform/web/index.ts';
import { clientTitle, idFromPath, keepsAsDraft, openFromPath, saysNoBsnHere } from '../client/index.ts';
import { askToChoose, mustChoose } from '../contact/index.ts';
import { ownName } from '../records/index.ts';
import { draftOf } from './draft.pages.tsx';
import { readDraft, saveDraft } from './drafts.ts';
import { addNote, changeNote, mayChange, readNote, type StoredNote } from './note.store.ts';
import type { NewNote, Promised } from './note.ts';
import { newNote, noteAsTyped, noteDraftForm, noteForm, noteFrom } from './note-fields.ts';
import { ChangeNotePage, NewNotePage, NoteConflictPage } from './note-page.view.tsx';

/** Writing and changing notes about contacts with a client. */
export function noteRoutes(): Route[] {
  return [
    { method: 'GET', path: '/clients/:reference/notes/new', needs: 'case.write', handle: startNote },
    { method: 'POST', path: '/clients/:reference/notes', needs: 'case.write', handle: saveNewNote },
    { method: 'GET', path: '/clients/:reference/notes/:note', needs: 'case.write', handle: editNote },
    { method: 'POST', path: '/clients/:reference/notes/:note', needs: 'case.write', handle: saveChangedNote },
  ];
}

async function startNote(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  if (open.status === 'closed') return c.redirect(`/clients/${open.reference}`, 303);
  const draft = await readDraft(open, 'note');
  return showNewNote(c, open, freshForm(draft?.values ?? newNote()), { draftOf: draft?.savedAt ?? null });
}

async function saveNewNote(c: Context, visit: Visit): Promise<Response> {
  const open = await openFromPath(c, visit, 'case.write');
  if (!open) return notFound(c);
  if (open.status === 'open' && (await keepsAsDraft(c.req))) return keepDraft(c, open);
  const read = await readNoteForm(c, open);
  if (!read.ok) return showNewNote(c, open, read.form, { status: read.status });
  if (read.key === undefined) return refuse(c, 'bad-request');
  const id = newId();
  const asking = mustChoose(open);
  const save = async () => {
    // Before anything is written: what is read is compared with the list of the case as it is without that.
    const isToBeAsked = await asking;
    await addNote(open, read.note, { promises: read.promises, id });
    if (isToBeAsked) await askToChoose(open);
  };
  const saving = onceAt(visit, read.key, `/clients/${open.reference}#record-${id}`, save);
  // What the saving asks as well goes to the database with it.
  const [where] = await together([saving, asking, ownName(visit)]);
  return c.redirect(where, 303);
}

/** The button "keep", for browsers without script: saved as a draft, and back to the form, which shows it. */
async function keepDraft(c: Context, open: OpenCase): Promise<Response> {
  const read = await readForm(c.req, noteDraftForm, { noBsnHere: await saysNoBsnHere(c.req, open.visit) });
  if (!read.ok) return showNewNote(c, open, read.form, { status: read.status });
  await saveDraft(open, 'note', draftOf(read.form));
  return c.redirect(`/clients/${open.reference}/notes/new`, 303);
}

async function editNote(c: Context, visit: Visit): Promise<Response> {
  const found = await noteFromPath(c, visit);
  if (!found) return notFound(c);
  return showChange(c, found);
}

async function saveChangedNote(c: Context, visit: Visit): Promise<Response> {
  const found = await noteFromPath(c, visit);
  if (!found) return notFound(c);
  const { open, stored } = found;
  const read = await readNoteForm(c, open);
  if (!read.ok) return showChange(c, found, read);
  if (read.version === undefined) return refuse(c, 'bad-request');
  const change = { before: stored, written: read.note, seen: read.version };
  const done = read.version === stored.record.version ? await changeNote(open, change) : 'stale';
  if (done === 'written') return c.redirect(`/clients/${open.reference}#record-${stored.record.id}`, 303);
  const now = (await readNote(open, stored.record.id)) ?? stored;
  const form = { ...read.form, version: now.record.version };
  return show(
    c,
    { title: clientTitle(open.reference, c.get('web').t('cases.note.change')), failed: true, scripts: ['form'] },
    <NoteConflictPage
      open={open}
      form={form}
      overrules={may(visit, 'case.write-safety')}
      stored={now}
      mine={read.note}
    />,
    409,
  );
}

interface NoteOfCase {
  open: OpenCase;
  stored: StoredNote;
}

/** The case and the note that the address names, when this person may change it; else null. */
async function noteFromPath(c: Context, visit: Visit): Promise<NoteOfCase | null> {
  const id = idFromPath(c, 'note');
  const open = await openFromPath(c, visit, 'case.write');
  const stored = open && id ? await readNote(open, id) : null;
  return open && stored && mayChange(open, stored.record) ? { open, stored } : null;
}

type NoteRead =
  | { ok: true; note: NewNote; promises: Promised[]; form: FormState; key?: string; version?: number }
  | { ok: false; form: FormState; status: 400 | 409 | 413 | 415 | 422 };

/** The form as a note, with the rules that only this module knows. */
async function readNoteForm(c: Context, open: OpenCase): Promise<NoteRead> {
  const noBsnHere = await saysNoBsnHere(c.req, open.visit);
  const read = await readForm(c.req, noteForm, { noBsnHere });
  if (!read.ok) return { ok: false, form: read.form, status: read.status };
  if (open.status === 'closed')
    return { ok: false, form: withWhole(read.form, 'cases.closed.cannotWrite'), status: 409 };
  const found = noteFrom(noBsnHere ? read.values : { ...read.values, noBsnReason: null }, read.form);
  return 'errors' in found ? { ok: false, form: found, status: 422 } : { ...read, ...found };
}

async function showNewNote(
  c: Context,
  open: OpenCase,
  form: FormState,
  more: { draftOf?: Date | null; status?: 400 | 409 | 413 | 415 | 422 },
): Promise<Response> {
  const page = {
    title: clientTitle(open.reference, c.get('web').t('cases.note.new')),
    failed: more.status !== undefined,
    scripts: ['form'] as const,
  };
  const overrules = may(open.visit, 'case.write-safety');
  return show(
    c,
    page,
    <NewNotePage open={open} form={form} overrules={overrules} once={newId()} draftOf={more.draftOf ?? null} />,
    more.status,
  );
}

async function showChange(
  c: Context,
  { open, stored }: NoteOfCase,
  more: { form?: FormState; status?: 400 | 409 | 413 | 415 | 422 } = {},
): Promise<Response> {
  const title = clientTitle(open.reference, c.get('web').t('cases.note.change'));
  const page = { title, failed: more.status !== undefined, scripts: ['form'] as const };
  const form = more.form ?? freshForm(noteAsTyped(stored.note));
  const overrules = may(open.visit, 'case.write-safety');
  return show(c, page, <ChangeNotePage {...{ open, form, overrules, stored }} />, more.status);
}
