import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Json, Place } from '#app/platform/vault/index.ts';

/** Where a limit of a case is sealed. */
export function placeOf(at: Pick<OpenCase, 'caseId'> & { epoch: number }, table: 'legal_limit', row: string): Place {
  return { table, row, column: 'sealed', caseId: at.caseId, compartment: 'core', epoch: at.epoch };
}

/** A checked document as JSON: what is optional and left out is not there. */
export function jsonOf(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
