import { describe, expect, it } from 'vitest';
import {
  equal,
  mac,
  newId,
  newKey,
  newOneTimeCode,
  newReceiptCode,
  newReference,
  readOneTimeCode,
  readReceiptCode,
} from './index.ts';

describe('what people read aloud and type over', () => {
  it('is a reference of 8 characters that nobody can mistake', () => {
    const all = Array.from({ length: 2000 }, newReference);
    expect(all.every((one) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(one))).toBe(true);
    expect(new Set(all).size).toBe(2000);
    expect(new Set(all.join('')).size).toBe(32);
  });

  it('is a receipt code of 16 digits, read back with any spacing', () => {
    const code = newReceiptCode();
    expect(code).toMatch(/^\d{4}-\d{4}-\d{4}-\d{4}$/);
    expect(readReceiptCode(` ${code.replaceAll('-', '  ')} `)).toBe(code);
    expect(readReceiptCode(code.replaceAll('-', ''))).toBe(code);
    for (const wrong of ['', '1234', `${code}1`, code.replace(/\d/, 'x')]) expect(readReceiptCode(wrong)).toBeNull();
  });

  it('is a one-time code, read back in small letters and with the usual mix-ups', () => {
    const code = newOneTimeCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
    expect(readOneTimeCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code);
    expect(readOneTimeCode('oil0-OIL0-2222-zzzz')).toBe('0110-0110-2222-ZZZZ');
    for (const wrong of ['', 'ABCD', 'UUUU-UUUU-UUUU-UUUU', `${code}A`]) expect(readOneTimeCode(wrong)).toBeNull();
  });

  it('is never the same id twice', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000);
  });
});

describe('an authentication code', () => {
  const key = newKey();

  it('tells domains apart, and parts that were shifted into each other', () => {
    const sums = [
      mac(key, 'a', 'bc', 'd'),
      mac(key, 'a', 'b', 'cd'),
      mac(key, 'a', 'bcd'),
      mac(key, 'ab', 'c', 'd'),
      mac(newKey(), 'a', 'bc', 'd'),
    ];
    expect(new Set(sums.map((sum) => sum.toString('hex'))).size).toBe(sums.length);
    expect(mac(key, 'a', Buffer.from('bc'), 'd')).toEqual(mac(key, 'a', 'bc', 'd'));
  });

  it('is compared without an error when the lengths differ', () => {
    expect(equal(Buffer.of(1, 2), Buffer.of(1, 2))).toBe(true);
    expect(equal(Buffer.of(1, 2), Buffer.of(1, 3))).toBe(false);
    expect(equal(Buffer.of(1, 2), Buffer.of(1))).toBe(false);
  });
});
