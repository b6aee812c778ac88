import type { Json } from '#app/platform/vault/index.ts';

/** What was signed about a subject, with what is needed to say by whom. */
export interface Signed {
  content: Json;
  number: number;
  signer: string | null;
  at: Date;
}

/** The highest numbers that were seen, by kind and subject: as the process manager keeps them in the keys folder. */
type Numbers = Map<string, number>;

/** By the root of the installation: one process may serve several in tests. */
const known = new Map<string, Numbers>();

export function seenNumbers(root: Uint8Array): Numbers {
  const key = Buffer.from(root).toString('hex');
  const seen = known.get(key) ?? new Map<string, number>();
  known.set(key, seen);
  return seen;
}

/** What a process showed last of each subject: an older state does not take its place while that process lives. */
const shown = new WeakMap<object, Map<string, Signed>>();

export function shownBy(desk: object): Map<string, Signed> {
  const words = shown.get(desk) ?? new Map<string, Signed>();
  shown.set(desk, words);
  return words;
}

/** Nothing unsigned counts any more, of no kind: an installation that was set up with signatures, or signed all of it. */
export const onlySignedMark = 'words.only-signed';

/** Takes over what the process manager kept. Numbers only rise: an older message changes nothing. */
export function learnSeen(root: Uint8Array, marks: Readonly<Record<string, number>>): void {
  const seen = seenNumbers(root);
  for (const [mark, number] of Object.entries(marks)) if (number > (seen.get(mark) ?? 0)) seen.set(mark, number);
}
