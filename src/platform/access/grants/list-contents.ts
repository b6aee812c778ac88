import { sha256, VaultRefusal } from '#app/platform/vault/index.ts';
import { type ListedTable, listedTables } from './listed-tables.ts';
import { isKind, KIND_BYTES, kindAt, noKind } from './row-kinds.ts';

/*
 * The list of a case compartment, as bytes: format (1) | grants (4) | each grant: id (16), ended (1), by id | rows (4) |
 * each row: table (1), id (16), version (4), by table and id | each row's hash (16), in the same order | each row's kind (8);
 * a list of before has none. What the database says (`naast.facts_of_case`) has the same order: bytes are compared.
 */

const FORMAT = 2;
const WITHOUT_KINDS = 1;
const ID_BYTES = 16;
const GRANT_BYTES = ID_BYTES + 1;
const KEY_BYTES = 1 + ID_BYTES;
const ROW_BYTES = KEY_BYTES + 4;
export const HASH_BYTES = 16;
const HASHED_BYTES = ROW_BYTES + 1 + HASH_BYTES;

/** A row as the list names it. */
export interface ListedRow {
  table: ListedTable;
  id: string;
  version: number;
  sealed: Uint8Array;
  /** What `kindColumnsOf` its table say, with spaces between; left out where it stays as it was. */
  kind?: string | undefined;
}

/** What of a row is in the list. */
export interface ListEntry {
  /** Table and id, as text of single bytes. */
  key: string;
  version: number;
  hash: Buffer;
  /** Null: as the list says already. */
  kind: Buffer | null;
}

export interface ListContents {
  /** Grants by id, as text of single bytes: has it ended? */
  grants: ReadonlyMap<string, boolean>;
  /** Rows in order, without their hashes. */
  rows: Buffer;
  hashes: Buffer;
  /** Bytes of each row that stand for its kind; zero where it has none, or nobody knew it yet. */
  kinds: Buffer;
}

const nothing = Buffer.alloc(0);
export const emptyList: ListContents = { grants: new Map(), rows: nothing, hashes: nothing, kinds: nothing };

const idBytes = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');
const tableNames = new Map<number, ListedTable>(
  Object.entries(listedTables).map(([name, code]) => [code, name as ListedTable]),
);

export const grantKey = idBytes;
export const rowKey = (table: ListedTable, id: string): string =>
  String.fromCharCode(listedTables[table]) + idBytes(id);

/** Table and id of a row, from its key. */
export function rowOfKey(key: string): { table: ListedTable | null; id: string } {
  return { table: tableNames.get(key.charCodeAt(0)) ?? null, id: idOf(key.slice(1)) };
}

