import type { Context } from 'hono';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Action, Visit } from '#app/platform/access/visit/index.ts';
import { idFromPath, openFromPath } from '#app/service/cases/index.ts';
import { findBundle, type StoredBundle } from './bundle.store.ts';

/** The case and the bundle that the address names; null is "not found". */
export async function bundleFromPath(
  c: Context,
  visit: Visit,
  action: Action,
): Promise<{ open: OpenCase; bundle: StoredBundle } | null> {
  const id = idFromPath(c, 'id');
  const open = id && (await openFromPath(c, visit, action));
  const bundle = open && (await findBundle(open, id));
  return open && bundle ? { open, bundle } : null;
}
