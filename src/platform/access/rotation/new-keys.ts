import { sql } from 'kysely';
import {
  deadGrants,
  endGrant,
  type GrantRow,
  grantColumns,
  grantHolds,
  keyOfGrant,
  liveGrants,
  makeGrant,
} from '#app/platform/access/grants/index.ts';
import { currentCertificate } from '#app/platform/access/statements/index.ts';
import { newInvitation, renewThoseVouchedForBy, signedEndingsOf } from '#app/platform/access/teams/index.ts';
import type { StaffInstallation } from '#app/platform/access/visit/index.ts';
import { holdersOf, type Visit } from '#app/platform/access/visit/index.ts';

/**
 * A colleague forgot the password or lost the telephone: sessions, ways to unlock, memberships and certificates are
 * gone at once, and the colleague begins again with a code from whoever called back. Null when the asker may not help.
 * Nobody recovers a private key; there is none to be stolen (docs/security.md, “New keys instead of recovery”).
 */
export async function startAnew(
  visit: Visit,
  installation: Pick<StaffInstallation, 'pepper'>,
  personId: string,
): Promise<string | null> {
  // With this certificate those would fall for whom the colleague vouched.
  await renewThoseVouchedForBy(visit, personId);
  const statements = await signedEndingsOf(visit, personId, ['certificate']);
  if (statements === null) return null;
  const { rows } = await sql<{ what: 'person' | 'team' | 'certificate' }>`
    select what from naast.start_anew(${personId}, ${visit.requestId}, ${statements}::jsonb)`.execute(visit.db);
  if (rows.length === 0) return null;
  const code = await newInvitation(visit, installation, personId, { anew: true });
  for (const { what } of rows)
    if (what === 'team') visit.journal.note({ action: 'team.left', object: 'person', objectId: personId });
  return code;
}

/** A grant as somebody holds it, with the region of its case. */
type HeldGrant = GrantRow & { region_id: string };

/**
 * The live grants of a colleague that are sealed to keys which are gone. A certificate that was only renewed names
 * the same keys, so the key of the grant's own time is compared with that of now.
 */
export async function grantsOfOldKeys(visit: Visit, personId: string): Promise<HeldGrant[]> {
  const current = await currentCertificate(visit.db, personId, visit.keys.pins);
  if (!current) return [];
  const certificates = await visit.db
    .selectFrom('certificate')
    .select(['valid_from', 'box_public'])
    .where('subject', '=', personId)
    .orderBy('valid_from', 'desc')
    .execute();
  const keyAt = (moment: Date) => certificates.find(({ valid_from }) => valid_from <= moment)?.box_public;
  const grants = await liveGrants(visit.db)
    .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
    .select([...columns, 'case_file.region_id'])
    .where('case_grant.holder_kind', '=', 'person')
    .where('case_grant.holder_id', '=', personId)
    .execute();
  return grants.filter(({ from_at }) => keyAt(from_at)?.equals(current.box_public) !== true);
}

const columns = grantColumns.map((column) => `case_grant.${column}` as const);

/**
 * Makes the live grants of a colleague anew for the new keys, each with the end, reason and reach that it had; what
 * ended or ran out stays so (T97), and a row that no coordinator signed, or that the audit log says has ended, becomes
 * nothing by it (T88, T90). Gives how many cannot be made by the one who acts, who holds no key of the case.
 */
export async function remakeGrants(visit: Visit, personId: string): Promise<{ made: number; left: number }> {
  const counts = { made: 0, left: 0 };
  const grants = await grantsOfOldKeys(visit, personId);
  const ids = grants.map(({ id }) => id);
  const dead = ids.length === 0 ? new Set<string>() : await deadGrants(visit, ids);
  for (const old of grants) {
    if (dead.has(old.id) || !(await grantHolds(visit, old, old.region_id))) {
      noteAlarm(visit, old);
      continue;
    }
    const own = await ownGrantBeside(visit, old);
    if (!own || old.until_at === null) {
      counts.left += 1;
      continue;
    }
    const key = await keyOfGrant(visit, own, own.region_id, await deadGrants(visit, [own.id]));
    await endGrant(visit, old.id, 'new-keys');
    const made = await makeGrant(visit, {
      caseId: old.case_id,
      compartment: old.compartment,
      epoch: own.epoch,
      key,
      holder: { kind: 'person', id: personId },
      until: old.until_at,
      reason: old.reason,
      earlierReports: old.earlier_reports,
    });
    if (!made.ok) throw new Error('A colleague who was just vouched for has no certificate.');
    counts.made += 1;
  }
  return counts;
}

function noteAlarm(visit: Visit, { id: grant, case_id, compartment }: HeldGrant): void {
  visit.journal.note({ action: 'alarm.grant', case: case_id, compartment, grant, outcome: 'refused' });
}

/** The grant by which the one who acts opens the same compartment: a team's, or a personal one. */
async function ownGrantBeside(visit: Visit, old: HeldGrant): Promise<HeldGrant | undefined> {
  return liveGrants(visit.db)
    .innerJoin('case_file', 'case_file.id', 'case_grant.case_id')
    .select([...columns, 'case_file.region_id'])
    .where('case_grant.case_id', '=', old.case_id)
    .where('case_grant.compartment', '=', old.compartment)
    .where('case_grant.holder_id', 'in', holdersOf(visit.person))
    .orderBy('case_grant.epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Somebody got new keys, or is getting them. */
export interface NewKeys {
  personId: string;
  issuer: string;
  at: Date;
}

/**
 * Who was helped to new keys in the last month, by whom: told to everybody who might have done it, so that none is
 * silent.
 */
export async function recentNewKeys(visit: Visit): Promise<NewKeys[]> {
  const rows = await visit.db
    .selectFrom('invitation')
    .select(['person_id', 'issuer'])
    .select(sql<Date>`expires_at - interval '24 hours'`.as('at'))
    .where('anew', '=', true)
    .where('expires_at', '>', sql<Date>`now() - interval '29 days'`)
    .where('person_id', '<>', visit.person.id)
    .orderBy('expires_at', 'desc')
    .execute();
  const newest = new Map(
    rows.toReversed().map(({ person_id: personId, issuer, at }) => [personId, { personId, issuer, at }]),
  );
  return [...newest.values()];
}
