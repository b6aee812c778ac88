import { plainly } from '#app/platform/language/index.ts';

/** What was typed as the reference that it would be: without its hyphen, in capitals. */
export function asReference(term: string): string {
  return plainly(term).replaceAll(/[-\s]/g, '').toUpperCase();
}

/** From so many characters on a part of a number is looked for: half of one. */
const halfANumber = 4;

/**
 * Does a search term fit this client: a part of the name, how it sounds, or the reference, or half of it, with or without
 * its hyphen?
 */
export function soundsLike(term: string, reference: string, name: string | null): boolean {
  const wanted = plainly(term);
  if (wanted === '') return false;
  const number = asReference(term);
  if (number.length >= halfANumber && reference.includes(number)) return true;
  return name !== null && (plainly(name).includes(wanted) || wordsSound(wanted, plainly(name)));
}

/** Is the name written as it was typed? What only sounds like it comes after that. */
export const isWrittenSo = (term: string, name: string | null): boolean =>
  name !== null && plainly(name).includes(plainly(term));

/** A word that short sounds like half of all names. */
const shortestSound = 3;

/** Does every word that was typed sound like the beginning of a word of the name? */
function wordsSound(wanted: string, name: string): boolean {
  const known = name.split(/[^\p{L}]+/u).map(soundOf);
  const typed = wanted.split(/[^\p{L}]+/u).filter((word) => word !== '');
  return (
    typed.length > 0 &&
    typed.every((word) => {
      const sound = soundOf(word);
      return sound.length >= shortestSound && known.some((one) => one.startsWith(sound));
    })
  );
}

/** Letters that names from other scripts are written with in more than one way, as one. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/tsch|tsj|tch|tj|sch|ch|sj|sh/g, 's'],
  [/ck|kh|gh|q|g/g, 'k'],
  [/c(?=[eiy])|z/g, 's'],
  [/c/g, 'k'],
  [/x/g, 'ks'],
  [/ou|oe|oo|w(?=[^aeiou]|$)/g, 'u'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/h/g, ''],
  [/([aeiou])[aeiou]+/g, '$1'],
  [/(.)\1+/g, '$1'],
];

/** A word as it sounds, roughly: "seelam" and "Selam", "Yusuf" and "Joessoef" are the same. */
export const soundOf = (word: string): string => alike.reduce((sound, [from, to]) => sound.replace(from, to), word);
