import { databaseNow } from '#app/database/index.ts';
import { type Certificate, certify, currentCertificate } from './certificates.ts';
import type { Visit } from './visit.ts';

/** How long a colleague is vouched for; then somebody who may vouch for her does so again. */
export const certificateDays = 400;

/**
 * Vouches once more for keys that are vouched for now, with a certificate of one's own. False when nothing holds that
 * could be renewed: whoever fell out is let in anew, with her digits read out. Throws what the database refuses.
 */
export async function renewCertificate(visit: Visit, personId: string): Promise<boolean> {
  const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins.root);
  const held = own && (await currentCertificate(visit.db, personId, visit.keys.pins.root));
  if (!own || !held) return false;
  const renewed = vouch(visit, own, held);
  await visit.db.insertInto('certificate').values(renewed).execute();
  visit.journal.note({ action: 'certificate.renewed', object: 'certificate', objectId: personId });
  return true;
}

/** A certificate for these keys from now on, signed by the one who acts. */
export function vouch(
  visit: Visit,
  own: Certificate,
  {
    subject,
    roles,
    region_id,
    box_public,
    sign_public,
  }: Omit<Parameters<typeof certify>[0], 'valid_from' | 'valid_until'>,
): Certificate {
  const valid_from = databaseNow();
  const valid_until = new Date(valid_from.getTime() + certificateDays * 86_400_000);
  return certify(
    { subject, roles, region_id, box_public, sign_public, valid_from, valid_until },
    { issuer: own.id, signSecret: visit.keys.secret.signSecret },
  );
}
