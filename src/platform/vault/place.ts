import { VaultRefusal } from './refusal.ts';

/** Where a sealed value lives. All of it is bound into the seal: moved to another place it does not open. */
export interface Place {
  table: string;
  row: string;
  column: string;
  caseId?: string;
  compartment?: string;
  /** Epoch of the key, 0 to 65535. */
  epoch: number;
  /** Version of the shape of the content; 1 when left out. */
  schema?: number;
  /** Which version of the row this is. With it the place has the second format; rows of before have none in theirs. */
  version?: number;
}

const LARGEST_EPOCH = 0xffff;

/**
 * `kind|table|row|column|case|compartment|epoch|schema`, the associated data of an envelope; in the second format
 * `|version` follows.
 */
export function placeLine(kind: string, place: Place): string {
  if (!Number.isInteger(place.epoch) || place.epoch < 0 || place.epoch > LARGEST_EPOCH) throw new VaultRefusal();
  const { table, row, column, caseId, compartment, epoch, schema = 1, version } = place;
  const first = `${kind}|${part(table)}|${part(row)}|${part(column)}|${part(caseId)}|${part(compartment)}|${epoch}|${schema}`;
  if (version === undefined) return first;
  if (!Number.isSafeInteger(version) || version < 1) throw new VaultRefusal();
  return `${first}|${version}`;
}

/** The place as rows had it before a version was part of it. */
export const placeBefore = ({ version: _version, ...place }: Place): Place => place;

/** Parts joined so that no two lists of parts give the same line, whatever they contain. */
export function line(...parts: (string | number)[]): string {
  return parts.map((one) => part(String(one))).join('|');
}

const SPECIAL = /[%|]/;

function part(text: string | undefined): string {
  if (text === undefined) return '';
  // '' and "left out" are two places; half a surrogate pair would become the same replacement character as another.
  if (text === '') return '%';
  if (!text.isWellFormed()) throw new VaultRefusal();
  return SPECIAL.test(text) ? text.replaceAll('%', '%25').replaceAll('|', '%7C') : text;
}
