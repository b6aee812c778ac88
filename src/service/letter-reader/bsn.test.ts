import { describe, expect, test } from 'vitest';
import { holdsBsn, isBsn, maskBsn } from './bsn.ts';

describe('a citizen number', () => {
  test('passes the test of eleven', () => {
    expect([isBsn('123456782'), isBsn('111222333'), isBsn('123456789'), isBsn('000000000')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each(['123456782', '123 456 782', '123.456.782', '1234.56.782', '1234 56 782'])(
    'is struck out as %s',
    (written) => {
      expect(maskBsn(`Uw nummer is ${written}.`)).toBe(`Uw nummer is ${written.replace(/\d/g, '•')}.`);
    },
  );

  test('is struck out when it is called one, also with a wrong digit', () => {
    expect(maskBsn('burgerservicenummer: 123456789')).toBe('burgerservicenummer: •••••••••');
  });

  test('is not seen in a V-number, a telephone, an amount or a bank account', () => {
    for (const text of [
      'V-nummer 990 551 0042',
      'bel 088 043 04 30',
      '€ 123.456.782,00',
      'NL00 BANK 0123 4567 89',
      '1234 5678 9012 3456',
    ]) {
      expect(holdsBsn(text), text).toBe(false);
    }
  });
});
