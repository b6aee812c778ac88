import { sql } from 'kysely';
import { Granter, type GrantRow, type OpenCase } from '#app/platform/access/grants/index.ts';
import { signStatement } from '#app/platform/access/statements/index.ts';
import { currentTeamKey, type Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { type Json, newId } from '#app/platform/vault/index.ts';
import type { Receiver } from './receivers.ts';
import { type Bound, lapseTransfers, sealFor, type Transfer } from './transfers.store.ts';

/** The new region has so long to answer; then the grant that waits is dead by its own date, which was signed. */
export const transferDays = 14;

export type TransferProposed =
  | { ok: true; id: string }
  | { ok: false; reason: 'waits' | 'no-coordinator' | 'no-certificate' };

/**
 * Proposes that a case goes to another region, in one act: a grant for each compartment, sealed to the team there, which waits
 * where nobody holds it; and the signed ending of everything that the own region holds, which takes effect with the
 * acceptance.
 */
export async function proposeTransfer(
  { core, safety }: { core: OpenCase; safety: OpenCase },
  to: Receiver,
  card: Json,
): Promise<TransferProposed> {
  const { visit, caseId, reference } = core;
  const fromTeam = await ownTeam(visit);
  const key = to.teamId === null ? null : await currentTeamKey(visit.db, to.teamId, visit.keys.pins);
  if (to.teamId === null || !to.hasCoordinator || !key) return { ok: false, reason: 'no-coordinator' };
  const granter = await Granter.of(visit);
  if (!granter || !fromTeam) return { ok: false, reason: 'no-certificate' };
  await lapseTransfers(visit);
  await noteDecided(core);
  // Two who propose at once: the second finds the first one's.
  await visit.db.selectFrom('case_file').select('id').where('id', '=', caseId).forUpdate().execute();
  if (await isProposed(core)) return { ok: false, reason: 'waits' };
  const until = new Date(databaseNow().getTime() + transferDays * 86_400_000 - 60_000);
  const id = newId();
  const grants = await grantsTo(granter, [core, safety], { teamId: to.teamId, until });
  if (!grants) return { ok: false, reason: 'no-certificate' };
  const content = {
    transfer: id,
    from: core.regionId,
    to: to.regionId,
    epoch: core.epoch,
    until: until.toISOString(),
    grants: grants.map((grant) => grant.id),
  };
  const said = await signStatement(visit, { kind: 'transfer.proposed', subject: caseId, content });
  if (!said) return { ok: false, reason: 'no-certificate' };
  const bound = { id, caseId, epoch: core.epoch, fromTeam, toTeam: to.teamId, teamEpoch: key.epoch };
  const sealed = sealFor({ epoch: key.epoch, publicKey: key.public_key }, 'card', bound, card);
  await insertProposal(core, bound, { to: to.regionId, until, grants, card: sealed });
  visit.journal.note({ action: 'transfer.proposed', object: 'transfer', objectId: id, case: caseId, reference });
  return { ok: true, id };
}

async function isProposed({ visit, caseId }: OpenCase): Promise<boolean> {
  const waits = await visit.db
    .selectFrom('case_transfer')
    .select('id')
    .where('case_id', '=', caseId)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  return waits !== undefined;
}

/** A grant on each compartment for the team there; null when nobody vouched for its key. */
async function grantsTo(
  granter: Granter,
  compartments: readonly OpenCase[],
  { teamId, until }: { teamId: string; until: Date },
): Promise<GrantRow[] | null> {
  const grants: GrantRow[] = [];
  for (const { caseId, compartment, epoch, key } of compartments) {
    const holder = { kind: 'team' as const, id: teamId };
    const grant = await granter.grant({ caseId, compartment, epoch, key, holder, until, reason: 'transfer' });
    if (!grant) return null;
    grants.push(grant);
  }
  return grants;
}

async function insertProposal(
  { visit, regionId, reference }: OpenCase,
  { id, caseId, epoch, fromTeam, toTeam, teamEpoch }: Bound,
  { to, until, grants, card }: { to: string; until: Date; grants: readonly GrantRow[]; card: Buffer },
): Promise<void> {
  await visit.db
    .insertInto('case_transfer')
    .values({
      id,
      case_id: caseId,
      reference,
      from_region: regionId,
      to_region: to,
      from_team: fromTeam,
      to_team: toTeam,
      team_epoch: teamEpoch,
      epoch,
      proposed_by: visit.person.id,
      until_at: until,
      card,
    })
    .execute();
  await visit.db
    .insertInto('transfer_grant')
    .values(grants.map((grant) => ({ ...grant, holder_kind: 'team' as const, until_at: until, transfer_id: id })))
    .execute();
}

/**
 * The old region thinks again: nothing waits any more, and the list of the case says so of the grant that waited, so that it comes
 * back by no row. False when the other region was first, or the days are over.
 */
export async function takeBackTransfer(core: OpenCase, transfer: Transfer): Promise<boolean> {
  const { visit } = core;
  await lapseTransfers(visit);
  const waiting = await sql<{ id: string }>`select id from naast.grants_waiting(${transfer.id}) as id`.execute(
    visit.db,
  );
  const { rows } = await sql<{ done: boolean }>`
    select naast.end_transfer(${transfer.id}, 'taken-back', null, null, null) as done`.execute(visit.db);
  if (!rows[0]?.done) return false;
  for (const { id } of waiting.rows) core.list.noteGrant(id, true);
  const { id: objectId, caseId, reference } = transfer;
  visit.journal.note({ action: 'transfer.taken-back', object: 'transfer', objectId, case: caseId, reference });
  return true;
}

/**
 * What the new region gave back, or never answered, the list of the case names as ended too: it comes back by no row, whatever the
 * log is made to say. Only the old region can write that list, so it is done when somebody there next looks at what became of it.
 */
export async function noteDecided(core: OpenCase): Promise<void> {
  const { visit, caseId } = core;
  if (visit.inSafeMode) return;
  const { rows } = await sql<{ id: string }>`
    select ended.id from naast.case_transfer t cross join lateral naast.grants_waiting(t.id) as ended(id)
    where t.case_id = ${caseId} and t.state in ('returned', 'lapsed')`.execute(visit.db);
  for (const { id } of rows) core.list.noteGrant(id, true);
}

async function ownTeam(visit: Visit): Promise<string | null> {
  const { regionId, teams } = visit.person;
  if (regionId === null || teams.length === 0) return null;
  const row = await visit.db
    .selectFrom('team')
    .select('id')
    .where('kind', '=', 'region')
    .where('region_id', '=', regionId)
    .where('id', 'in', [...teams])
    .executeTakeFirst();
  return row?.id ?? null;
}
