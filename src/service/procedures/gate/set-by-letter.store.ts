import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { DocumentLink, RunningProcedure } from '../running/index.ts';
import { holdProcedure } from '../running/index.ts';
import { gateBefore } from './gate.store.ts';
import { type Closed, isContact } from './gate.ts';
import { isSetByAuthorities } from './letters-of-authorities.store.ts';

interface Planned {
  happening: string;
  document: DocumentLink | null;
  day: string | null;
}

/**
 * Why a colleague may not write this down. What the authorities set themselves may be written down on their day: the one
 * that was read from their letter when it was confirmed. Another day is the colleague's own plan. Whoever says no
 * at the same moment waits until it is planned, and takes it back.
 */
export async function gateBeforeDay(
  open: OpenCase,
  { id, definition }: Pick<RunningProcedure, 'id' | 'definition'>,
  { happening, document, day }: Planned,
): Promise<Closed | null> {
  if (isContact(definition, happening)) await holdProcedure(open, id);
  const closed = await gateBefore(open, definition, { happening, document: null });
  if (closed === null || document === null) return closed;
  const isTheirs = document.kind === 'letter' && (await isSetByAuthorities(open, document.id, day));
  return isTheirs ? null : closed;
}
