import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Action, Visit } from '#app/platform/access/visit/index.ts';
import { idFromPath, openFromPath } from '#app/service/cases/index.ts';
import { findEntry } from './documents.store.ts';
import type { DocumentEntry } from './documents.ts';

export interface FoundDocument {
  open: OpenCase;
  entry: DocumentEntry;
}

/** The case and the document that the address names; null is "not found". */
export async function entryFromPath(c: Context, visit: Visit, action: Action): Promise<FoundDocument | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, action));
  const entry = open && (await findEntry(open, id));
  return open && entry ? { open, entry } : null;
}
