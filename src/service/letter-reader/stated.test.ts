import { expect, test } from 'vitest';
import { isDenial } from './stated.ts';

test.each(['niet', 'geen', 'nlet', 'geer', 'nooit'])('%s denies, one letter misread or not', (word) => {
  expect(isDenial(word)).toBe(true);
});

test.each(['geven', 'een', 'niets', 'biedt'])('%s is a word of its own', (word) => {
  expect(isDenial(word)).toBe(false);
});
