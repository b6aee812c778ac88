import { byTurns, dearAttacks, dearQuick, isTaken, onEveryForm } from './dear-files.ts';
import { numberOf } from './tree-seed.ts';

/** What decides a sample: the seed of the run, and how much of everything it takes. */
export interface Draw {
  seed: string;
  scale: 'sample' | 'ci' | 'full' | 'soak';
}

type Shares = Readonly<Record<string, Partial<Record<Draw['scale'], number>>>>;

/** One in so many of the tests of a lane; what is not named here is taken whole. */
const shares: Shares = { attack: { sample: 2, ci: 4 }, sampled: { ci: 5 } };
/** One in so many of the files of a lane. A world for each file is dear: with `npm test` fewer files, and more of each. */
const fileShares: Shares = { attack: { sample: 5 }, mocked: { sample: 4 } };
/** Attacks that go on where the one before them stopped: CI takes all of such a file, `npm test` all or nothing. */
const goesOn =
  /\/(borrowed-context|case-lists|joining-keys|lists-anew|log-reworded|no-false-alarm|public-words|signed-endings|suspended)\.test\.ts$/;

/** Of so many tests of a file this run takes one; all of those that go on where another stopped. */
export function shareOf(lane: string, path: string, { scale }: Pick<Draw, 'scale'>): number {
  if (goesOn.test(path)) return 1;
  return scale === 'sample' && onEveryForm.includes(path) ? 10 : (shares[lane]?.[scale] ?? 1);
}

/** Whether this run takes anything of a file. What is not drawn is not even read: that takes seconds for each. */
export function isDrawn(lane: string, path: string, { seed, scale }: Draw): boolean {
  const oneIn = fileShares[lane]?.[scale] ?? 1;
  const isSample = scale === 'sample';
  // A file that stays whole is drawn as many times more seldom as it gives more tests.
  const more = isSample && goesOn.test(path) ? (shares[lane]?.sample ?? 1) : 1;
  const isByChance = numberOf(seed, path) % (oneIn * more) === 0;
  const listed = numberOf(seed, 'listed files');
  if (lane === 'turns' && scale === 'ci') return isTaken(byTurns, path, 5, listed) ?? true;
  if (!isSample) return isByChance;
  if (lane === 'quick') return isTaken(dearQuick, path, 6, listed) ?? true;
  return onEveryForm.includes(path) || (isTaken(dearAttacks, path, oneIn, listed) ?? isByChance);
}
