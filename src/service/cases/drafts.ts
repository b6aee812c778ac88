import { z } from 'zod';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { newId, openDocument, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import { placeIn } from './places.ts';

/** Forms of a case that keep what is being written. One draft a person, case and kind. */
export const draftKinds = ['note'] as const;
export type DraftKind = (typeof draftKinds)[number];

const draftSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type DraftValues = z.infer<typeof draftSchema>;

/** What this person was writing here; null when there is nothing. */
export async function readDraft(
  visit: Visit,
  open: OpenCase,
  kind: DraftKind,
): Promise<{ values: DraftValues; savedAt: Date } | null> {
  const row = await visit.db
    .selectFrom('draft')
    .select(['id', 'epoch', 'sealed', 'saved_at'])
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', visit.person.id)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (!row) return null;
  const document = openDocument(open.key, placeIn({ ...open, epoch: row.epoch }, 'draft', row.id), row.sealed);
  return { values: draftSchema.parse(document), savedAt: row.saved_at };
}

/** Keeps what is being written, under the case's key: when the grant ends it is out of reach (design question 8). */
export async function saveDraft(visit: Visit, open: OpenCase, kind: DraftKind, values: DraftValues): Promise<void> {
  // The first of two savings at the same moment makes the row; the seal is bound to the id that the row has.
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
  const row = await visit.db
    .selectFrom('draft')
    .select('id')
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', visit.person.id)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  const sealed = sealDocument(open.key, placeIn(open, 'draft', row.id), values);
  await visit.db
    .updateTable('draft')
    .set({ sealed, epoch: open.epoch, saved_at: databaseNow() })
    .where('id', '=', row.id)
    .execute();
  visit.journal.note({
    action: 'draft.saved',
    object: kind,
    case: open.caseId,
    reference: open.reference,
    hash: sha256(sealed).toString('hex'),
  });
}

/** Drops the draft, in the same transaction in which the text is saved for good or thrown away. */
export async function dropDraft(visit: Visit, open: OpenCase, kind: DraftKind): Promise<void> {
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
export async function hasDraft(visit: Visit, open: OpenCase, kind: DraftKind): Promise<boolean> {
  const row = await visit.db
    .selectFrom('draft')
    .select('id')
    .where('case_id', '=', open.caseId)
    .where('person_id', '=', visit.person.id)
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
