import { sql } from 'kysely';
import { endGrants } from '#app/platform/access/grants/index.ts';
import { rotateForTeam } from '#app/platform/access/rotation/index.ts';
import {
  groundsForStatements,
  loadStatements,
  proposalContent,
  type Statement,
  signForAct,
  statementHolds,
} from '#app/platform/access/statements/index.ts';
import { currentTeamKey, type Visit } from '#app/platform/access/visit/index.ts';
import type { Json } from '#app/platform/vault/index.ts';
import { lapseTransfers, sealFor, type Transfer } from './transfers.store.ts';

export type TransferAccepted = 'accepted' | 'too-late' | 'not-signed';

/**
 * Takes the case, in one transaction and under the signature of the one who takes it: the grant that waited counts, the case is of this
 * region, its keys are rotated so that only this region's team has the new ones, its lists are renewed, and everything that the
 * old region held ends. 'too-late': somebody decided, the days are over, or the keys were rotated since. After anything but
 * 'accepted' the caller undoes everything.
 */
export async function acceptTransfer(visit: Visit, transfer: Transfer): Promise<TransferAccepted> {
  const { id, caseId, reference } = transfer;
  const proposed = await proposalOf(visit, transfer);
  if (!proposed) return 'not-signed';
  const content = { transfer: id, proposal: proposed.id, to: transfer.toRegion };
  const statements = await signForAct(visit, [{ kind: 'transfer.accepted', subject: caseId, content }]);
  if (statements === null) return 'not-signed';
  const { rows } = await sql<{ done: boolean }>`
    select naast.accept_transfer(${id}, ${statements}::jsonb) as done`.execute(visit.db);
  if (!rows[0]?.done) return 'too-late';
  const of = { caseId, epoch: transfer.epoch, regionId: transfer.fromRegion, teamId: transfer.toTeam };
  const old = await rotateForTeam(visit, of);
  if (old === null) return 'too-late';
  const [teams, people] = [
    old.filter((one) => one.holder_kind === 'team'),
    old.filter((one) => one.holder_kind !== 'team'),
  ];
  const idsOf = (grants: typeof old) => grants.map((one) => one.id);
  await endGrants(visit, idsOf(people), 'transferred');
  // As a key that turned: a backup of the day before may give the case back to the region that had it, and to nobody else.
  await endGrants(visit, idsOf(teams), 'key-turned');
  visit.journal.note({ action: 'transfer.accepted', object: 'transfer', objectId: id, case: caseId, reference });
  return 'accepted';
}

/** What the old region's coordinator signed of exactly this transfer; null when nobody did who may. */
async function proposalOf(visit: Visit, transfer: Transfer): Promise<Statement | null> {
  const all = await loadStatements(visit.db, 'transfer.proposed', [transfer.caseId]);
  const grounds = await groundsForStatements(visit.db, visit.keys.pins, all);
  const waiting = await visit.db
    .selectFrom('transfer_grant')
    .select('id')
    .where('transfer_id', '=', transfer.id)
    .orderBy('id')
    .execute();
  const grants = waiting.map((one) => one.id).join();
  const isMeant = (one: Statement) => {
    const content = proposalContent(one);
    return (
      content?.transfer === transfer.id &&
      content.from === transfer.fromRegion &&
      content.to === transfer.toRegion &&
      content.epoch === transfer.epoch &&
      content.until === transfer.until.toISOString() &&
      content.grants.toSorted().join() === grants
    );
  };
  const found = all.find(isMeant);
  return found && statementHolds(found, grounds, { regionId: transfer.fromRegion }) ? found : null;
}

/** Gives it back with a reason; the words are for the old region's team alone. False when there was nothing to decide. */
export async function giveBack(
  visit: Visit,
  transfer: Transfer,
  said: { reason: string; words: Json },
): Promise<boolean> {
  await lapseTransfers(visit);
  const key = await currentTeamKey(visit.db, transfer.fromTeam, visit.keys.pins);
  if (!key) return false;
  const answer = sealFor({ epoch: key.epoch, publicKey: key.public_key }, 'answer', transfer, said.words);
  const { rows } = await sql<{ done: boolean }>`
    select naast.end_transfer(${transfer.id}, 'returned', ${said.reason}, ${answer}, ${key.epoch}) as done`.execute(
    visit.db,
  );
  if (!rows[0]?.done) return false;
  const { id: objectId, caseId, reference } = transfer;
  visit.journal.note({
    action: 'transfer.returned',
    object: 'transfer',
    objectId,
    case: caseId,
    reference,
    reason: said.reason,
  });
  return true;
}
