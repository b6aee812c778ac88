import { z } from 'zod';
import { type OpenCase, sealedRows } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { sealedShape } from '#app/platform/sealed-documents/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type DraftValues, mergedDraft } from './merged-draft.ts';

/** Forms of a case that keep what is being written. One draft a person, case and kind. */
export const draftKinds = ['note'] as const;
export type DraftKind = (typeof draftKinds)[number];

const draftSchema = sealedShape(z.record(z.string(), z.union([z.string(), z.array(z.string())])));

export const drafts = sealedRows('draft', {
  schema: draftSchema,
  actions: { saved: 'draft.saved' },
  untold: ['objectId', 'compartment'],
});

/** What this person was writing here; null when there is nothing. */
export async function readDraft(
  open: OpenCase,
  kind: DraftKind,
): Promise<{ values: DraftValues; savedAt: Date } | null> {
  const row = await open.visit.db
    .selectFrom('draft')
    .select(['id', 'epoch', 'sealed', 'saved_at'])
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', open.visit.person.id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return null;
  return { values: drafts.open(open, row), savedAt: row.saved_at };
}

/** Keeps what is being written, under the case's key: when the grant ends it is out of reach (design question 8). */
export async function saveDraft(open: OpenCase, kind: DraftKind, values: DraftValues): Promise<void> {
  // The first of two savings at the same moment makes the row; the seal is bound to the id that the row has.
  const { visit } = open;
  await visit.db
    .insertInto('draft')
    .values({
      id: newId(),
      case_id: open.caseId,
      person_id: visit.person.id,
      kind,
      epoch: open.epoch,
      sealed: Buffer.alloc(0),
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'person_id', 'kind']).doNothing())
    .execute();
  const { id } = await visit.db
    .selectFrom('draft')
    .select('id')
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', visit.person.id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  const row = drafts.seal(open, id, values);
  await visit.db
    .updateTable('draft')
    .set({ sealed: row.sealed, epoch: row.epoch, saved_at: databaseNow() })
    .where('id', '=', id)
    .execute();
  drafts.note(open, 'saved', row, { object: kind });
}

/** Puts values below what the draft holds already; false, and nothing is changed, when that is more than a report takes. */
export async function putIntoDraft(open: OpenCase, kind: DraftKind, values: DraftValues): Promise<boolean> {
  const draft = await readDraft(open, kind);
  const together = mergedDraft(draft?.values ?? {}, values);
  if (together === null) return false;
  await saveDraft(open, kind, together);
  return true;
}

/** Drops the draft, in the same transaction in which the text is saved for good or thrown away. */
export async function dropDraft(open: OpenCase, kind: DraftKind): Promise<void> {
  const { visit } = open;
  const dropped = await visit.db
    .deleteFrom('draft')
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', visit.person.id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (dropped.numDeletedRows > 0n)
    visit.journal.note({ action: 'draft.dropped', object: kind, case: open.caseId, reference: open.reference });
}

/** Is there a draft? Asked without opening it. */
export async function hasDraft(open: OpenCase, kind: DraftKind): Promise<boolean> {
  const row = await open.visit.db
    .selectFrom('draft')
    .select('id')
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', open.visit.person.id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of my clients I was writing about, the latest first. Asked without opening anything. */
export async function ownDrafts(visit: Visit): Promise<{ reference: string; savedAt: Date }[]> {
  const rows = await visit.db
    .selectFrom('draft')
    .innerJoin('case_file', 'case_file.id', 'draft.case_id')
    .select(['case_file.reference', 'draft.saved_at'])
    .where('draft.person_id', '=', visit.person.id)
    .where('draft.kind', '=', 'note')
    .where('case_file.status', '=', 'open')
    .orderBy('draft.saved_at', 'desc')
    .execute();
  return rows.map((row) => ({ reference: row.reference, savedAt: row.saved_at }));
}
