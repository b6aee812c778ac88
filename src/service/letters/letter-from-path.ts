import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { idFromPath, openFromPath } from '#app/service/cases/index.ts';
import { findLetter, type KeptLetter } from './letters.store.ts';

/** A letter of an opened case. */
export interface FoundLetter {
  open: OpenCase;
  letter: KeptLetter;
}

/** The letter of an address, in its opened case; null is "not found". */
export async function letterFromPath(
  c: Context,
  visit: Visit,
  needs: 'case.read' | 'letter.upload' | 'letter.confirm' = 'case.read',
): Promise<FoundLetter | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, needs));
  const letter = open && (await findLetter(open, id));
  return open && letter ? { open, letter } : null;
}
