import { once, type StaffInstallation, type Visit, withinLimit } from '#app/platform/access/visit/index.ts';

/** Acts of bringing files in on one day, of a colleague and into a case: far more than the busiest day asks (T77). */
export const UPLOADS_A_DAY = { person: 200, case: 100 } as const;
const DAY = 24 * 60 * 60;

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
  const allows = (what: string, subject: string, most: number) =>
    withinLimit(visit.db, installation, what, subject, most, DAY);
  const location = await once(visit, key, async () => {
    isAllowed =
      (await allows('upload-by', visit.person.id, UPLOADS_A_DAY.person)) &&
      (await allows('upload-to', caseId, UPLOADS_A_DAY.case));
    return isAllowed ? keep() : '/';
  });
  return isAllowed ? location : null;
}
