import { describe, expect, it } from 'vitest';
import { isNumberInUse, numbersIn } from './telephone-numbers.ts';

describe('a telephone number', () => {
  it.each([
    ['112', '113', '144', '116 111', '0800-0113', '0900-8844', '0900 8844', '0800 2000', '14 030', '088 715 70 00'],
    ['030 555 01 02', '(030) 555-0102', '06 12345678', '+31 (0)30 555 01 02', '+32 2 123 45 67'.replace('123', '223')],
  ])('that can be called is not asked about: %s …', async (...numbers) => {
    for (const number of numbers) expect([number, await isNumberInUse(number)]).toEqual([number, true]);
  });

  it('with a digit too few or too many, or of no plan at all, is', async () => {
    for (const number of [
      '030 123',
      '030 555 01 0',
      '030 555 01 023',
      '06 1234567',
      '118',
      '117000',
      '0999 123456',
      '+999 1234567',
    ])
      expect([number, await isNumberInUse(number)]).toEqual([number, false]);
  });

  it('loses its rightness with any one digit, however it is written', async () => {
    const right = '0305550102';
    for (let at = 1; at < right.length; at++) {
      const less = right.slice(0, at) + right.slice(at + 1);
      expect([less, await isNumberInUse(less)]).toEqual([less, false]);
      expect(await isNumberInUse(`${right.slice(0, at)} ${right.slice(at)}`)).toBe(true);
    }
  });
});

describe('the numbers in a text', () => {
  it('are found among dates, hours, years and post codes', () => {
    const text =
      'Fatma, 030-555 01 02 (ma 09.00 - 17.00 uur), of +31 6 12345678; sinds 01-02-2026, 3511 AB Utrecht, 020123, 7 jaar.';
    expect(numbersIn(text)).toEqual(['030-555 01 02', '+31 6 12345678', '020123']);
    expect(numbersIn('Bewaren: 5 jaar, tot 01.02.2031; open 09:00 tot 17.30.')).toEqual([]);
  });
});
