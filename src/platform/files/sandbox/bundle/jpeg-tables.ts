/** Code and number of its bits, by symbol. */
export type Codes = readonly (readonly [code: number, length: number] | undefined)[];

// The tables that ITU T.81 gives in its annex K, and what follows from them.

/** Places of a block in the order in which they are written. */
export const ZIGZAG: readonly number[] = bytesOf(
  '000108100902030a11182019120b04050c131a21283029221b140d06070e151c232a313839322b241d160f171e252c333a3b342d261f272e353c3d362f373e3f',
);

/** How coarse brightness and colour may be; halved, which keeps the small print of a scan sharp. */
export const QUANTISERS: readonly (readonly number[])[] = [
  '100b0a101828333d0c0c0e131a3a3c370e0d1018283945380e11161d3357503e12162538446d674d182337405168715c31404e5767797865485c5f6270646763',
  '1112182f6363636312151a4263636363181a3863636363632f426363636363636363636363636363636363636363636363636363636363636363636363636363',
].map((table) => bytesOf(table).map((step) => Math.max(1, (step + 1) >> 1)));

/** One over each step, with the scale of the fast transform in it. */
export const DIVISORS: readonly [Float32Array, Float32Array] = [divisorsOf(0), divisorsOf(1)];

const dcBright = {
  counts: '00010501010101010100000000000000',
  symbols: '000102030405060708090a0b',
};
const dcColour = {
  counts: '00030101010101010101010000000000',
  symbols: '000102030405060708090a0b',
};
const acBright = {
  counts: '0002010303020403050504040000017d',
  symbols:
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728' +
    '292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a83848586878889' +
    '8a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2' +
    'e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
};
const acColour = {
  counts: '00020102040403040705040400010277',
  symbols:
    '000102031104052131061241510761711322328108144291a1b1c109233352f0156272d10a162434e125f11718191a26' +
    '2728292a35363738393a434445464748494a535455565758595a636465666768696a737475767778797a828384858687' +
    '88898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9da' +
    'e2e3e4e5e6e7e8e9eaf2f3f4f5f6f7f8f9fa',
};

interface Huffman {
  counts: string;
  symbols: string;
}

export const DC_CODES: readonly [Codes, Codes] = [codesOf(dcBright), codesOf(dcColour)];
export const AC_CODES: readonly [Codes, Codes] = [codesOf(acBright), codesOf(acColour)];

/** The tables as they are in the head of a file. */
export const HUFFMAN_TABLES: readonly number[] = [
  [0x00, dcBright] as const,
  [0x10, acBright] as const,
  [0x01, dcColour] as const,
  [0x11, acColour] as const,
].flatMap(([name, { counts, symbols }]) => [name, ...bytesOf(counts), ...bytesOf(symbols)]);

function codesOf({ counts, symbols }: Huffman): Codes {
  const codes: [number, number][] = [];
  const known = bytesOf(symbols);
  let code = 0;
  let next = 0;
  for (const [index, count] of bytesOf(counts).entries()) {
    for (let one = 0; one < count; one++) codes[known[next++] ?? 0] = [code++, index + 1];
    code <<= 1;
  }
  return codes;
}

function divisorsOf(table: 0 | 1): Float32Array {
  const scale = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379];
  const steps = QUANTISERS[table] ?? [];
  return Float32Array.from(steps, (step, at) => 1 / (step * (scale[at >> 3] ?? 1) * (scale[at & 7] ?? 1) * 8));
}

function bytesOf(text: string): number[] {
  return [...Buffer.from(text, 'hex')];
}
