import { sha256 } from '#app/platform/vault/index.ts';

/** Where the entries' hashes come from that are not kept in memory: those from `from` up to, not with, `to`. */
export type ReadLeaves = (from: number, to: number) => Promise<readonly Uint8Array[]>;

const blockSize = 256;
const emptyRoot = sha256('');

const leafOf = (entry: Uint8Array) => sha256(Buffer.of(0), entry);
const nodeOf = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.of(1), left, right);

/**
 * A Merkle tree (RFC 6962) over the hashes of the entries, in order. Of each 256 of them one hash is kept in memory
 * (125 kB for a million entries); what lies below is read again when a proof needs it.
 */
export class LogTree {
  readonly #blocks: Buffer[] = [];
  /** Leaves of the block that is not full. */
  #rest: Buffer[] = [];

  get size(): number {
    return this.#blocks.length * blockSize + this.#rest.length;
  }

  append(entryHash: Uint8Array): void {
    this.#rest.push(leafOf(entryHash));
    if (this.#rest.length < blockSize) return;
    this.#blocks.push(rootOfLeaves(this.#rest));
    this.#rest = [];
  }

  /** The root of the whole tree. */
  root(): Buffer {
    return this.size === 0 ? emptyRoot : this.#inMemory(0, this.size);
  }

  /** The root as it was when the tree had this size. */
  rootAt(size: number, read: ReadLeaves): Promise<Buffer> {
    return size === 0 ? Promise.resolve(emptyRoot) : this.#range(0, size, read);
  }

  /** That the tree of this size extends the one of the old size (RFC 6962, 2.1.2); empty when there is nothing to prove. */
  async consistency(old: number, size: number, read: ReadLeaves): Promise<Buffer[]> {
    if (old < 0 || old > size || size > this.size) throw new RangeError('No tree of that size.');
    return old === 0 ? [] : this.#proof(old, 0, size, true, read);
  }

  async #proof(old: number, from: number, to: number, whole: boolean, read: ReadLeaves): Promise<Buffer[]> {
    const length = to - from;
    if (old === length) return whole ? [] : [await this.#range(from, to, read)];
    const half = splitOf(length);
    if (old <= half) {
      return [...(await this.#proof(old, from, from + half, whole, read)), await this.#range(from + half, to, read)];
    }
    const right = await this.#proof(old - half, from + half, to, false, read);
    return [...right, await this.#range(from, from + half, read)];
  }

  /** A range as proofs ask for it: aligned to its own size, so that it lies in one block or is made of whole ones. */
  async #range(from: number, to: number, read: ReadLeaves): Promise<Buffer> {
    if (to - from <= blockSize && !this.#isBlock(from, to)) return rootOfLeaves((await read(from, to)).map(leafOf));
    if (this.#isBlock(from, to)) return this.#block(from);
    const half = splitOf(to - from);
    return nodeOf(await this.#range(from, from + half, read), await this.#range(from + half, to, read));
  }

  #inMemory(from: number, to: number): Buffer {
    if (this.#isBlock(from, to)) return this.#block(from);
    if (to - from <= blockSize) return rootOfLeaves(this.#rest.slice(from % blockSize, (from % blockSize) + to - from));
    const half = splitOf(to - from);
    return nodeOf(this.#inMemory(from, from + half), this.#inMemory(from + half, to));
  }

  #isBlock(from: number, to: number): boolean {
    return to - from === blockSize && from / blockSize < this.#blocks.length;
  }

  #block(from: number): Buffer {
    const block = this.#blocks[from / blockSize];
    if (block === undefined) throw new RangeError('No such block.');
    return block;
  }
}

/** The largest power of two that is smaller than this. */
function splitOf(length: number): number {
  let half = 1;
  while (half * 2 < length) half *= 2;
  return half;
}

function rootOfLeaves(leaves: readonly Buffer[]): Buffer {
  const [first] = leaves;
  if (first === undefined) return emptyRoot;
  if (leaves.length === 1) return first;
  const half = splitOf(leaves.length);
  return nodeOf(rootOfLeaves(leaves.slice(0, half)), rootOfLeaves(leaves.slice(half)));
}

interface TreeHead {
  size: number;
  root: Uint8Array;
}

/** Does the proof show that the second tree extends the first (RFC 9162, 2.1.4.2, which says how for RFC 6962's)? */
export function isConsistent(old: TreeHead, now: TreeHead, proof: readonly Uint8Array[]): boolean {
  if (old.size > now.size || proof.length > 63) return false;
  if (old.size === now.size) return proof.length === 0 && same(old.root, now.root);
  if (old.size === 0) return proof.length === 0;
  const path = isPowerOfTwo(old.size) ? [old.root, ...proof] : [...proof];
  let [first, last] = [old.size - 1, now.size - 1];
  while (first % 2 === 1) [first, last] = [halved(first), halved(last)];
  const [start, ...steps] = path;
  if (start === undefined) return false;
  let [oldRoot, newRoot]: [Uint8Array, Uint8Array] = [start, start];
  for (const step of steps) {
    if (last === 0) return false;
    if (first % 2 === 1 || first === last) {
      [oldRoot, newRoot] = [nodeOf(step, oldRoot), nodeOf(step, newRoot)];
      while (first % 2 === 0 && first !== 0) [first, last] = [halved(first), halved(last)];
    } else {
      newRoot = nodeOf(newRoot, step);
    }
    [first, last] = [halved(first), halved(last)];
  }
  return last === 0 && same(oldRoot, old.root) && same(newRoot, now.root);
}

const halved = (number: number) => Math.floor(number / 2);
const same = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(b);

function isPowerOfTwo(number: number): boolean {
  let power = 1;
  while (power < number) power *= 2;
  return power === number;
}
