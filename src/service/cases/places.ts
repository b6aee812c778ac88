import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Place } from '#app/platform/vault/index.ts';

export type OpenPlace = Pick<OpenCase, 'caseId' | 'compartment' | 'epoch'>;
type SealedTable = 'case_header' | 'case_record' | 'draft';

/** Where a document of a case is sealed. The header's row is the case itself; a record's version is part of its row. */
export function placeIn(open: OpenPlace, table: SealedTable, row: string): Place {
  return { table, row, column: 'sealed', caseId: open.caseId, compartment: open.compartment, epoch: open.epoch };
}

/** A version of a record has a place of its own: an older version cannot be put in the place of a newer one. */
export const recordRow = (id: string, version: number) => `${id}.${version}`;
