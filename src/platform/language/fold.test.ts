import { expect, test } from 'vitest';
import { fold, withoutAccents } from './fold.ts';

test('a folded text has small letters without accents, in every script', () => {
  expect(fold('Coördinator ÉÉN ’s-Gravenhage እርዳታ')).toBe("coordinator een 's-gravenhage እርዳታ");
});

test('letters without accents stay as tall as they were', () => {
  expect(withoutAccents('Ámina ﬁ')).toBe('Amina fi');
});
