import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { foundBy, postcodeSpan, sharedBy } from './region-coverage.ts';

const utrecht = { municipalities: ['Utrecht', 'Zeist'], postcodes: ['35', '3700-3709'] };

describe('what a region covers', () => {
  it('is read from the beginning of a postcode, a whole one, or a span', () => {
    expect([postcodeSpan('35'), postcodeSpan('3512'), postcodeSpan('3700 - 3709')]).toEqual([
      [3500, 3599],
      [3512, 3512],
      [3700, 3709],
    ]);
  });

  it('is said to be shared when another region has the same municipality or a postcode inside', () => {
    expect(sharedBy(utrecht, { municipalities: ['zeist '], postcodes: [] })).toEqual(['Zeist']);
    expect(sharedBy(utrecht, { municipalities: [], postcodes: ['3512'] })).toEqual(['35']);
    expect(sharedBy(utrecht, { municipalities: [], postcodes: ['3709-3720'] })).toEqual(['3700-3709']);
    expect(sharedBy(utrecht, { municipalities: ['Assen'], postcodes: ['94', '3710'] })).toEqual([]);
  });

  it('is shared exactly when there is a postcode that both take', () => {
    const digits = fc.integer({ min: 10, max: 9999 }).map(String);
    fc.assert(
      fc.property(digits, digits, (one, other) => {
        const both = Array.from({ length: 9000 }, (_, at) => String(at + 1000)).some(
          (code) => code.startsWith(one) && code.startsWith(other),
        );
        const shared = sharedBy({ municipalities: [], postcodes: [one] }, { municipalities: [], postcodes: [other] });
        return shared.length > 0 === both;
      }),
    );
  });

  it('may be names alone, postcodes alone, or nothing yet', () => {
    expect(foundBy(utrecht)).toBe('both');
    expect(foundBy({ ...utrecht, postcodes: [] })).toBe('names');
    expect(foundBy({ ...utrecht, municipalities: [] })).toBe('postcodes');
    expect(foundBy({ municipalities: [], postcodes: [] })).toBe('nothing');
  });
});
