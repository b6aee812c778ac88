import { sql } from 'kysely';
import { fittingRows, type OpenCase } from '#app/platform/access/grants/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Json } from '#app/platform/vault/index.ts';
import type { Readers } from './record-writing.ts';
import { recordRow, records } from './sealed-rows.ts';

/** The newest version of a record, opened. */
export interface CaseRecord {
  id: string;
  version: number;
  kind: string;
  readers: Readers;
  /** Who wrote its first version. */
  authorId: string;
  writtenBy: string;
  writtenAt: Date;
  /** When its first version was written. */
  begunAt: Date;
  content: Json;
}

/** Which records are asked for: of these kinds, from this day, by this colleague; null asks for all. */
export interface RecordsWanted {
  kinds: readonly string[] | null;
  from: string | null;
  by: string | null;
}

/** When each record of an open compartment was first written, the last one first; none of them is opened. */
export async function recordMoments(open: OpenCase, wanted: RecordsWanted): Promise<{ id: string; at: Date }[]> {
  let query = newestVersions(open);
  if (wanted.kinds !== null) query = query.where('newest.kind', 'in', wanted.kinds);
  if (wanted.by !== null) query = query.where(author, '=', wanted.by);
  if (wanted.from !== null) query = query.where(sql<boolean>`${begunAt} >= ${wanted.from}::date`);
  return query
    .clearSelect()
    .select(['newest.id', begunAt.as('at')])
    .orderBy(begunAt, 'desc')
    .orderBy('newest.id')
    .execute();
}

/** These records, opened, by id; a change does not move a record: it stands where it was first written. */
export async function recordsOf(open: OpenCase, ids: readonly string[]): Promise<Map<string, CaseRecord>> {
  if (ids.length === 0) return new Map();
  const query = newestVersions(open).where('newest.id', 'in', ids);
  const rows = await fittingRecords(open, () => query.execute());
  return new Map(rows.map((row) => [row.id, openRecord(open, row)]));
}

/** Who wrote what I may read of this compartment, by id; by name, as far as they may be known. */
export async function recordWriters(open: OpenCase): Promise<Map<string, string>> {
  const { visit } = open;
  const rows = await visit.db
    .selectFrom('case_record')
    .select('author')
    .distinct()
    .where('case_id', '=', open.caseId)
    .where('compartment', '=', open.compartment === 'safety' ? 'safety' : 'core')
    .where('version', '=', 1)
    .execute();
  return namesOf(
    visit.db,
    visit.keys,
    rows.map((row) => row.author),
  );
}

/** One record of this case and kind; null when there is none, also when the id belongs to another case. */
export async function readRecord(open: OpenCase, kind: string, id: string): Promise<CaseRecord | null> {
  const query = newestVersions(open).where('newest.kind', '=', kind).where('newest.id', '=', id);
  const [row] = await fittingRecords(open, () => query.execute());
  return row ? openRecord(open, row) : null;
}

/** The one record of a kind that a case has once (the safe contact); null when it was never written. */
export async function readOnlyRecord(open: OpenCase, kind: string): Promise<CaseRecord | null> {
  const query = newestVersions(open).where('newest.kind', '=', kind).orderBy(begunAt);
  const [row] = await fittingRecords(open, () => query.execute());
  return row ? openRecord(open, row) : null;
}

/** Every record of one kind, the last written first: for kinds of which a case has few (consents, people around). */
export function listOfKind(open: OpenCase, kind: string): Promise<CaseRecord[]> {
  return listOfKinds(open, [kind]);
}

/** The same for several kinds at once. */
export async function listOfKinds(open: OpenCase, kinds: readonly string[]): Promise<CaseRecord[]> {
  const query = newestVersions(open).where('newest.kind', 'in', kinds).orderBy(begunAt, 'desc').orderBy('newest.id');
  const rows = await fittingRecords(open, () => query.execute());
  return rows.map((row) => openRecord(open, row));
}

/** Of the first version; where that is gone the newest one says it, for a record is not hidden with its first version. */
const author = sql<string>`coalesce(first.author, newest.begun_by, newest.author)`;
const begunAt = sql<Date>`coalesce(first.written_at, newest.written_at)`;

function newestVersions(open: OpenCase) {
  return open.visit.db
    .selectFrom('case_record as newest')
    .leftJoin('case_record as first', (join) => join.onRef('first.id', '=', 'newest.id').on('first.version', '=', 1))
    .select([
      'newest.id',
      'newest.version',
      'newest.kind',
      'newest.readers',
      'newest.epoch',
      'newest.sealed',
      'newest.written_at',
    ])
    .select([author.as('author'), begunAt.as('begun_at')])
    .where('newest.case_id', '=', open.caseId)
    .where('newest.compartment', '=', open.compartment === 'safety' ? 'safety' : 'core')
    .where('newest.replaced_at', 'is', null);
}

interface RecordRow {
  id: string;
  version: number;
  kind: string;
  readers: Readers;
  epoch: number;
  sealed: Buffer;
  author: string;
  written_at: Date;
  begun_at: Date;
}

/** Records that are what the list of the case says: an older version that was put back is none of them. */
function fittingRecords(open: OpenCase, read: () => Promise<RecordRow[]>): Promise<RecordRow[]> {
  return fittingRows(open, read, ({ id, version, sealed, kind }) => ({
    table: 'case_record',
    id,
    version,
    sealed,
    kind,
  }));
}

function openRecord(open: OpenCase, row: RecordRow): CaseRecord {
  const { version, epoch, sealed } = row;
  const { writtenBy, content } = records.open(open, { id: recordRow(row.id, version), version, epoch, sealed });
  return {
    id: row.id,
    version: row.version,
    kind: row.kind,
    readers: row.readers,
    authorId: row.author,
    writtenBy,
    writtenAt: row.written_at,
    begunAt: row.begun_at,
    content,
  };
}
