import { createHash } from 'node:crypto';
import { inject } from 'vitest';

/** A number from the seed of this run and a word: the same in every run of this state of the program. */
export function seeded(word: string): number {
  return createHash('sha256')
    .update(`${inject('seed')}\0${word}`)
    .digest()
    .readUInt32BE(0);
}

/** How much of what could be tried is tried: a tenth with `npm test`, all of it in CI and for a module by itself. */
export const isSample = (): boolean => inject('scale') === 'sample';

/** How often something is tried: so often in CI, and so often in the long run (`npm run soak`). */
export const rounds = (inCi: number, inSoak: number): number => (inject('scale') === 'soak' ? inSoak : inCi);
