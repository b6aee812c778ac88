import { sql } from 'kysely';
import { type Certificate, certifiedKeys, certify, currentCertificate } from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow, type Role } from '#app/platform/database/index.ts';

/** How long a colleague is vouched for; then somebody who may vouch does so again. */
const certificateDays = 400;

/** So long before its end a certificate is renewed; the leader's, for which two recovery shares are needed, earlier. */
export const renewalDays = 60;
export const leaderRenewalDays = 120;

export interface EndingCertificate {
  personId: string;
  roles: Role[];
  regionId: string | null;
  /** When nothing vouches for a colleague any more: the own certificate has ended, or one above it in the chain. */
  ends: Date;
}

/** Colleagues in sight for whom nothing vouches any more within so many days, the first to end first. */
export async function endingCertificates(visit: Visit, days: number): Promise<EndingCertificate[]> {
  const { rows } = await sql<EndingCertificate>`
    with recursive chain as (
      select c.subject, c.issuer, c.valid_until as ends from naast.certificate c where c.revoked_at is null
      union all
      select chain.subject, c.issuer, least(chain.ends, c.valid_until) from chain
        join naast.certificate c on c.id = chain.issuer and c.revoked_at is null)
    select p.id as "personId", p.roles, p.region_id as "regionId", max(chain.ends) as ends from chain
      join naast.person p on p.id = chain.subject and p.status = 'active'
    where chain.issuer is null group by p.id
    having max(chain.ends) < clock_timestamp() + make_interval(days => ${days}) order by 4, 1`.execute(visit.db);
  return rows;
}

/**
 * Vouches once more for keys that were vouched for and never revoked, with a certificate of one's own. False when there
 * are none, or when nothing vouches for the one who acts. Throws what the database refuses.
 */
export async function renewCertificate(visit: Visit, personId: string): Promise<boolean> {
  const own = await currentCertificate(visit.db, visit.person.id, visit.keys.pins);
  const held = own && (await certifiedKeys(visit.db, personId, visit.keys.pins));
  if (!own || !held) return false;
  const renewed = certifyAgain(visit, own, held);
  await visit.db.insertInto('certificate').values(renewed).execute();
  visit.journal.note({ action: 'certificate.renewed', object: 'certificate', objectId: personId });
  return true;
}

/** A certificate for these keys from now on, signed by the one who acts. */
export function certifyAgain(
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
