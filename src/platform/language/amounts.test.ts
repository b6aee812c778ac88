import { expect, test } from 'vitest';
import { inEuros } from './amounts.ts';

test.each([
  ['1204.00', '€\u00a01.204,00', '€1,204.00'],
  ['243.50', '€\u00a0243,50', '€243.50'],
  ['1234567.89', '€\u00a01.234.567,89', '€1,234,567.89'],
  ['9', '€\u00a09,00', '€9.00'],
])('writes %s as people do', (value, dutch, english) => {
  expect(inEuros(value, 'nl')).toBe(dutch);
  expect(inEuros(value, 'en')).toBe(english);
});
