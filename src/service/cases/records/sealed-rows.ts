import { sealedRows } from '#app/platform/access/grants/index.ts';
import { caseHeaderSchema, sealedRecordSchema } from './case-contents.ts';

/** The header of a case: its row is the case itself. */
export const headers = sealedRows('case_header', {
  schema: caseHeaderSchema,
  actions: { changed: 'header.changed' },
  untold: ['objectId'],
});

/** What is told in a case, in its core or beside it in safety, with the name of whoever wrote it. */
export const records = sealedRows('case_record', {
  schema: sealedRecordSchema,
  compartments: ['core', 'safety'],
  actions: { written: 'record.written', changed: 'record.changed' },
});

/** A version of a record has a place of its own: an older version cannot be put in the place of a newer one. */
export const recordRow = (id: string, version: number) => `${id}.${version}`;