/** An id as the database writes it, from its bytes. */
export function idOf(bytes: string): string {
  const hex = Buffer.from(bytes, 'latin1').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const rowHashOf = (sealed: Uint8Array): Buffer => sha256(sealed).subarray(0, HASH_BYTES);

export function packList({ grants, rows, hashes, kinds }: ListContents): Buffer {
  const head = Buffer.alloc(5);
  head[0] = FORMAT;
  head.writeUInt32BE(grants.size, 1);
  const count = Buffer.alloc(4);
  count.writeUInt32BE(rows.length / ROW_BYTES);
  return Buffer.concat([head, packGrants(grants), count, rows, hashes, kinds]);
}

function packGrants(grants: ReadonlyMap<string, boolean>): Buffer {
  const sorted = [...grants].sort(([one], [other]) => (one < other ? -1 : 1));
  return Buffer.from(sorted.map(([id, ended]) => id + (ended ? '\x01' : '\x00')).join(''), 'latin1');
}

/** Throws VaultRefusal for what is no list: it was authentic, so only a list of a later program is. */
export function unpackList(bytes: Buffer): ListContents {
  const format = bytes[0];
  if (format !== FORMAT && format !== WITHOUT_KINDS) throw new VaultRefusal();
  const { grants, end } = readGrants(bytes, 1);
  const length = bytes.readUInt32BE(end) * ROW_BYTES;
  const start = end + 4;
  const rows = bytes.subarray(start, start + length);
  const count = length / ROW_BYTES;
  const afterHashes = start + length + count * HASH_BYTES;
  const hashes = bytes.subarray(start + length, afterHashes);
  const kinds = format === FORMAT ? bytes.subarray(afterHashes) : Buffer.alloc(count * KIND_BYTES);
  if (hashes.length !== count * HASH_BYTES || kinds.length !== count * KIND_BYTES) throw new VaultRefusal();
  return { grants, rows, hashes, kinds };
}

function readGrants(bytes: Buffer, at: number): { grants: Map<string, boolean>; end: number } {
  const start = at + 4;
  const end = start + bytes.readUInt32BE(at) * GRANT_BYTES;
  const grants = new Map<string, boolean>();
  for (let from = start; from < end; from += GRANT_BYTES)
    grants.set(bytes.toString('latin1', from, from + ID_BYTES), bytes[from + ID_BYTES] === 1);
  return { grants, end };
}

/** What the database says is there: its grants, its rows without hashes, and what each is. */
export interface CaseFacts {
  grants: ReadonlyMap<string, boolean>;
  rows: Buffer;
  kinds: Buffer;
}

export const readCaseFacts = (facts: Buffer): CaseFacts => factsOf(facts, ROW_BYTES);

function factsOf(facts: Buffer, rowBytes: number): CaseFacts {
  const { grants, end } = readGrants(facts, 0);
  const afterRows = end + ((facts.length - end) / (rowBytes + KIND_BYTES)) * rowBytes;
  return { grants, rows: facts.subarray(end, afterRows), kinds: facts.subarray(afterRows) };
}

/**
 * The list that begins with what is there, from facts with hashes. With how many of the rows, other than one's `own` of
 * this visit, were sealed with their version: there are none where there never was a list.
 */
export function firstList(
  facts: Buffer,
  own: ReadonlyMap<string, ListEntry>,
): { contents: ListContents; withVersion: number } {
  const { grants, rows: hashed, kinds } = factsOf(facts, HASHED_BYTES);
  const count = hashed.length / HASHED_BYTES;
  const rows = Buffer.alloc(count * ROW_BYTES);
  const hashes = Buffer.alloc(count * HASH_BYTES);
  let withVersion = 0;
  for (let at = 0; at < count; at += 1) {
    const from = at * HASHED_BYTES;
    hashed.copy(rows, at * ROW_BYTES, from, from + ROW_BYTES);
    hashed.copy(hashes, at * HASH_BYTES, from + ROW_BYTES + 1, from + HASHED_BYTES);
    const isOwn = own.has(hashed.toString('latin1', from, from + KEY_BYTES));
    if (hashed[from + ROW_BYTES] !== 1 && !isOwn) withVersion += 1;
  }
  return { contents: { grants, rows, hashes, kinds }, withVersion };
}

/** A row as facts with hashes tell it. */
export interface HashedRow {
  table: ListedTable;
  id: string;
  key: string;
  version: number;
  /** The first byte of what is sealed. */
  format: number;
  hash: Buffer;
  kind: Buffer;
}

/** Was this row sealed with its version? Then its case has a list, or had one. */
export const startsWithVersion = ({ format }: HashedRow): boolean => format !== 1;

/** Facts with hashes, row by row; and the bytes of all rows, without the grants. */
export function hashedRows(facts: Buffer): { grants: ReadonlyMap<string, boolean>; rows: HashedRow[]; bytes: Buffer } {
  const { grants, rows: hashed, kinds } = factsOf(facts, HASHED_BYTES);
  const bytes = Buffer.concat([hashed, kinds]);
  const rows: HashedRow[] = [];
  for (let from = 0; from < hashed.length; from += HASHED_BYTES) {
    const key = bytes.toString('latin1', from, from + KEY_BYTES);
    const { table, id } = rowOfKey(key);
    if (table === null) throw new VaultRefusal();
    rows.push({
      table,
      id,
      key,
      version: bytes.readUInt32BE(from + KEY_BYTES),
      format: bytes[from + ROW_BYTES] ?? 0,
      hash: bytes.subarray(from + ROW_BYTES + 1, from + HASHED_BYTES),
      kind: kindAt(kinds, from / HASHED_BYTES),
    });
  }
  return { grants, rows, bytes };
}

/** Where a row is in the list, or would be: found by halves, for the rows are in order. */
function positionOf(rows: Buffer, wanted: Buffer): { at: number; found: boolean } {
  let low = 0;
  let high = rows.length / ROW_BYTES;
  while (low < high) {
    const middle = (low + high) >> 1;
    const start = middle * ROW_BYTES;
    const order = rows.compare(wanted, 0, KEY_BYTES, start, start + KEY_BYTES);
    if (order === 0) return { at: middle, found: true };
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return { at: low, found: false };
}

/** The entry of a row; undefined when the list does not name it. */
export function entryOf({ rows, hashes, kinds }: ListContents, key: string): ListEntry | undefined {
  const { at, found } = positionOf(rows, Buffer.from(key, 'latin1'));
  if (!found) return undefined;
  const hash = hashes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
  return { key, version: rows.readUInt32BE(at * ROW_BYTES + KEY_BYTES), hash, kind: kindAt(kinds, at) };
}

/** The list with these rows and grants in it, new or changed. A grant that has ended stays so. */
export function changedList(
  contents: ListContents,
  changes: ReadonlyMap<string, ListEntry>,
  grants: ReadonlyMap<string, boolean>,
): ListContents {
  if (changes.size === 0 && grants.size === 0) return contents;
  const merged = new Map(contents.grants);
  for (const [id, ended] of grants) merged.set(id, ended || merged.get(id) === true);
  let { rows, hashes, kinds } = contents;
  for (const { key, version, hash, kind } of changes.values()) {
    const row = Buffer.alloc(ROW_BYTES);
    row.write(key, 'latin1');
    row.writeUInt32BE(version, KEY_BYTES);
    const { at, found } = positionOf(rows, row.subarray(0, KEY_BYTES));
    rows = replaced(rows, at * ROW_BYTES, found ? ROW_BYTES : 0, row);
    hashes = replaced(hashes, at * HASH_BYTES, found ? HASH_BYTES : 0, hash);
    if (kind !== null || !found) kinds = replaced(kinds, at * KIND_BYTES, found ? KIND_BYTES : 0, kind ?? noKind);
  }
  return { grants: merged, rows, hashes, kinds };
}

/** The bytes with so many of them, from there, replaced by these. */
const replaced = (bytes: Buffer, at: number, gone: number, by: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), by, bytes.subarray(at + gone)]);

