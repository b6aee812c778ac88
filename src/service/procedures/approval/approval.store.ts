import { z } from 'zod';
import { readWords, type SignedWords, signWords } from '#app/platform/access/public-words/index.ts';
import type { Saying } from '#app/platform/access/statements/index.ts';
import { namesOf, staffTeamId, teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { canonical, newId, VaultRefusal } from '#app/platform/vault/index.ts';
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
  /** False when its row stands and no signature of a leader does: then it counts for nothing. */
  isSigned: boolean;
}

export const approvals = teamRows('definition_approval', approvalSchema);

/** Every approval that stands and that the leader signed, for a page that shows explanations; opens nothing. */
export async function approvedWords(visit: Visit): Promise<Approved> {
  const rows = await visit.db
    .selectFrom('definition_approval')
    .select(['id', 'key', 'version', 'hash'])
    .where('ended_by', 'is', null)
    .execute();
  if (rows.length === 0) return new Set();
  const words = await readWords(visit.db, 'approval', { pins: visit.keys.pins });
  return new Set(
    rows
      .filter((row) => counts(words, row))
      .map(({ key, version, hash }) => `${key} ${version} ${hash.toString('hex')}`),
  );
}

/** Every approval whose row stands, with what is signed of it. */
export async function standingApprovals(visit: Visit): Promise<{ key: string; saying: Saying }[]> {
  const rows = await visit.db
    .selectFrom('definition_approval')
    .select(['id', 'key', 'version', 'hash'])
    .where('ended_by', 'is', null)
    .orderBy('key')
    .execute();
  return rows.map((row) => ({ key: row.key, saying: approvalSaying(row, false) }));
}

type ApprovalRow = { id: string; key: string; version: number; hash: Buffer };

const approvalSaying = ({ id, key, version, hash }: ApprovalRow, ended: boolean): Saying => ({
  kind: 'approval',
  subject: id,
  content: { key, version, hash: hash.toString('hex'), ended },
});

/** Did the leader sign this row as one that stands? One from before signatures counts until the leader signed them. */
function counts(words: SignedWords, row: ApprovalRow): boolean {
  const said = words.of(row.id);
  if (said.state === 'signed') return canonical(said.content) === canonical(approvalSaying(row, false).content);
  return said.state === 'before';
}

async function sign(visit: Visit, row: ApprovalRow, ended: boolean): Promise<void> {
  if (!(await signWords(visit, [approvalSaying(row, ended)])))
    throw new Error('Nothing vouches for the leader who signs.');
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
  const words = await readWords(visit.db, 'approval', { pins: visit.keys.pins });
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
      isSigned: row.ended_by !== null || counts(words, row),
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
  const { key, version } = definition;
  const written = await visit.db
    .insertInto('definition_approval')
    .values({
      ...row,
      key,
      version,
      hash: wordsHash(definition),
      team_id: team,
      made_by: visit.person.id,
    })
    .onConflict((conflict) => conflict.columns(['key', 'version', 'hash']).where('ended_by', 'is', null).doNothing())
    .executeTakeFirst();
  if (written.numInsertedOrUpdatedRows !== 1n) return 'there';
  await sign(visit, { id: row.id, key, version, hash: wordsHash(definition) }, false);
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
    .returning(['id', 'key', 'version', 'hash'])
    .executeTakeFirst();
  if (!ended) return false;
  await sign(visit, ended, true);
  visit.journal.note({ action: 'definition.approval-ended', object: key, objectId: id });
  return true;
}
