import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { type Json, openDocumentTo, type Place, sealDocumentTo, VaultRefusal } from '#app/platform/vault/index.ts';

/** A transfer as its two regions see it. */
export interface Transfer {
  id: string;
  caseId: string;
  reference: string;
  fromRegion: string;
  toRegion: string;
  fromTeam: string;
  toTeam: string;
  teamEpoch: number;
  epoch: number;
  /** 'lapsed' from the moment on, whether or not somebody acted since. */
  state: 'proposed' | 'accepted' | 'returned' | 'taken-back' | 'lapsed';
  proposedBy: string;
  proposedAt: Date;
  until: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
}

const columns = [
  'id',
  'case_id as caseId',
  'reference',
  'from_region as fromRegion',
  'to_region as toRegion',
  'from_team as fromTeam',
  'to_team as toTeam',
  'team_epoch as teamEpoch',
  'epoch',
  'proposed_by as proposedBy',
  'proposed_at as proposedAt',
  'until_at as until',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
  'reason',
] as const;

const stateNow = sql<
  Transfer['state']
>`case when state = 'proposed' and until_at <= now() then 'lapsed' else state end`;

function query(visit: Visit) {
  return visit.db.selectFrom('case_transfer').select(columns).select(stateNow.as('state'));
}

/** What goes out of my region ('from') or comes to it ('to'), the newest first. */
export async function transfersOf(visit: Visit, side: 'from' | 'to', most = 50): Promise<Transfer[]> {
  const region = visit.person.regionId;
  if (region === null) return [];
  return query(visit)
    .where(side === 'from' ? 'from_region' : 'to_region', '=', region)
    .orderBy(sql`state = 'proposed' and until_at > now()`, 'desc')
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
}

/** One that my region proposed or was proposed; null when there is none. */
export async function transferById(visit: Visit, id: string): Promise<Transfer | null> {
  return (await query(visit).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The proposal that waits for an answer about this case; null when there is none. */
export async function proposedOf(visit: Visit, caseId: string): Promise<Transfer | null> {
  const row = await query(visit)
    .where('case_id', '=', caseId)
    .where('state', '=', 'proposed')
    .where('until_at', '>', databaseNow())
    .executeTakeFirst();
  return row ?? null;
}

/** What became of the newest proposal of this case by my region; null when there was none. */
export async function lastOf(visit: Visit, caseId: string): Promise<Transfer | null> {
  const { regionId } = visit.person;
  if (regionId === null) return null;
  const row = await query(visit)
    .where('case_id', '=', caseId)
    .where('from_region', '=', regionId)
    .orderBy('proposed_at', 'desc')
    .orderBy('id')
    .executeTakeFirst();
  return row ?? null;
}

/**
 * The next act of either side: what nobody answered in time is over, its sealed key and card are erased, and the audit log
 * says so. Not while nobody knows whether the log is whole: then nothing is changed, and the date alone says that it is over.
 */
export async function lapseTransfers(visit: Visit): Promise<void> {
  if (visit.inSafeMode) return;
  const { rows } = await sql<{ id: string; case_id: string; reference: string }>`
    select id, case_id, reference from naast.lapse_transfers()`.execute(visit.db);
  for (const { id, case_id, reference } of rows)
    visit.journal.note({ action: 'transfer.lapsed', object: 'transfer', objectId: id, case: case_id, reference });
}

type Column = 'card' | 'answer';
const place = (column: Column, id: string, epoch: number): Place => ({
  table: 'case_transfer',
  row: id,
  column,
  epoch,
});
/** Bound to the case, its epoch and both teams as well: a card of another transfer opens nowhere. */
export type Bound = Pick<Transfer, 'id' | 'caseId' | 'epoch' | 'fromTeam' | 'toTeam' | 'teamEpoch'>;
const context = (column: Column, of: Bound, epoch: number) =>
  `transfer-${column}|${of.id}|${of.caseId}|${of.epoch}|${of.fromTeam}|${of.toTeam}|${of.teamEpoch}|${epoch}`;

/** Seals the card for the new region's team, or the answer for the old one's, under the team's key of that epoch. */
export function sealFor(key: { epoch: number; publicKey: Uint8Array }, column: Column, of: Bound, value: Json): Buffer {
  return sealDocumentTo(key.publicKey, context(column, of, key.epoch), place(column, of.id, key.epoch), value);
}

/** What the new region's team sees before it decides; null once it is erased, or for somebody who is not of that team. */
export async function cardOf(visit: Visit, transfer: Transfer): Promise<Json | null> {
  const row = await visit.db
    .selectFrom('case_transfer')
    .select('card')
    .where('id', '=', transfer.id)
    .executeTakeFirst();
  return open(visit, 'card', transfer, { teamId: transfer.toTeam, epoch: transfer.teamEpoch, sealed: row?.card });
}

/** What the new region said with its refusal, for the old region's team. */
export async function answerTo(visit: Visit, transfer: Transfer): Promise<Json | null> {
  const row = await visit.db
    .selectFrom('case_transfer')
    .select(['answer', 'answer_epoch'])
    .where('id', '=', transfer.id)
    .executeTakeFirst();
  const epoch = row?.answer_epoch ?? 0;
  return open(visit, 'answer', transfer, { teamId: transfer.fromTeam, epoch, sealed: row?.answer });
}

/** What was changed or moved does not open, is an alarm, and is told as not there. */
async function open(
  visit: Visit,
  column: Column,
  of: Transfer,
  { teamId, epoch, sealed }: { teamId: string; epoch: number; sealed: Buffer | null | undefined },
): Promise<Json | null> {
  if (!sealed || !visit.person.teams.includes(teamId)) return null;
  try {
    const pair = await visit.keys.team(teamId, epoch);
    return pair && openDocumentTo(pair, context(column, of, epoch), place(column, of.id, epoch), sealed);
  } catch (error) {
    if (!(error instanceof VaultRefusal)) throw error;
    visit.journal.note({
      action: 'alarm.sealed',
      object: 'transfer',
      objectId: of.id,
      case: of.caseId,
      outcome: 'refused',
    });
    return null;
  }
}
