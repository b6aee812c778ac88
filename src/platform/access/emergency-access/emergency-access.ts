import { sql } from 'kysely';
import {
  emergencyAccessMinutes,
  emergencyAccessReason,
  endGrants,
  makeGrant,
  type OpenForWriting,
  oversightContext,
  oversightDomain,
} from '#app/platform/access/grants/index.ts';
import { certificateHolds, loadChain } from '#app/platform/access/statements/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow, holdAlone, type ScopedDb } from '#app/platform/database/index.ts';
import { type Json, newId, sha256, unwrapKey, VaultRefusal, verifySignature } from '#app/platform/vault/index.ts';

/** Why somebody breaks the glass; codes, since they are in the audit log. */
export const emergencyReasons = ['danger', 'nobody-there', 'complaint', 'authority'] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];
/** More than this in a day is no emergency of one client any more. */
export const emergencyAccessesADay = 5;

export type EmergencyAccessGiven =
  | { ok: true; open: OpenForWriting; until: Date }
  | { ok: false; reason: 'not-found' | 'too-many' };

/**
 * Opens one case for an hour, for a project leader who holds the oversight key: the row that the coordinator sees, then
 * a real grant from the wrap that was made with the case key. Ask for the password first (step-up). 'not-found' for
 * what is not there and for a case that this leader is kept out of. Throws VaultRefusal when the wrap was not made by
 * who may make it.
 */
export async function takeEmergencyAccess(
  visit: Visit,
  asked: { reference: string; reason: EmergencyReason; withSafety: boolean },
): Promise<EmergencyAccessGiven> {
  const { reference, reason } = asked;
  // Two at the same moment would count the same number of the day.
  await holdAlone(visit.db, `glass of ${visit.person.id}`);
  const { rows } = await sql<BehindGlass>`select * from naast.case_behind_glass(${reference})`.execute(visit.db);
  const found = rows[0];
  if (!found) return { ok: false, reason: 'not-found' };
  const number = (await brokenToday(visit.db, visit.person.id)) + 1;
  if (number > emergencyAccessesADay) return { ok: false, reason: 'too-many' };
  await sql`insert into naast.glass_break (id, case_id, person_id, day, number, reason)
    values (${newId()}, ${found.id}, ${visit.person.id}, ${dutchDay}, ${number}, ${reason})`.execute(visit.db);
  visit.journal.note({ action: 'glass.broken', case: found.id, reference, reason });
  const until = await sql<{
    at: Date;
  }>`select date_trunc('milliseconds', now()) + make_interval(mins => ${emergencyAccessMinutes}) as at`
    .execute(visit.db)
    .then(({ rows: [row] }) => row?.at ?? new Date());
  const core = await wrapOf(visit, found, 'core');
  for (const wrap of asked.withSafety ? [core, await wrapOf(visit, found, 'safety')] : [core]) {
    const holder = { kind: 'overseer', id: visit.person.id } as const;
    const made = await makeGrant(visit, { caseId: found.id, ...wrap, holder, until, reason: emergencyAccessReason });
    if (!made.ok) throw new VaultRefusal();
  }
  const open = { visit, caseId: found.id, reference, compartment: 'core', epoch: core.epoch, key: core.key } as const;
  return { ok: true, open, until };
}

interface BehindGlass {
  id: string;
  region_id: string;
}

/** The day in the Netherlands, by the database's clock: the one that row-level security compares with. */
const dutchDay = sql<string>`(now() at time zone 'Europe/Amsterdam')::date`;

async function brokenToday(db: ScopedDb, personId: string): Promise<number> {
  const { rows } = await sql<{ number: number }>`select coalesce(max(number), 0)::int as number from naast.glass_break
    where person_id = ${personId} and day = ${dutchDay}`.execute(db);
  return rows[0]?.number ?? 0;
}

