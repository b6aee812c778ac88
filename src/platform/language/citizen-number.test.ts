import { describe, expect, test } from 'vitest';
import {
  hasStruckNumber,
  isCitizenNumber,
  mayHoldCitizenNumber as mayHold,
  strikeCitizenNumbers as strike,
} from './citizen-number.ts';

describe('a citizen number', () => {
  test('passes the test of eleven', () => {
    expect(['123456782', '111222333', '123456789', '000000000'].map(isCitizenNumber)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    '123456782',
    '123 456 782',
    '123.456.782',
    '123456 782',
    '1234.56.782',
    '1234 56 782',
    '12 34 56 782',
    '123\u00a0456\u00a0782',
    '1234\u202f56\u202f782',
  ])('is struck out of a letter and refused in a form as %s', (written) => {
    const text = `Uw nummer is ${written}.`;
    expect(strike(text)).toBe(`Uw nummer is ${written.replace(/\d/g, '•')}.`);
    expect(hasStruckNumber(strike(text))).toBe(true);
    expect(mayHold(text)).toBe(true);
  });

  test.each([
    ['123456782 01-02-1990', '••••••••• 01-02-1990'],
    ['Rij 3 123456782', 'Rij 3 •••••••••'],
    ['nr.123456782', 'nr.•••••••••'],
    ['BSN123456782', 'BSN•••••••••'],
    ['1234.56.782.H.01', '••••.••.•••.H.01'],
  ])('is found beside other numbers and letters: %s', (text, struck) => {
    expect(strike(text)).toBe(struck);
    expect(mayHold(text)).toBe(true);
  });

  test('is struck out and refused when it is called one, also with a wrong digit', () => {
    expect(strike('burgerservicenummer: 123456789')).toBe('burgerservicenummer: •••••••••');
    expect(mayHold('burgerservicenummer: 123456789')).toBe(true);
  });

  test.each([
    'V-nummer 990 551 0042',
    'bel 088 043 04 30',
    'NL00 BANK 0123 4567 89',
    '1234 5678 9012 3456',
    'BSN sinds 12.03.2026',
  ])('is not seen in a V-number, a telephone, a bank account or a day: %s', (text) => {
    expect(strike(text)).toBe(text);
    expect(mayHold(text)).toBe(false);
  });

  test.each([
    '€ 123.456.782,00',
    'Zaaknummer: 202603118/1/V1',
    'Correspondentienummer: 5520 1187 3',
    '+31 111 222 333',
  ])('is refused where it may be one, and not taken away from who reads a letter: %s', (text) => {
    expect(mayHold(text)).toBe(true);
    expect(strike(text)).toBe(text);
  });

  test('in the middle of a word is another code to who types it, and glued by a scan to who reads it', () => {
    expect(mayHold('a123456782b')).toBe(false);
    expect(strike('nummer123456782van')).toBe('nummer•••••••••van');
  });
});
