import { describe, expect, it } from 'vitest';
import {
  newBoxPair,
  newKey,
  newPersonSecret,
  newSessionCookie,
  openBytes,
  openDocument,
  openSession,
  sealBytes,
  sealDocument,
  sealSession,
  unwrapKey,
  VaultRefusal,
  wrapKey,
} from './index.ts';

const place = { table: 'record', row: 'r-1', column: 'document', caseId: '7KQ2', epoch: 1 };

/** Flips one bit of each byte in turn and returns everything that came of it. */
function outcomes(sealed: Buffer, open: (changed: Buffer) => unknown): unknown[] {
  return Array.from(sealed, (byte, at) => {
    const changed = Buffer.from(sealed);
    changed[at] = byte ^ (1 << (at % 8));
    try {
      open(changed);
      return 'opened';
    } catch (error) {
      return error;
    }
  });
}

function expectRefusals(all: unknown[]): void {
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all.map((error) => (error as Error).constructor))).toEqual(new Set([VaultRefusal]));
  expect(new Set(all.map(String))).toEqual(new Set(['VaultRefusal: The vault refuses']));
}

describe('T87 one changed bit', () => {
  it('T87 anywhere in 50 envelopes is refused with one and the same error', () => {
    const key = newKey();
    for (let round = 0; round < 50; round++) {
      const sealed = sealDocument(key, place, { note: 'x'.repeat(round * 9) });
      expectRefusals(outcomes(sealed, (changed) => openDocument(key, place, changed)));
    }
  });

  it('T87 anywhere in 50 wrapped keys is refused with one and the same error', () => {
    const pair = newBoxPair();
    for (let round = 0; round < 50; round++) {
      const wrapped = wrapKey(pair.boxPublic, `grant ${round}`, newKey());
      expectRefusals(outcomes(wrapped, (changed) => unwrapKey(pair, `grant ${round}`, changed)));
    }
  });

  it('T87 anywhere in a sealed session is refused with one and the same error', () => {
    const { key } = newSessionCookie();
    const owner = { sessionId: 's', personId: 'p' };
    const sealed = sealSession(key, owner, newPersonSecret());
    expectRefusals(outcomes(sealed, (changed) => openSession(key, owner, changed)));
  });

  it('T87 a cut, grown, empty or foreign one is refused like a changed one', () => {
    const key = newKey();
    const pair = newBoxPair();
    const sealed = sealBytes(key, place, Buffer.from('secret'));
    const wrapped = wrapKey(pair.boxPublic, 'grant', key);
    const cuts = Array.from({ length: sealed.length }, (_, length) => sealed.subarray(0, length));
    for (const wrong of [...cuts, Buffer.concat([sealed, Buffer.alloc(1)])]) {
      expect(() => openBytes(key, place, wrong)).toThrow(VaultRefusal);
    }
    for (const wrong of [...cuts.slice(0, wrapped.length), Buffer.concat([wrapped, Buffer.alloc(1)])]) {
      expect(() => unwrapKey(pair, 'grant', wrong)).toThrow(VaultRefusal);
    }
    expect(() => openBytes(newKey(), place, sealed)).toThrow(VaultRefusal);
    expect(() => unwrapKey(newBoxPair(), 'grant', wrapped)).toThrow(VaultRefusal);
    expect(() => unwrapKey(pair, 'another grant', wrapped)).toThrow(VaultRefusal);
  });

  it('T87 takes as long to refuse in the header as in the text', () => {
    const key = newKey();
    const sealed = sealDocument(key, place, 'x'.repeat(60_000));
    const places = [0, 5, 20, 30_000, sealed.length - 1];
    const changed = places.map((at) => {
      const copy = Buffer.from(sealed);
      copy[at] = (copy[at] ?? 0) ^ 1;
      return copy;
    });
    const times = quickest(changed.map((each) => () => openDocument(key, place, each)));
    // Refusing at the header without trying the text would be about ten times quicker.
    expect(Math.max(...times) / Math.min(...times)).toBeLessThan(2);
  });
});

/** The quickest of many tries of each, in turn: what other work on the machine adds is never less than nothing, and meets all alike. */
function quickest(refused: (() => unknown)[]): number[] {
  const times = refused.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 300; round += 1)
    for (const [at, each] of refused.entries()) times[at] = Math.min(times[at] ?? 0, timeOf(each));
  return times;
}

function timeOf(refused: () => unknown): number {
  const start = performance.now();
  try {
    refused();
  } catch {
    return performance.now() - start;
  }
  throw new Error('It was not refused');
}
