import { once, type StaffInstallation, type Visit } from '#app/platform/access/visit/index.ts';
import { fitsLimit } from '#app/platform/limits/index.ts';

/**
 * Keeps what a form brought, once, if the day allows more: null when there were too many, so that a stolen session or a
 * script that went wrong does not fill the disk. Answer null with a refusal, which undoes the count and frees the key.
 */
export async function onceToday(
  visit: Visit,
  installation: Pick<StaffInstallation, 'pepper'>,
  { key, caseId }: { key: string; caseId: string },
  keep: () => Promise<string>,
): Promise<string | null> {
  let isAllowed = true;
  const asking = { person: visit.person.id, case: caseId };
  const location = await once(visit, key, async () => {
    isAllowed = await fitsLimit(visit.db, installation.pepper, 'upload', asking);
    return isAllowed ? keep() : '/';
  });
  return isAllowed ? location : null;
}
