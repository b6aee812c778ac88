import type { Json } from '#app/platform/vault/index.ts';

/** What was signed about a subject, with what is needed to say by whom. */
export interface Signed {
  content: Json;
  number: number;
  signer: string | null;
  at: Date;
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
