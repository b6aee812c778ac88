import type { StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';

/**
 * May this colleague search now? Counted by a keyed hash of the colleague's id, never by what is typed. The count is
 * held until the search has ended, so that of one person only one runs at a time, however many are sent.
 */
export function maySearch(visit: Visit, installation: Pick<StaffInstallation, 'pepper'>): Promise<boolean> {
  return fitsLimit(visit.db, installation.pepper, 'search', { person: visit.person.id });
}
