import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Definition } from '../definitions/index.ts';
import type { DocumentLink } from '../running/documents.ts';
import { gateBefore } from './gate.store.ts';
import type { Closed } from './gate.ts';
import { isSetByAuthorities } from './letters-of-authorities.store.ts';

interface Planned {
  happening: string;
  document: DocumentLink | null;
  day: string | null;
}

/**
 * Why a colleague may not write this down. What the authorities set themselves may be written down on their day: the one
 * that was read from their letter when it was confirmed. Another day is the colleague's own plan.
 */
export async function gateBeforeDay(
  open: OpenCase,
  definition: Pick<Definition, 'key' | 'happenings'>,
  { happening, document, day }: Planned,
): Promise<Closed | null> {
  const closed = await gateBefore(open, definition, { happening, document: null });
  if (closed === null || document === null) return closed;
  const isTheirs = document.kind === 'letter' && (await isSetByAuthorities(open, document.id, day));
  return isTheirs ? null : closed;
}
