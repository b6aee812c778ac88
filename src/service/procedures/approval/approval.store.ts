import { z } from 'zod';
import { namesOf, staffTeamId, teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId, VaultRefusal } from '#app/platform/vault/index.ts';
import type { Definition } from '../definitions/index.ts';
import { type Approved, canBeApproved, wordsHash } from './approval.ts';

const approvalSchema = z.strictObject({ lawyer: z.string(), source: z.string(), checkedOn: z.iso.date() });
/** Which lawyer approved it, from which source, checked on which day. */
export type Approval = z.infer<typeof approvalSchema>;

/** An approval of a procedure, of the words as they are now or of earlier ones. */
export interface KeptApproval extends Approval {
  id: string;
  version: number;
  isOfTheseWords: boolean;
  recordedBy: string;
  recordedOn: string;
  endedOn: string | null;
}

export const approvals = teamRows('definition_approval', approvalSchema);

/** Every approval that stands, for a page that shows explanations; opens nothing. */
export async function approvedWords(visit: Visit): Promise<Approved> {
  const rows = await visit.db
    .selectFrom('definition_approval')
    .select(['key', 'version', 'hash'])
    .where('ended_by', 'is', null)
    .execute();
  return new Set(rows.map(({ key, version, hash }) => `${key} ${version} ${hash.toString('hex')}`));
}

/** All approvals of one procedure, the newest first. */
export async function approvalsOf(visit: Visit, definition: Definition): Promise<KeptApproval[]> {
  const rows = await visit.db
    .selectFrom('definition_approval')
    .selectAll()
    .where('key', '=', definition.key)
    .orderBy('id', 'desc')
    .execute();
  const hash = wordsHash(definition);
  const names = await namesOf(
    visit.db,
    visit.keys,
    rows.map(({ made_by }) => made_by),
  );
  const kept: KeptApproval[] = [];
  for (const row of rows) {
    const documents = await visit.keys.teamDocuments(row.team_id, row.epoch);
    if (!documents) throw new VaultRefusal();
    kept.push({
      ...approvals.open(documents, row),
      id: row.id,
      version: row.version,
      isOfTheseWords: row.version === definition.version && row.hash.equals(hash),
      recordedBy: names.get(row.made_by) ?? '',
      recordedOn: row.made_day,
      endedOn: row.ended_day,
    });
  }
  return kept;
}

/** Records that a lawyer approved these words. 'refused' for what cannot be approved; 'there' when it stands already. */
export async function approveWords(
  visit: Visit,
  definition: Definition,
  approval: Approval,
): Promise<'saved' | 'there' | 'refused'> {
  if (!canBeApproved(definition)) return 'refused';
  const team = await staffTeamId(visit.db);
  const documents = team && (await visit.keys.teamDocuments(team));
  if (!team || !documents) throw new VaultRefusal();
  const { hash, ...row } = approvals.seal(documents, newId(), approval);
  const written = await visit.db
    .insertInto('definition_approval')
    .values({
      ...row,
      key: definition.key,
      version: definition.version,
      hash: wordsHash(definition),
      team_id: team,
      made_by: visit.person.id,
    })
    .onConflict((conflict) => conflict.columns(['key', 'version', 'hash']).where('ended_by', 'is', null).doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows !== 1n) return 'there';
  visit.journal.note({ action: 'definition.approved', object: definition.key, objectId: row.id, hash });
  return 'saved';
}

/** Takes an approval back: from now on clients are not shown these words. False when it does not stand (any more). */
export async function endApproval(visit: Visit, { key }: Definition, id: string): Promise<boolean> {
  const ended = await visit.db
    .updateTable('definition_approval')
    .set({ ended_by: visit.person.id, ended_day: today().toString() })
    .where('id', '=', id)
    .where('key', '=', key)
    .where('ended_by', 'is', null)
    .executeTakeFirst();
  if (ended.numUpdatedRows !== 1n) return false;
  visit.journal.note({ action: 'definition.approval-ended', object: key, objectId: id });
  return true;
}