function* entriesOf({ rows, kinds }: Pick<ListContents, 'rows' | 'kinds'>) {
  for (let from = 0, at = 0; from < rows.length; from += ROW_BYTES, at += 1) {
    const key = rows.toString('latin1', from, from + KEY_BYTES);
    yield { key, version: rows.readUInt32BE(from + KEY_BYTES), kind: kindAt(kinds, at) };
  }
}

/** A row that does not fit: its key, and what is wrong with it. */
export interface Misfit {
  key: string;
  why: 'missing' | 'planted' | 'other-version';
}

/** What differs between the list and what is there; nothing, nearly always, and then only bytes are compared. */
export function misfitsOf(listed: Pick<ListContents, 'rows' | 'kinds'>, found: CaseFacts): Misfit[] {
  if (listed.rows.equals(found.rows) && listed.kinds.equals(found.kinds)) return [];
  const expected = new Map([...entriesOf(listed)].map((entry) => [entry.key, entry]));
  const seen = new Set<string>();
  const misfits: Misfit[] = [];
  for (const { key, version, kind } of entriesOf(found)) {
    seen.add(key);
    const wanted = expected.get(key);
    if (wanted === undefined) misfits.push({ key, why: 'planted' });
    else if (wanted.version !== version || !isKind(wanted.kind, kind)) misfits.push({ key, why: 'other-version' });
  }
  for (const key of expected.keys()) if (!seen.has(key)) misfits.push({ key, why: 'missing' });
  return misfits;
}

/** The list with the kinds of rows of which it knew none: as with a list itself, the first use is trusted. */
export function withKinds(contents: ListContents, found: CaseFacts): ListContents {
  if (contents.kinds.equals(found.kinds)) return contents;
  const there = new Map([...entriesOf(found)].map(({ key, version, kind }) => [`${key} ${version}`, kind]));
  const kinds = [...entriesOf(contents)].map(({ key, version, kind }) =>
    kind.equals(noKind) ? (there.get(`${key} ${version}`) ?? kind) : kind,
  );
  return { ...contents, kinds: Buffer.concat(kinds) };
}
