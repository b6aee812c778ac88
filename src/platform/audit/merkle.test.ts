import { describe, expect, it } from 'vitest';
import { sha256 } from '#app/platform/vault/index.ts';
import { isConsistent, LogTree } from './index.ts';

/** The leaves and roots that the makers of RFC 6962 published with their program. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const entry = (n: number) => sha256(`entry ${n}`);
const read = async (from: number, to: number) => Array.from({ length: to - from }, (_, at) => entry(from + at));

function treeOf(size: number): LogTree {
  const tree = new LogTree();
  for (let n = 0; n < size; n += 1) tree.append(entry(n));
  return tree;
}

/** Pairs of sizes that meet every edge: powers of two, one beside them, blocks of 256, and some in between. */
const sizes = [1, 2, 3, 4, 5, 6, 7, 8, 13, 255, 256, 257, 300, 511, 512, 513, 700, 1_023, 1_024, 1_025];
const pairs = sizes.flatMap((old) => sizes.filter((size) => size >= old).map((size) => [old, size] as const));

describe('S5 the Merkle tree beside the chain (RFC 6962)', () => {
  it('has the roots of the published vectors', () => {
    const tree = new LogTree();
    expect(tree.root().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    for (const [at, leaf] of leaves.entries()) {
      tree.append(Buffer.from(leaf, 'hex'));
      expect(tree.root().toString('hex')).toBe(roots[at]);
    }
  });

  it('gives proofs that verify, of every size from every smaller one', async () => {
    const tree = treeOf(1_025);
    const root = new Map<number, Buffer>();
    for (const size of sizes) root.set(size, treeOf(size).root());
    for (const [old, size] of pairs) {
      const proof = await tree.consistency(old, size, read);
      const now = { size, root: root.get(size) ?? Buffer.alloc(0) };
      expect(isConsistent({ size: old, root: root.get(old) ?? Buffer.alloc(0) }, now, proof), `${old} → ${size}`).toBe(
        true,
      );
    }
  });

  it('gives none that verifies after one bit is changed: of a hash, of either root, of a size, or one hash more or less', async () => {
    const tree = treeOf(700);
    for (const [old, size] of [
      [3, 7],
      [256, 700],
      [300, 513],
      [511, 512],
    ] as const) {
      const [before, now] = [
        { size: old, root: treeOf(old).root() },
        { size, root: treeOf(size).root() },
      ];
      const proof = await tree.consistency(old, size, read);
      for (let at = 0; at < proof.length; at += 1)
        for (const bit of [0, 77, 255])
          expect(isConsistent(before, now, proof.with(at, flipped(proof[at] ?? Buffer.alloc(32), bit)))).toBe(false);
      for (const bit of [0, 130, 255]) {
        expect(isConsistent({ ...before, root: flipped(before.root, bit) }, now, proof)).toBe(false);
        expect(isConsistent(before, { ...now, root: flipped(now.root, bit) }, proof)).toBe(false);
      }
      expect(isConsistent(before, now, proof.slice(1))).toBe(false);
      expect(isConsistent(before, now, [...proof, Buffer.alloc(32)])).toBe(false);
      expect(isConsistent({ ...before, size: old - 1 }, now, proof)).toBe(false);
      expect(isConsistent(now, before, proof)).toBe(false);
    }
  });

  it('proves nothing between a log and one in which an entry was reworded', async () => {
    const forked = new LogTree();
    for (let n = 0; n < 600; n += 1) forked.append(n === 40 ? entry(9_999) : entry(n));
    const readFork = async (from: number, to: number) =>
      (await read(from, to)).map((hash, at) => (from + at === 40 ? entry(9_999) : hash));
    const before = { size: 300, root: treeOf(300).root() };
    const proof = await forked.consistency(300, 600, readFork);
    expect(isConsistent(before, { size: 600, root: forked.root() }, proof)).toBe(false);
  });
});

function flipped(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return copy;
}
