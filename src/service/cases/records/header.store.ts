import { caseListOf, fittingRows, type OpenCase } from '#app/platform/access/grants/index.ts';
import type { CaseHeader } from './case-contents.ts';
import { unreadable } from './listed-header.ts';
import { headers } from './sealed-rows.ts';

export interface VersionedHeader {
  header: CaseHeader;
  version: number;
}

/**
 * The header of an open case; one that is not what the list of the case says is withheld, with the safest rules of
 * contact in its place. Throws when there is none or it does not open: a case without a header does not exist.
 */
export async function readHeader(open: OpenCase): Promise<VersionedHeader> {
  const found = await headerIfThere(open);
  if (found === null) throw new Error('A case without a header.');
  return found;
}

/** The same; null when there is none to this reader, who lost the case a moment ago. */
export async function headerIfThere(open: OpenCase): Promise<VersionedHeader | null> {
  const { caseId: id } = open;
  const query = open.visit.db
    .selectFrom('case_header')
    .select(['sealed', 'epoch', 'version'])
    .where('case_id', '=', id);
  let seen: number | null = null;
  const read = async () => {
    const rows = await query.execute();
    seen = rows[0]?.version ?? null;
    return rows;
  };
  const [row] = await fittingRows(open, read, ({ version, sealed }) => ({ table: 'case_header', id, version, sealed }));
  if (row) return { header: headers.open(open, { id, ...row }), version: row.version };
  return seen === null ? null : { header: unreadable, version: seen };
}

/** Saves the header if it is still the version that was seen; 'stale' when somebody else was first. */
export async function saveHeader(open: OpenCase, header: CaseHeader, seen: number): Promise<'saved' | 'stale'> {
  const version = seen + 1;
  await open.list.hold();
  const row = headers.seal(open, open.caseId, header, version);
  const changed = await open.visit.db
    .updateTable('case_header')
    .set({ sealed: row.sealed, epoch: row.epoch, version })
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  caseListOf(open).wrote({ table: 'case_header', id: open.caseId, version, sealed: row.sealed });
  headers.note(open, 'changed', row);
  return 'saved';
}
