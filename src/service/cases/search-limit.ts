import { type StaffInstallation, type Visit, withinLimit } from '#app/platform/access/visit/index.ts';

/** Four letters a second for a whole minute: nobody types so, and a search opens every header of a region (T84). */
const searchesAMinute = 240;

/**
 * May this colleague search now? Counted by a keyed hash of the colleague's id, never by what is typed. The count is
 * held until the search has ended, so that of one person only one runs at a time, however many are sent.
 */
export function maySearch(visit: Visit, installation: Pick<StaffInstallation, 'pepper'>): Promise<boolean> {
  return withinLimit(visit.db, installation, 'search', visit.person.id, searchesAMinute, 60);
}
