import { inject } from 'vitest';
import { numberOf, turnOf } from './sample.ts';

/** A number from the seed of this run and a word: the same in every run of this state of the program. */
export const seeded = (word: string): number => numberOf(inject('seed'), word);

/** How much of what could be tried is tried: a part in CI, all of it elsewhere, and in soak with thousands of rounds. */
const scale = () => inject('scale');

/** In CI one in so many of many of one kind; all of them otherwise. */
export const partOf = <T>(word: string, all: readonly T[], every: number): readonly T[] =>
  scale() === 'ci' ? turnOf(all, every, { seed: inject('seed'), word }) : all;

/** In CI one of some ways to walk the same road; otherwise all of them. */
export const oneOf = <T>(word: string, ways: readonly T[]): readonly T[] => partOf(word, ways, ways.length);

/** How often something is tried: so often, and so often in the long run (`npm run soak`). */
export const rounds = (usual: number, inSoak: number): number => (scale() === 'soak' ? inSoak : usual);
