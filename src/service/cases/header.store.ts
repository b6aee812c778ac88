import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { openDocument, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import { type CaseHeader, caseHeaderSchema } from './case-contents.ts';
import { placeIn } from './places.ts';

export interface VersionedHeader {
  header: CaseHeader;
  version: number;
}

/** The header of an open case. Throws when there is none or it does not open: a case without a header does not exist. */
export async function readHeader(visit: Visit, open: OpenCase): Promise<VersionedHeader> {
  const row = await visit.db
    .selectFrom('case_header')
    .select(['sealed', 'epoch', 'version'])
    .where('case_id', '=', open.caseId)
    .executeTakeFirstOrThrow();
  const document = openDocument(
    open.key,
    placeIn({ ...open, epoch: row.epoch }, 'case_header', open.caseId),
    row.sealed,
  );
  return { header: caseHeaderSchema.parse(document), version: row.version };
}

/** Saves the header if it is still the version that was seen; 'stale' when somebody else was first. */
export async function saveHeader(
  visit: Visit,
  open: OpenCase,
  header: CaseHeader,
  seen: number,
): Promise<'saved' | 'stale'> {
  const sealed = sealDocument(open.key, placeIn(open, 'case_header', open.caseId), { ...header });
  const changed = await visit.db
    .updateTable('case_header')
    .set({ sealed, epoch: open.epoch, version: seen + 1 })
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  visit.journal.note({
    action: 'header.changed',
    case: open.caseId,
    reference: open.reference,
    compartment: 'core',
    hash: sha256(sealed).toString('hex'),
  });
  return 'saved';
}
