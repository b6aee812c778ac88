import { fitsLimit } from '#app/platform/limits/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';

/**
 * May this visitor search now? Counted by a keyed hash of the visitor's address, never by what is typed (T84).
 * When the database does not answer, what lies ready here is searched all the same: each search is bounded by itself.
 */
export async function searchesFit(desk: PublicDesk, address: string): Promise<boolean> {
  try {
    return await desk.scoped((db) => fitsLimit(db, desk.receiptKey, 'public-search', { address }));
  } catch {
    return true;
  }
}
