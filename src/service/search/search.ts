import { plainly } from '#app/platform/language/index.ts';

/** A page as it is called, with the other words that lead to it. */
export interface NamedPlace {
  label: string;
  words: string;
}

/**
 * The pages that fit what was typed, the best first: those whose name begins with it, then those in whose name a word
 * begins with it, then those with another word that does. All of them when nothing was typed.
 */
export function fittingPlaces<FoundClient extends NamedPlace>(
  term: string,
  all: readonly FoundClient[],
): FoundClient[] {
  const wanted = plainly(term);
  if (wanted === '') return [...all];
  return all
    .map((one, at) => ({ one, at, rank: rankOf(wanted, one) }))
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ one }) => one);
}

const none = 3;

function rankOf(wanted: string, { label, words }: NamedPlace): number {
  if (plainly(label).startsWith(wanted)) return 0;
  if (everyWordBegins(wanted, label)) return 1;
  return everyWordBegins(wanted, `${label} ${words}`) ? 2 : none;
}

function everyWordBegins(wanted: string, text: string): boolean {
  const known = plainly(text).split(/[^\p{L}\p{N}]+/u);
  const typed = wanted.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return typed.length > 0 && typed.every((word) => known.some((one) => one.startsWith(word)));
}
