import { openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { putIntoDraft } from '#app/service/cases/index.ts';
import { dropHeldText, type HeldText } from './held-text.ts';

/** A new note, or the draft of one, that was on its way when the session ended. */
const notePath = /^\/clients\/[0-9A-Z]{8}\/(notes|draft\/note)$/;

/** Why a kept note does not go into a draft. */
export type NoteRefusal = 'elsewhere' | 'too-long';

/** Can this text go back to where it was written? */
export function isNote(text: HeldText): boolean {
  return text.reference !== null && notePath.test(text.path);
}

/**
 * Puts a kept note back into the draft of that client, below what the writer has in it, sealed under the case's key again,
 * and lets the kept text go. Says where to go on writing, or why not: the writer may not write there, or the two together
 * are more than a report takes.
 */
export async function takeUpNote(visit: Visit, text: HeldText): Promise<{ place: string } | { refused: NoteRefusal }> {
  if (!isNote(text) || text.reference === null) return { refused: 'elsewhere' };
  const open = await openCase(visit, text.reference, 'core', 'case.write');
  if (open?.status !== 'open') return { refused: 'elsewhere' };
  const fields = Map.groupBy(text.pairs, ([name]) => name);
  const values = [...fields].map(([name, pairs]) => {
    const typed = pairs.map(([, value]) => value);
    return [name, typed.length === 1 ? (typed[0] ?? '') : typed] as const;
  });
  if (!(await putIntoDraft(open, 'note', Object.fromEntries(values)))) return { refused: 'too-long' };
  await dropHeldText(visit, text.id);
  return { place: `/clients/${open.reference}/notes/new` };
}
