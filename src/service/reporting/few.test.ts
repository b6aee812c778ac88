import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { type SumLine, withoutFew } from './few.ts';

describe('numbers of few people', () => {
  test('are not shown, and what they could be calculated from neither', () => {
    // With and without a volunteer, and both together.
    expect(withoutFew([6, 1, 7], [[0, 1, 2]])).toEqual([null, null, 7]);
    expect(withoutFew([3, 0, 3], [[0, 1, 2]])).toEqual([null, 0, null]);
    expect(withoutFew([9, 8, 17], [[0, 1, 2]])).toEqual([9, 8, 17]);
    // A number under five that is the sum is not told by its parts.
    expect(withoutFew([1, 1, 1, 1, 1, 5], [[0, 1, 2, 3, 4, 5]])).toEqual([null, null, null, null, null, null]);
    expect(withoutFew([0, 0, 0], [[0, 1, 2]])).toEqual([0, 0, 0]);
  });

  test('cannot be calculated along any line of any table', () => {
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((rows) => fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: rows, maxLength: rows }));
    fc.assert(
      fc.property(table, (rows) => {
        const whole = [...rows, rows.reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0] as [number, number])];
        const cells = whole.flatMap(([one, other]) => [one, other, one + other]);
        const lines: SumLine[] = [
          ...whole.map((_, row) => [row * 3, row * 3 + 1, row * 3 + 2]),
          ...[0, 1, 2].map((column) => whole.map((_, row) => row * 3 + column)),
        ];
        const shown = withoutFew(cells, lines);
        for (const [at, cell] of shown.entries()) {
          expect([cells[at], null]).toContain(cell);
          if (cell !== null) expect(cell === 0 || cell > 4).toBe(true);
        }
        for (const line of lines) expect(line.filter((at) => shown[at] === null).length).not.toBe(1);
      }),
    );
  });
});
