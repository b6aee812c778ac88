import { expect, test } from 'vitest';
import type { WordDescription } from '../wall/protocol.ts';
import { setLines } from './set-lines.ts';

/** Words of a square page, a hundredth high and as far apart as is said: "Datum: @0.3 3 maart". */
function line(y: number, text: string): WordDescription[] {
  let x = 0.1;
  const words: WordDescription[] = [];
  for (const part of text.split(' ')) {
    if (part.startsWith('@')) x = Number(part.slice(1));
    else {
      words.push([part, x, y, part.length * 0.005, 0.01, 0.9]);
      x += part.length * 0.005 + 0.004;
    }
  }
  return words;
}
const textOf = (lines: readonly WordDescription[][]) => lines.map((words) => words.map(([text]) => text).join(' '));

test('a wide hole ends a column, the space between two words does not', () => {
  expect(textOf(setLines([line(0.1, 'Uw kenmerk @0.3 Datum van vandaag')], 1))).toEqual([
    'Uw kenmerk',
    'Datum van vandaag',
  ]);
});

test('a narrow hole ends a cell where the next line has one above the same place', () => {
  const header = line(0.1, 'Datum: @0.155 Jaar: @0.2 Kenmerk:');
  const values = line(0.115, '28-05-2027 @0.2 T25.88');
  expect(textOf(setLines([header, values], 1))).toEqual(['Datum: Jaar:', 'Kenmerk:', '28-05-2027', 'T25.88']);
  expect(textOf(setLines([header, line(0.5, '28-05-2027 @0.2 T25.88')], 1))[0]).toBe('Datum: Jaar: Kenmerk:');
});

test('a narrow hole ends a label where the values of three other lines begin', () => {
  const others = [0.2, 0.4, 0.6].map((y) => line(y, '@0.2 NL25.49188'));
  const label = line(0.8, 'Afschrift verzon- @0.2 7 april 2026');
  expect(textOf(setLines([...others, label], 1)).slice(3)).toEqual(['Afschrift verzon-', '7 april 2026']);
  expect(textOf(setLines([...others.slice(1), label], 1)).slice(2)).toEqual(['Afschrift verzon- 7 april 2026']);
});

test('the border of a cell is no word', () => {
  expect(textOf(setLines([line(0.1, 'maart | 3 maart 2026 |'), line(0.2, '|')], 1))).toEqual(['maart', '3 maart 2026']);
});
