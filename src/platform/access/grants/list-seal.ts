import type { Compartment } from '#app/platform/database/index.ts';
import { exact, type Key, type Place, VaultRefusal } from '#app/platform/vault/index.ts';
import type { StoredList } from './case-list.store.ts';
import {
  changedList,
  entryOf,
  grantKey,
  HASH_BYTES,
  type ListContents,
  type ListEntry,
  packList,
  rowHashOf,
  rowKey,
  unpackList,
} from './list-contents.ts';

/** The newest key of a case compartment. */
export interface HeldKey {
  caseId: string;
  compartment: Compartment;
  epoch: number;
  key: Key;
}

const placeOfList = ({ caseId, compartment, epoch }: HeldKey, version: number): Place => ({
  table: 'case_list',
  row: caseId,
  column: 'sealed',
  caseId,
  compartment,
  epoch,
  version,
});

/** The number of grants of whose ids the head has the last bytes; of others the list itself is asked. */
const GRANTS_IN_HEAD = 6;
const END_BYTES = 4;
const endOf = (id: string) => id.slice(-END_BYTES);

export function sealedList(of: HeldKey, version: number, contents: ListContents): Buffer {
  return exact.seal(of.key, placeOfList(of, version), packList(contents));
}

/** Throws VaultRefusal for a list that is not sealed under the newest key: with an earlier one nobody writes any more. */
export function openStored(of: HeldKey, { epoch, version, sealed }: StoredList): ListContents {
  if (epoch !== of.epoch) throw new VaultRefusal();
  return unpackList(exact.open(of.key, placeOfList(of, version), sealed));
}

/** Which grants ended, by the list? All of them, as far as it goes, when the list does not open. */
export function endedIn(of: HeldKey, stored: StoredList): (grantId: string) => boolean {
  try {
    const { grants } = openStored(of, stored);
    return (grantId) => grants.get(grantKey(grantId)) === true;
  } catch {
    return () => true;
  }
}

const placeOfHead = ({ caseId, epoch }: Pick<HeldKey, 'caseId' | 'epoch'>): Place => ({
  table: 'case_header',
  row: caseId,
  column: 'head',
  caseId,
  compartment: 'core',
  epoch,
});

/** Version (4) and hash (16) of the header, then the last bytes of the ids of grants that live. */
export function sealedHead(of: HeldKey, { version, hash }: ListEntry, grants: ReadonlyMap<string, boolean>): Buffer {
  const head = Buffer.alloc(4 + hash.length + GRANTS_IN_HEAD * END_BYTES);
  head.writeUInt32BE(version);
  hash.copy(head, 4);
  const living = [...grants].filter(([, ended]) => !ended).map(([id]) => endOf(id));
  head.write(living.slice(0, GRANTS_IN_HEAD).join(''), 4 + hash.length, 'latin1');
  return exact.seal(of.key, placeOfHead(of), head);
}

/** What the head of a case says, for lists of many cases. */
export interface CaseHead {
  /** Is this the header that was written down? */
  fits(header: { version: number; sealed: Uint8Array }): boolean;
  /** Does this grant live? Not known of every one. */
  names(grantId: string): boolean;
}

/** No list was made of this case yet; then nothing in it was sealed with its version. */
const noHead: CaseHead = { fits: ({ sealed }) => !exact.carriesVersion(sealed), names: () => true };
const unfitHead: CaseHead = { fits: () => false, names: () => false };

export function openHead(of: Pick<HeldKey, 'caseId' | 'epoch' | 'key'>, head: Uint8Array | null): CaseHead {
  if (head === null) return noHead;
  try {
    const said = exact.open(of.key, placeOfHead(of), head);
    const living = said.toString('latin1', 4 + HASH_BYTES);
    return {
      fits: ({ version, sealed }) =>
        said.readUInt32BE() === version && rowHashOf(sealed).equals(said.subarray(4, 4 + HASH_BYTES)),
      names: (grantId) => hasPart(living, endOf(grantKey(grantId))),
    };
  } catch {
    return unfitHead;
  }
}

function hasPart(parts: string, wanted: string): boolean {
  for (let at = 0; at < parts.length; at += END_BYTES) if (parts.slice(at, at + END_BYTES) === wanted) return true;
  return false;
}

/**
 * The list under a new key, with the grants that were given and those that ended with the old one; and of the core its
 * head. Throws VaultRefusal when the list does not open: then the key of this case is not rotated.
 */
export function renewedList(
  old: HeldKey,
  stored: StoredList,
  by: Pick<HeldKey, 'epoch' | 'key'>,
  grants: { given: readonly string[]; ended: readonly string[] },
): { list: StoredList; head: Buffer | null } {
  const { caseId, compartment } = old;
  const changes = new Map<string, boolean>();
  for (const id of grants.ended) changes.set(grantKey(id), true);
  for (const id of grants.given) changes.set(grantKey(id), false);
  const contents = changedList(openStored(old, stored), new Map(), changes);
  const version = stored.version + 1;
  const held = { caseId, compartment, ...by };
  const header = compartment === 'core' ? entryOf(contents, rowKey('case_header', caseId)) : undefined;
  return {
    list: { epoch: by.epoch, version, sealed: sealedList(held, version, contents) },
    head: header ? sealedHead(held, header, contents.grants) : null,
  };
}
