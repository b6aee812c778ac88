import { caseListOf, type OpenForWriting } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';
import { type Json, newId } from '#app/platform/vault/index.ts';
import { recordRow, records } from './sealed-rows.ts';

/** Who may read a record: whoever stands beside the client, a volunteer of that time, or the region's team only. */
export type Readers = 'all' | 'volunteers' | 'coordinators';

type Outcome = 'reached' | 'not-reached';

export interface RecordWriting {
  kind: string;
  content: Json;
  /** Everybody beside the client when left out. Set with the first version; it stays so. */
  readers?: Readers;
  /** Of a report: was the client reached? In the clear, for the number of those without contact. */
  outcome?: Outcome | null;
}

/** Adds a record to an open compartment, with the writer's name inside the seal. Returns its id. */
export async function writeRecord(open: OpenForWriting, record: RecordWriting, id = newId()): Promise<string> {
  await insertVersion(open, { ...record, id, version: 1 });
  return id;
}

/**
 * Puts a new version beside the one that was read; the old one stays, marked as replaced. 'stale' when somebody else
 * was first, or the record is not in this case: nothing is written then.
 */
export async function writeNextVersion(
  open: OpenForWriting,
  record: RecordWriting & { id: string; seen: number },
): Promise<'written' | 'stale'> {
  const replaced = await open.visit.db
    .updateTable('case_record')
    .set({ replaced_at: databaseNow() })
    .where('id', '=', record.id)
    .where('case_id', '=', open.caseId)
    .where('kind', '=', record.kind)
    .where('version', '=', record.seen)
    .where('replaced_at', 'is', null)
    .returning(['readers', 'begun_by', 'author'])
    .executeTakeFirst();
  if (!replaced) return 'stale';
  const { readers, begun_by, author } = replaced;
  await insertVersion(open, { ...record, readers, version: record.seen + 1 }, begun_by ?? author);
  return 'written';
}

async function insertVersion(
  open: OpenForWriting,
  record: RecordWriting & { id: string; version: number },
  begunBy = open.visit.person.id,
): Promise<void> {
  const { visit } = open;
  const { id, version, kind, content, readers = 'all', outcome = null } = record;
  const row = records.seal(open, recordRow(id, version), { writtenBy: await ownName(visit), content }, version);
  const compartment = open.compartment === 'safety' ? 'safety' : 'core';
  await visit.db
    .insertInto('case_record')
    .values({
      id,
      version,
      case_id: open.caseId,
      compartment,
      kind,
      epoch: row.epoch,
      sealed: row.sealed,
      author: visit.person.id,
      begun_by: begunBy,
      readers,
      outcome,
    })
    .execute();
  caseListOf(open).wrote({ table: 'case_record', id, version, sealed: row.sealed, kind });
  records.note(open, version === 1 ? 'written' : 'changed', { ...row, id }, { object: kind });
}

/**
 * The writer's display name: it is sealed with what is written, so that readers need not be able to see the writer's
 * row.
 */
export function ownName(visit: Visit): Promise<string> {
  const known = ownNames.get(visit) ?? readOwnName(visit);
  ownNames.set(visit, known);
  return known;
}

/** Asked once a visit, however much it writes. */
const ownNames = new WeakMap<Visit, Promise<string>>();

async function readOwnName({ db, keys, person }: Visit): Promise<string> {
  return (await namesOf(db, keys, [person.id])).get(person.id) ?? person.loginName;
}
