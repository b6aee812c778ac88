import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { newKey, openStream, randomBytes, sealStream, VaultRefusal } from './index.ts';

const key = newKey();
const place = { table: 'file', row: 'f-1', column: 'original', caseId: '7KQ2', epoch: 1 };
const START = 36;
const CHUNK = 65_536 + 17;

async function through(bytes: Buffer, stream: Transform, step = 10_000): Promise<Buffer> {
  const out: Buffer[] = [];
  const pieces = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) =>
    bytes.subarray(i * step, (i + 1) * step),
  );
  await pipeline(Readable.from(pieces), stream, async (source: AsyncIterable<Buffer>) => {
    for await (const piece of source) out.push(piece);
  });
  return Buffer.concat(out);
}

const seal = (bytes: Buffer, step?: number): Promise<Buffer> => through(bytes, sealStream(key, place), step);
const open = (sealed: Buffer, step?: number): Promise<Buffer> => through(sealed, openStream(key, place), step);

describe('a sealed stream', () => {
  it('comes back as it went in, whatever its length and however it is cut into pieces', async () => {
    for (const length of [0, 1, 255, 256, 16_384, 65_535, 65_536, 65_537, 131_071, 131_072, 300_000]) {
      const bytes = randomBytes(length);
      for (const step of [7_777, 65_536, 1_000_000]) {
        expect((await open(await seal(bytes, step), step + 1)).equals(bytes)).toBe(true);
      }
    }
  });

  it('leaves content that ends in what looks like padding as it is', async () => {
    for (const bytes of [
      Buffer.of(0x80),
      Buffer.alloc(70_000),
      Buffer.concat([Buffer.alloc(65_536), Buffer.of(0x80, 0)]),
    ]) {
      expect((await open(await seal(bytes))).equals(bytes)).toBe(true);
    }
  });

  it('T92 shows a size class and not a length', async () => {
    const lengths = new Set<number>();
    for (const length of [70_000, 90_001, 131_071]) lengths.add((await seal(randomBytes(length))).length);
    expect(lengths).toEqual(new Set([START + 2 * CHUNK]));
    expect((await seal(randomBytes(3))).length).toBe(START + 256 + 17);
  });

  it('never shows the same bytes twice', async () => {
    const bytes = Buffer.alloc(1000);
    expect((await seal(bytes)).equals(await seal(bytes))).toBe(false);
  });
});

describe('T87 a stream that was touched', () => {
  it('T87 is refused when it was cut anywhere', async () => {
    const sealed = await seal(randomBytes(150_000));
    for (const length of [0, 10, START, START + 5, START + CHUNK, START + 2 * CHUNK, sealed.length - 1]) {
      await expect(open(sealed.subarray(0, length)), `cut at ${length}`).rejects.toThrow(VaultRefusal);
    }
  });

  it('T87 is refused when chunks were swapped, repeated, left out or added', async () => {
    const sealed = await seal(randomBytes(250_000));
    const start = sealed.subarray(0, START);
    const chunks = [0, 1, 2, 3].map((i) => sealed.subarray(START + i * CHUNK, START + (i + 1) * CHUNK));
    expect((await open(Buffer.concat([start, ...chunks]))).length).toBe(250_000);
    for (const order of [[1, 0, 2, 3], [0, 0, 1, 2, 3], [0, 2, 3], [0, 1, 2, 3, 3], [3], [1, 2, 3], [0, 1, 2]]) {
      const changed = Buffer.concat([start, ...order.map((i) => chunks[i] as Buffer)]);
      await expect(open(changed), `order ${order}`).rejects.toThrow(VaultRefusal);
    }
    await expect(open(Buffer.concat([sealed, Buffer.of(0)]))).rejects.toThrow(VaultRefusal);
  });

  it('T87 is refused when a bit was changed, also in the padding and in the header', async () => {
    const sealed = await seal(randomBytes(100));
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 4;
      await expect(open(changed), `byte ${at}`).rejects.toThrow(VaultRefusal);
    }
  });

  it('T86 is refused at another place and with another key', async () => {
    const sealed = await seal(randomBytes(100));
    for (const other of [{ row: 'f-2' }, { caseId: '8ABC' }, { epoch: 2 }, { column: 'safe-view' }]) {
      await expect(through(sealed, openStream(key, { ...place, ...other }))).rejects.toThrow(VaultRefusal);
    }
    await expect(through(sealed, openStream(newKey(), place))).rejects.toThrow(VaultRefusal);
  });
});
