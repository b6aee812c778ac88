import { expect, test } from 'vitest';
import { fold, withoutAccents } from './fold.ts';

test('a folded text has small letters without accents, in every script', () => {
  expect(fold('Coördinator ÉÉN ’s-Gravenhage እርዳታ')).toBe("coordinator een 's-gravenhage እርዳታ");
});

test('a name in Arabic letters folds the same from an Arabic and from a Persian keyboard, and without the dots of its end', () => {
  expect(fold('علی')).toBe(fold('علي'));
  expect(fold('مصطفى')).toBe(fold('مصطفي'));
  expect(fold('کریم')).toBe(fold('كريم'));
  expect(fold('فاطمة')).toBe(fold('فاطمه'));
  expect(fold('علي')).not.toBe(fold('علا'));
});

test('letters without accents stay as tall as they were', () => {
  expect(withoutAccents('Ámina ﬁ')).toBe('Amina fi');
});

test('a letter folds the same whether it was written large or small', () => {
  const differs: string[] = [];
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const letter = String.fromCodePoint(point);
    if (!/\p{L}|\p{N}/u.test(letter)) continue;
    const large = letter.toUpperCase();
    if (fold(large.toLowerCase()) !== fold(large)) differs.push(letter);
  }
  expect(differs).toEqual([]);
});
