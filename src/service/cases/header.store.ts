import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { CaseHeader } from './case-contents.ts';
import { headers } from './sealed-rows.ts';

export interface VersionedHeader {
  header: CaseHeader;
  version: number;
}

/** The header of an open case. Throws when there is none or it does not open: a case without a header does not exist. */
export async function readHeader(open: OpenCase): Promise<VersionedHeader> {
  const row = await open.visit.db
    .selectFrom('case_header')
    .select(['sealed', 'epoch', 'version'])
    .where('case_id', '=', open.caseId)
    .executeTakeFirstOrThrow();
  return { header: headers.open(open, { id: open.caseId, ...row }), version: row.version };
}

/** Saves the header if it is still the version that was seen; 'stale' when somebody else was first. */
export async function saveHeader(open: OpenCase, header: CaseHeader, seen: number): Promise<'saved' | 'stale'> {
  const row = headers.seal(open, open.caseId, header);
  const changed = await open.visit.db
    .updateTable('case_header')
    .set({ sealed: row.sealed, epoch: row.epoch, version: seen + 1 })
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  headers.note(open, 'changed', row);
  return 'saved';
}
