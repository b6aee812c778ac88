import { z } from 'zod';
import { type OpenCase, sealedTable } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';

/** A worry that a note brought to the coordinator: an open task of this kind, due at once. */
export const worryKind = 'worry';
const worrySchema = sealedDocument({ note: always(z.string()), by: always(z.string()), text: always(z.string()) });

export interface Worry {
  id: string;
  version: number;
  noteId: string;
  by: string;
  text: string;
  since: string;
}

export const worries = sealedTable('task', {
  schema: worrySchema,
  columns: { since: 'due_day' },
  order: [
    ['due_day', 'asc'],
    ['id', 'asc'],
  ],
  actions: { added: 'task.added', changed: 'task.changed' },
  untold: ['compartment'],
});

/** Lays a worry before the coordinator. */
export async function raiseWorry(open: OpenCase, worry: { noteId: string; by: string; text: string }): Promise<void> {
  await worries.insert(open, {
    act: 'added',
    document: { note: worry.noteId, by: worry.by, text: worry.text },
    told: { object: worryKind },
    clear: { kind: worryKind, due_day: today().toString() },
  });
}

/** Worries that nobody has taken up yet, oldest first. */
export async function openWorries(open: OpenCase): Promise<Worry[]> {
  const kept = await worries.list(open, { kind: worryKind, state: 'open' });
  const found = kept.map(({ id, version, since, document: { note, by, text } }) => {
    return { id, version, noteId: note, by, text, since: since ?? '' };
  });
  return worriesOfReadNotes(open, found);
}

/** A worry is in a note: whoever may not read that note (an earlier volunteer's) does not read its worry either. */
async function worriesOfReadNotes(open: OpenCase, worries: readonly Worry[]): Promise<Worry[]> {
  if (worries.length === 0) return [];
  const notes = await open.visit.db
    .selectFrom('case_record')
    .select('id')
    .distinct()
    .where('case_id', '=', open.caseId)
    .where(
      'id',
      'in',
      worries.map(({ noteId }) => noteId),
    )
    .execute();
  const readable = new Set(notes.map((note) => note.id));
  return worries.filter(({ noteId }) => readable.has(noteId));
}

/** The coordinator has taken a worry up. False when it is not an open worry of this case. */
export async function settleWorry(open: OpenCase, id: string): Promise<boolean> {
  const worry = await worries.hold(open, id, { kind: worryKind, state: 'open' });
  if (!worry) return false;
  const { document } = worry;
  const settled = { act: 'changed', document, told: { object: worryKind }, clear: { state: 'done' } } as const;
  return (await worries.change(open, worry, settled)) === 'saved';
}
