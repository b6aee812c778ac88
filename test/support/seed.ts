import { inject } from 'vitest';
import { numberOf } from './tree-seed.ts';

/** A number from the seed of this run and a word: the same in every run of this state of the program. */
export const seeded = (word: string): number => numberOf(inject('seed'), word);

/** How much of what could be tried is tried: least with `npm test`, more in CI, all of it where a file is named and in soak. */
export const scale = () => inject('scale');
export const isSample = (): boolean => scale() === 'sample';

/** One of some ways to walk the same road, chosen by the seed; in the long run all of them. */
export function oneOf<T>(word: string, ways: readonly T[]): readonly T[] {
  if (scale() === 'full' || scale() === 'soak') return ways;
  const at = seeded(word) % ways.length;
  return ways.slice(at, at + 1);
}

/** In CI some of many of one kind, spread evenly from where the seed says; all of them otherwise. */
export function fewOf<T>(word: string, all: readonly T[], some: number): readonly T[] {
  if (scale() === 'full' || scale() === 'soak' || some >= all.length) return all;
  const from = seeded(word) % all.length;
  return Array.from({ length: some }, (_, n) => (from + Math.floor((n * all.length) / some)) % all.length)
    .toSorted((one, other) => one - other)
    .flatMap((at) => all.slice(at, at + 1));
}

/** One in so many of many of one kind, by the seed and the scale; all of them where a file is named and in soak. */
export function partOf<T>(word: string, all: readonly T[], oneIn: { sample: number; ci: number }): readonly T[] {
  const now = scale();
  const step = Math.min(all.length, now === 'sample' || now === 'ci' ? oneIn[now] : 1);
  return all.filter((_, at) => at % step === seeded(word) % step);
}

/** How often something is tried: so often in CI, and so often in the long run (`npm run soak`). */
export const rounds = (inCi: number, inSoak: number): number => (scale() === 'soak' ? inSoak : inCi);