/** The newest key of a compartment, from its wrap for the oversight team. */
async function wrapOf(visit: Visit, found: BehindGlass, compartment: 'core' | 'safety') {
  const wrap = await visit.db
    .selectFrom('oversight_wrap')
    .selectAll()
    .where('case_id', '=', found.id)
    .where('compartment', '=', compartment)
    .orderBy('epoch', 'desc')
    .limit(1)
    .executeTakeFirst();
  const pair = wrap && (await visit.keys.team(wrap.team_id, wrap.team_epoch));
  if (!wrap || pair?.kind !== 'oversight') throw new VaultRefusal();
  const { key_sealed, granter, granter_certificate, signature, ...place } = wrap;
  const context = oversightContext({ ...place, caseId: place.case_id, teamId: place.team_id });
  const statement: Json = {
    context,
    team: place.team_id,
    teamEpoch: place.team_epoch,
    granter,
    sealed: sha256(key_sealed).toString('hex'),
  };
  const chain = await loadChain(visit.db, visit.keys.pins, [granter_certificate]);
  const certificate = chain.get(granter_certificate);
  const vouched =
    certificate?.subject === granter &&
    certificate.roles.includes('coordinator') &&
    certificate.region_id === found.region_id &&
    // A wrap lives as long as its case: that the certificate ran out since takes nothing from what was signed under it.
    certificateHolds(certificate, chain, visit.keys.pins.root, certificate.valid_from) &&
    verifySignature(certificate.sign_public, oversightDomain, statement, signature);
  if (!vouched) throw new VaultRefusal();
  return { compartment, epoch: place.epoch, key: visit.keys.keep(unwrapKey(pair, context, key_sealed)) };
}

/** One use of emergency access by the project leader. */
export interface OwnEmergencyAccess {
  id: string;
  reason: string;
  brokenAt: Date;
  /** The case while it is open to the leader, else null: afterwards the leader does not see it any more. */
  reference: string | null;
  until: Date | null;
}

/** The leader's emergency accesses of the last days, the last one first; with the case as long as it is open. */
export async function ownEmergencyAccess(
  visit: Visit,
  days = 30,
): Promise<{ list: OwnEmergencyAccess[]; today: number }> {
  const { rows } =
    await sql<OwnEmergencyAccess>`select b.id, b.reason, b.broken_at as "brokenAt", f.reference, g.until_at as until
    from naast.glass_break b left join naast.case_grant g on g.case_id = b.case_id and g.holder_id = b.person_id
      and g.holder_kind = 'overseer' and g.compartment = 'core' and g.ended_at is null and g.until_at > now()
      and date_trunc('milliseconds', b.broken_at) = g.from_at
    left join naast.case_file f on f.id = g.case_id
    where b.person_id = ${visit.person.id} and b.broken_at > now() - make_interval(days => ${days})
    order by b.broken_at desc`.execute(visit.db);
  return { list: rows, today: await brokenToday(visit.db, visit.person.id) };
}

/** Closes a case before its hour is over. False when it was not this leader who opened it. */
export async function endEmergencyAccess(visit: Visit, glassId: string): Promise<boolean> {
  const glass = await visit.db
    .selectFrom('glass_break')
    .select('case_id')
    .where('id', '=', glassId)
    .where('person_id', '=', visit.person.id)
    .executeTakeFirst();
  if (!glass) return false;
  const grants = await visit.db
    .selectFrom('case_grant')
    .select('id')
    .where('case_id', '=', glass.case_id)
    .where('holder_kind', '=', 'overseer')
    .where('holder_id', '=', visit.person.id)
    .where('ended_at', 'is', null)
    .execute();
  await endGrants(
    visit,
    grants.map(({ id }) => id),
    'glass-closed',
  );
  return true;
}

/** Glass that was broken on a case of mine and that no coordinator has seen yet. */
export interface EmergencyAccessToSee {
  id: string;
  case_id: string;
  person_id: string;
  reason: string;
  broken_at: Date;
}

export async function emergencyAccessToSee(visit: Visit): Promise<EmergencyAccessToSee[]> {
  const { rows } = await sql<EmergencyAccessToSee>`select * from naast.glass_to_see()`.execute(visit.db);
  return rows;
}

/** A coordinator has seen it. False when it is not of this case, or a colleague was first. */
export async function noteEmergencyAccessSeen(visit: Visit, opened: { caseId: string; reference: string }, id: string) {
  const seen = await visit.db
    .updateTable('glass_break')
    .set({ seen_by: visit.person.id, seen_at: databaseNow() })
    .where('id', '=', id)
    .where('case_id', '=', opened.caseId)
    .where('seen_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst();
  if (!seen) return false;
  visit.journal.note({
    action: 'glass.seen',
    case: opened.caseId,
    reference: opened.reference,
    objectId: seen.person_id,
  });
  return true;
}
