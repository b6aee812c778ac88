import { withinLimit } from '#app/platform/access/visit/index.ts';
import type { PublicDesk } from '#app/platform/routing/index.ts';

/** Seconds over which searches are counted. */
export const searchWindow = 60;
/** One network block may be a whole shelter or library; nobody types faster than this for long. */
const mostOfNetwork = 30;
/** A search costs a few milliseconds of the one core; so many leave most of it to whoever reads a page or registers. */
const mostOfEverybody = 1_200;

/**
 * May this visitor search now? Counted by a keyed hash of the visitor's network block, never by what is typed (T84).
 * When the database does not answer, what lies ready here is searched all the same: each search is bounded by itself.
 */
export async function searchesFit(desk: PublicDesk, network: string): Promise<boolean> {
  const key = { pepper: desk.receiptKey };
  try {
    return await desk.scoped(
      async (db) =>
        (await withinLimit(db, key, 'search-network', network, mostOfNetwork, searchWindow)) &&
        (await withinLimit(db, key, 'search', 'everybody', mostOfEverybody, searchWindow)),
    );
  } catch {
    return true;
  }
}
