import { lettersApart } from '#app/platform/language/index.ts';
import { slipsAllowed } from './spelling.ts';
import { foldedWords } from './words.ts';

const mostAsked = 3;
/** A shorter word is in too many names to say which of them is meant. */
const tellingLength = 3;

/** A name as it is compared: capitals, accents, spaces, dots and hyphens make no other one; a different word does. */
export function nameKey(name: string): string {
  return foldedWords(name).join(' ') || name.trim();
}

/**
 * Which of these names somebody may have meant who typed something near to it: with a slip, shorter, or longer. At most
 * three.
 */
export function namesLike(typed: string, names: readonly string[]): string[] {
  const key = nameKey(typed.slice(0, 200));
  return names.filter((name) => isNear(key, nameKey(name))).slice(0, mostAsked);
}

function isNear(typed: string, name: string): boolean {
  if (typed === name) return false;
  return lettersApart(typed, name, slipsAllowed(typed.length)) <= slipsAllowed(typed.length) || holds(typed, name);
}

/** Do all words of the shorter one are in the longer one? */
function holds(one: string, other: string): boolean {
  const [few = [], many = []] = [one.split(' '), other.split(' ')].toSorted((a, b) => a.length - b.length);
  return few.length < many.length && few.join('').length >= tellingLength && few.every((word) => many.includes(word));
}
