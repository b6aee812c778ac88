import { describe, expect, it } from 'vitest';
import fc, { anyCharacter } from '#test/property.ts';
import type { Json } from './index.ts';
import {
  forget,
  newKey,
  openBytes,
  openDocument,
  type Place,
  randomBytes,
  sealBytes,
  sealDocument,
  unwrapKey,
  VaultRefusal,
  wrapKey,
} from './index.ts';
import { newBoxPair } from './wrap.ts';

const key = newKey();
const place: Place = { table: 'record', row: 'r-1', column: 'document', caseId: '7KQ2', compartment: 'core', epoch: 1 };

const word = fc.string({ unit: anyCharacter, maxLength: 12 });
const anyPlace: fc.Arbitrary<Place> = fc.record(
  {
    table: word,
    row: word,
    column: word,
    caseId: word,
    compartment: word,
    epoch: fc.integer({ min: 0, max: 65_535 }),
    schema: fc.integer({ min: 1, max: 99 }),
  },
  { requiredKeys: ['table', 'row', 'column', 'epoch'] },
);

describe('a sealed document', () => {
  it('comes back as it went in, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyPlace, (value, where) => {
        const opened = openDocument(key, where, sealDocument(key, where, value as Json));
        expect(JSON.stringify(opened)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('comes back whole when it is larger than the work space', () => {
    const long = 'a letter '.repeat(50_000);
    expect(openDocument(key, place, sealDocument(key, place, long))).toBe(long);
  });

  it('leaves bytes as they are, also when they end in what looks like padding', () => {
    for (const bytes of [Buffer.alloc(0), Buffer.of(0x80, 0, 0), Buffer.alloc(300), randomBytes(5000)]) {
      expect(openBytes(key, place, sealBytes(key, place, bytes))).toEqual(bytes);
    }
  });
});

describe('T86 a sealed value opens at its own place only', () => {
  it('T86 refuses every other place', () => {
    const differs = fc
      .tuple(anyPlace, anyPlace)
      .filter(([one, other]) => JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other)));
    fc.assert(
      fc.property(differs, ([here, there]) => {
        expect(() => openDocument(key, there, sealDocument(key, here, 'secret'))).toThrow(VaultRefusal);
      }),
      { numRuns: 1000 },
    );
  });

  it('T86 refuses as soon as one part of the place differs', () => {
    const parts = ['table', 'row', 'column', 'caseId', 'compartment'] as const;
    fc.assert(
      fc.property(anyPlace, fc.constantFrom(...parts), word, (here, part, other) => {
        fc.pre(here[part] !== other);
        const sealed = sealDocument(key, here, 'secret');
        expect(() => openDocument(key, { ...here, [part]: other }, sealed)).toThrow(VaultRefusal);
        expect(() => openDocument(key, { ...here, epoch: here.epoch ^ 1 }, sealed)).toThrow(VaultRefusal);
        expect(() => openDocument(key, { ...here, schema: (here.schema ?? 1) + 1 }, sealed)).toThrow(VaultRefusal);
      }),
      { numRuns: 500 },
    );
  });

  it('T86 does not take text shifted from one part of the place into the next', () => {
    const sealed = sealDocument(key, { ...place, row: 'a|b', column: 'c' }, 'secret');
    expect(() => openDocument(key, { ...place, row: 'a', column: 'b|c' }, sealed)).toThrow(VaultRefusal);
    const left = sealDocument(key, { table: 't', row: 'r', column: 'c', epoch: 1 }, 'secret');
    expect(() => openDocument(key, { table: 't', row: 'r', column: 'c', epoch: 1, caseId: '' }, left)).toThrow(
      VaultRefusal,
    );
  });

  it('T86 refuses a document as bytes and bytes as a document', () => {
    expect(() => openBytes(key, place, sealDocument(key, place, 1))).toThrow(VaultRefusal);
    expect(() => openDocument(key, place, sealBytes(key, place, Buffer.from('1')))).toThrow(VaultRefusal);
  });

  it('T86 refuses an epoch that does not fit the header', () => {
    for (const epoch of [-1, 65_536, 1.5, Number.NaN]) {
      expect(() => sealDocument(key, { ...place, epoch }, 1)).toThrow(VaultRefusal);
    }
  });
});

describe('T92 only the size classes show', () => {
  const classes = new Set([256, 1024, 4096, 16_384]);
  const overhead = 12 + 24 + 16;

  it('T92 for 10,000 texts of all lengths', () => {
    const seen = new Set<number>();
    for (let length = 0; length < 10_000; length++) {
      seen.add(sealDocument(key, place, 'x'.repeat(length)).length - overhead);
    }
    expect(seen).toEqual(classes);
  });

  it('T92 with powers of two above 16 KiB, and never a class more than needed', () => {
    for (const [length, size] of [
      [255, 256],
      [256, 1024],
      [16_383, 16_384],
      [16_384, 32_768],
      [32_767, 32_768],
      [1_048_576, 2_097_152],
    ] as const) {
      expect(sealBytes(key, place, Buffer.alloc(length)).length - overhead).toBe(size);
    }
  });
});

describe('T93 an unknown version or suite', () => {
  it('T93 is refused, never guessed', () => {
    const sealed = sealDocument(key, place, 'secret');
    for (const at of [0, 1]) {
      for (let value = 0; value < 256; value++) {
        if (value === 1) continue;
        const other = Buffer.from(sealed);
        other[at] = value;
        expect(() => openDocument(key, place, other)).toThrow(VaultRefusal);
      }
    }
  });

  it('T93 is refused in a wrapped key too', () => {
    const pair = newBoxPair();
    const wrapped = wrapKey(pair.boxPublic, 'grant', key);
    for (let suite = 0; suite < 256; suite++) {
      if (suite === 1) continue;
      const other = Buffer.from(wrapped);
      other[0] = suite;
      expect(() => unwrapKey(pair, 'grant', other)).toThrow(VaultRefusal);
    }
  });
});

describe('a forgotten key', () => {
  it('is zeros, and seals, opens and hands out nothing', () => {
    const gone = newKey();
    const sealed = sealDocument(gone, place, 'secret');
    forget(gone, null, undefined);
    expect(gone.every((byte) => byte === 0)).toBe(true);
    expect(() => sealDocument(gone, place, 'for everybody')).toThrow(VaultRefusal);
    expect(() => openDocument(gone, place, sealed)).toThrow(VaultRefusal);
    expect(() => wrapKey(newBoxPair().boxPublic, 'grant', gone)).toThrow(VaultRefusal);
  });

  it('never turns into a newer key', () => {
    const gone = Array.from({ length: 300 }, newKey);
    forget(...gone);
    const newer = Array.from({ length: 300 }, newKey);
    expect(gone.every((old) => old.every((byte) => byte === 0))).toBe(true);
    expect(new Set(newer.map((one) => one.toString('hex'))).size).toBe(300);
  });
});

function sorted(where: Place): [string, unknown][] {
  const entries = Object.entries({ schema: 1, ...where });
  return entries.filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
}
