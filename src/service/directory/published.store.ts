import type { ScopedDb } from '#app/platform/database/index.ts';
import { mergePublished } from './directory.ts';
import type { Published } from './organisation.ts';

/** What the public side may show of the directory, read with the rights of its own role. */
export async function readPublished(db: ScopedDb): Promise<readonly Published[]> {
  return mergePublished(
    await db.selectFrom('organisation').select(['key', 'published', 'checked_on']).orderBy('key').execute(),
  );
}
