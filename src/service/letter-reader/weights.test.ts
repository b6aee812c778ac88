import { describe, expect, test } from 'vitest';
import { kindKeys, outcomeKeys } from './codes.ts';
import { learnedClasses, packedWeights, unpackedWeights, Weights, writtenWeights } from './weights.ts';

const weights = new Weights({
  about: 'made up',
  classes: ['a', 'b', 'unknown'],
  step: 0.5,
  bias: [0, 0, 0],
  traits: [`${writtenWeights([2, -1.5, 0], 0.5)} bezwaar`, `${writtenWeights([0, 100, 0.1], 0.5)} geen beroep`],
});
describe('the learned weights', () => {
  test('are the same once they have been packed for the file, on as many lines as it has parts', () => {
    const made = {
      about: 'made up',
      classes: ['a', 'b'],
      step: 0.5,
      bias: [0, 1],
      traits: ['#P bezwaar', '$Q geen "é'],
    };
    const packed = packedWeights(made);
    expect(unpackedWeights(JSON.parse(packed))).toEqual(made);
    expect(packed.split('\n').length).toBe(Object.keys(made).length + 3);
    expect(packed).not.toContain('bezwaar');
  });

  test('come out of the file as they went in, in whole steps, none beyond the largest', () => {
    expect(weights.speaksFor('bezwaar', 'a') - weights.speaksFor('bezwaar', 'b')).toBeCloseTo(3.5);
    expect(weights.speaksFor('geen beroep', 'b') - weights.speaksFor('geen beroep', 'unknown')).toBeCloseTo(22.5);
    expect(weights.speaksFor('vergunning', 'a')).toBe(0);
  });

  test('make shares that are one together', () => {
    const shares = weights.shares(new Map([['bezwaar', 1]]));
    expect(shares.map(({ name }) => name)).toEqual(['a', 'unknown', 'b']);
    expect(shares[0]?.share).toBeCloseTo(1 / (1 + Math.exp(-2) + Math.exp(-3.5)));
    expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(weights.shares(new Map()).map(({ share }) => share)).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });

  test('know kinds of the catalogue, each outcome by its name, and what is no kind', () => {
    const known = learnedClasses();
    for (const name of known) expect([...kindKeys, 'unknown']).toContain(name.split('/')[0]);
    expect(known).toContain('unknown');
    for (const name of known.filter((each) => each.includes('/'))) expect(outcomeKeys).toContain(name.split('/')[1]);
  });
});
