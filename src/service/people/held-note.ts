import { openCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { hasDraft, saveDraft } from '#app/service/cases/index.ts';
import { dropHeldText, type HeldText } from './held-text.ts';

/** A new note, or the draft of one, that was on its way when the session ended. */
const notePath = /^\/clients\/[0-9A-Z]{8}\/(notes|draft\/note)$/;

/** Can this text go back to where it was written? */
export function isNote(text: HeldText): boolean {
  return text.reference !== null && notePath.test(text.path);
}

/**
 * Puts a kept note back as the draft of that client, sealed under the case's key again, and lets the kept text go.
 * Returns where to go on writing; null when the writer may not write there, or has another draft, which is never
 * overwritten.
 */
export async function takeUpNote(visit: Visit, text: HeldText): Promise<string | null> {
  if (!isNote(text) || text.reference === null) return null;
  const open = await openCase(visit, text.reference, 'core', 'case.write');
  if (open?.status !== 'open' || (await hasDraft(open, 'note'))) return null;
  const fields = Map.groupBy(text.pairs, ([name]) => name);
  const values = [...fields].map(([name, pairs]) => {
    const typed = pairs.map(([, value]) => value);
    return [name, typed.length === 1 ? (typed[0] ?? '') : typed] as const;
  });
  await saveDraft(open, 'note', Object.fromEntries(values));
  await dropHeldText(visit, text.id);
  return `/clients/${open.reference}/notes/new`;
}
