import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { chooseEncoding, pack } from './compression.ts';

describe('the form in which a text travels', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, *;q=0', 'gzip'],
    ['BR', 'br'],
    ['br;q=0, gzip;q=0.8', 'gzip'],
    ['br;q=0.000,gzip;q=0', 'identity'],
    ['br; q=0.5', 'br'],
    ['brotli, xgzip', 'identity'],
    ['identity', 'identity'],
    ['\u0000;;,,=', 'identity'],
  ])('is the smallest that a browser takes: %s', (header, expected) => {
    expect(chooseEncoding(header)).toBe(expected);
  });

  test('is the same text in each', () => {
    const text = 'U hoeft het niet alleen te doen. '.repeat(50);
    const packed = pack(text);
    expect(brotliDecompressSync(packed.br).toString()).toBe(text);
    expect(gunzipSync(packed.gzip).toString()).toBe(text);
    expect(packed.identity.toString()).toBe(text);
    expect(packed.br.length).toBeLessThan(packed.identity.length / 5);
  });
});
