import { describe, expect, it } from 'vitest';
import { checkDigits, readCheckDigits } from './index.ts';

describe('digits that two people compare aloud', () => {
  it('T85 S2 are the same twenty for the same statement for ever, and others for another statement or domain', async () => {
    const statement = { person: 'a', roles: ['volunteer'], region: null };
    const digits = await checkDigits('naast-test-1', statement);
    expect(digits).toBe('5526 0045 3483 0502 8834');
    expect(await checkDigits('naast-test-1', { region: null, roles: ['volunteer'], person: 'a' })).toBe(digits);
    expect(await checkDigits('naast-test-2', statement)).not.toBe(digits);
    expect(await checkDigits('naast-test-1', { ...statement, person: 'b' })).not.toBe(digits);
  });

  it('S2 are read however they were typed', () => {
    for (const typed of ['01234567890123456789', ' 0123-4567 8901.2345 6789 ', '0123 4567 8901 2345 6789'])
      expect(readCheckDigits(typed)).toBe('0123 4567 8901 2345 6789');
    expect(readCheckDigits('1234')).toBe('1234');
    expect(readCheckDigits('geen')).toBe('');
  });
});
