import { z } from 'zod';
import {
  type ApprovableName,
  type ApprovedText,
  approvalSaying,
  markOfText,
  nameOfText,
  readSuspended,
  readWords,
  type SignedWords,
  signWords,
} from '#app/platform/access/public-words/index.ts';
import type { Saying } from '#app/platform/access/statements/index.ts';
import { namesOf, staffTeamId, teamRows } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { always, sealedDocument } from '#app/platform/sealed-documents/index.ts';
import { canonical, newId, VaultRefusal } from '#app/platform/vault/index.ts';
import { type Approvable, canBeApproved, type Standing } from './approvable.ts';

const approvalSchema = sealedDocument({
  lawyer: always(z.string()),
  source: always(z.string()),
  checkedOn: always(z.iso.date()),
});
/** Which lawyer approved it, from which source, checked on which day. */
type Approval = z.infer<typeof approvalSchema>;

/** An approval of a text, of the words as they are now or of earlier ones. */
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

/** What is approved and signed by the leader, and what is suspended; opens nothing. */
export async function standingNow(visit: Visit): Promise<Standing> {
  const pins = { pins: visit.keys.pins };
  const suspended = await readSuspended(visit.db, pins);
  const rows = await liveRows(visit);
  if (rows.length === 0) return { approved: new Set(), approvedBefore: new Set(), suspended };
  const words = await readWords(visit.db, 'approval', pins);
  const standing = rows.filter((row) => counts(words, row)).map(textOf);
  return {
    approved: new Set(standing.map(markOfText)),
    approvedBefore: new Set(standing.map(nameOfText)),
    suspended,
  };
}

function liveRows(visit: Visit) {
  return visit.db
    .selectFrom('definition_approval')
    .select(['id', 'kind', 'key', 'version', 'hash'])
    .where('ended_by', 'is', null)
    .orderBy('kind')
    .orderBy('key')
    .execute();
}

type ApprovalRow = Awaited<ReturnType<typeof liveRows>>[number];

const textOf = ({ kind, key, version, hash }: ApprovalRow): ApprovedText => ({
  kind,
  key,
  version,
  hash: hash.toString('hex'),
});

const sayingOf = (row: ApprovalRow, ended: boolean): Saying => approvalSaying(row.id, textOf(row), ended);

/** Every approval whose row stands, with what is signed of it. */
export async function standingApprovals(visit: Visit): Promise<{ name: ApprovedText; saying: Saying }[]> {
  return (await liveRows(visit)).map((row) => ({ name: textOf(row), saying: sayingOf(row, false) }));
}

/** Did the leader sign this row as one that stands? One from before signatures counts until the leader signed them. */
function counts(words: SignedWords, row: ApprovalRow): boolean {
  const said = words.of(row.id);
  if (said.state === 'signed') return canonical(said.content) === canonical(sayingOf(row, false).content);
  return said.state === 'before';
}

async function sign(visit: Visit, rows: readonly ApprovalRow[], ended: boolean): Promise<void> {
  const sayings = rows.map((row) => sayingOf(row, ended));
  if (!(await signWords(visit, sayings))) throw new Error('Nothing vouches for the leader who signs.');
}

/** All approvals of one text, the newest first. */
export async function approvalsOf(visit: Visit, text: Approvable): Promise<KeptApproval[]> {
  const rows = await visit.db
    .selectFrom('definition_approval')
    .selectAll()
    .where('kind', '=', text.kind)
    .where('key', '=', text.key)
    .orderBy('id', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const words = await readWords(visit.db, 'approval', { pins: visit.keys.pins });
  const names = await namesOf(
    visit.db,
    visit.keys,
    rows.map(({ made_by }) => made_by),
  );
  const hashes = [text.hash, text.wordsOnly];
  const kept: KeptApproval[] = [];
  for (const row of rows) {
    const documents = await visit.keys.teamDocuments(row.team_id, row.epoch);
    if (!documents) throw new VaultRefusal();
    kept.push({
      ...approvals.open(documents, row),
      id: row.id,
      version: row.version,
      isOfTheseWords: row.version === text.version && hashes.includes(row.hash.toString('hex')),
      recordedBy: names.get(row.made_by) ?? '',
      recordedOn: row.made_day,
      endedOn: row.ended_day,
      isSigned: row.ended_by !== null || counts(words, row),
    });
  }
  return kept;
}

/**
 * Records that a lawyer approved these texts as they are, each with a statement of its own. Gives how many were not
 * approved yet; 'refused' where one of them cannot be approved, and then none is.
 */
export async function approveTexts(
  visit: Visit,
  texts: readonly Approvable[],
  approval: Approval,
): Promise<number | 'refused'> {
  if (!texts.every(canBeApproved)) return 'refused';
  const team = await staffTeamId(visit.db);
  const documents = team && (await visit.keys.teamDocuments(team));
  if (!team || !documents) throw new VaultRefusal();
  const sealed = texts.map(({ kind, key, version, hash }) => {
    const { hash: seal, ...row } = approvals.seal(documents, newId(), approval);
    return { seal, row: { ...row, kind, key, version, hash: Buffer.from(hash, 'hex') } };
  });
  if (sealed.length === 0) return 0;
  const written = await visit.db
    .insertInto('definition_approval')
    .values(sealed.map(({ row }) => ({ ...row, team_id: team, made_by: visit.person.id })))
    .onConflict((conflict) =>
      conflict.columns(['kind', 'key', 'version', 'hash']).where('ended_by', 'is', null).doNothing(),
    )
    .returning('id')
    .execute();
  const fresh = new Set(written.map(({ id }) => id));
  const made = sealed.filter(({ row }) => fresh.has(row.id));
  await sign(
    visit,
    made.map(({ row }) => row),
    false,
  );
  for (const { row, seal } of made)
    visit.journal.note({ action: 'definition.approved', object: objectOf(row), objectId: row.id, hash: seal });
  return made.length;
}

/** Takes an approval back: from now on clients are not shown these words. False when it does not stand (any more). */
export async function endApproval(visit: Visit, { kind, key }: Approvable, id: string): Promise<boolean> {
  const ended = await visit.db
    .updateTable('definition_approval')
    .set({ ended_by: visit.person.id, ended_day: today().toString() })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('ended_by', 'is', null)
    .returning(['id', 'kind', 'key', 'version', 'hash'])
    .executeTakeFirst();
  if (!ended) return false;
  await sign(visit, [ended], true);
  visit.journal.note({ action: 'definition.approval-ended', object: objectOf(ended), objectId: id });
  return true;
}

/** How the audit log names it: a code of its own alphabet. */
export const objectOf = ({ kind, key }: ApprovableName): string =>
  kind === 'procedure' ? key : `${kind}-${key.toLowerCase()}`.replace(/[^a-z0-9]/g, '-').slice(0, 40);
