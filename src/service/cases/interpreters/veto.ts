import { fold } from '#app/platform/language/index.ts';
import { soundOf } from '../client-list/index.ts';

/** Letters that are no accent on another one, as they are written where the letter is not on the keyboard. */
const written: readonly (readonly [RegExp, string])[] = [
  [/ı/g, 'i'],
  [/ł/g, 'l'],
  [/ø/g, 'o'],
  [/[đð]/g, 'd'],
  [/ħ/g, 'h'],
  [/ß/g, 'ss'],
  [/æ/g, 'ae'],
  [/œ/g, 'oe'],
  [/þ/g, 'th'],
];

/** A name as its words, whatever the accents, capitals, signs, spaces and order. */
function wordsOf(name: string): string[] {
  const plain = written.reduce((text, [from, to]) => text.replace(from, to), fold(name));
  return plain
    .replaceAll(/[\p{Cf}'`´ʼʻ‘]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Names are written apart and together: "al-Hassan", "Al Hassan" and "Alhassan" are one. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return text === '';
  return words.some((word, at) => text.startsWith(word) && isMadeOf(text.slice(word.length), words.toSpliced(at, 1)));
}

const scripts = [
  'Latin',
  'Arabic',
  'Ethiopic',
  'Cyrillic',
  'Greek',
  'Hebrew',
  'Han',
  'Devanagari',
  'Armenian',
  'Georgian',
];
const scriptTests = scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

function scriptsOf(name: string): Set<string> {
  const found = new Set(scriptTests.flatMap(([script, test]) => (test.test(name) ? [script] : [])));
  if (found.size === 0 && /\p{L}/u.test(name)) found.add('other');
  return found;
}

/**
 * Can these names be compared with those of the veto? What is written in one script says nothing about what is written in another,
 * and a word of two scripts is written so that nothing finds it. Where they differ somebody writes the name in that script as well.
 */
export function isComparable(
  { name, through }: { name: string | null; through: string | null },
  persons: readonly string[],
): boolean {
  const names = [name, through].flatMap((one) => one ?? []);
  if (names.length === 0) return true;
  if (names.flatMap(wordsOf).some((word) => scriptsOf(word).size > 1)) return persons.length === 0;
  // An agency in this script says nothing of an interpreter in another one.
  const written = scriptsOf(name ?? names.join(' '));
  return persons.every((person) => {
    const theirs = scriptsOf(person);
    return theirs.size === 0 || [...theirs].some((script) => written.has(script));
  });
}

/**
 * Whose name of the veto this is: all its words are in the name, as written or as they sound, apart or together; or the
 * first name is an initial. Rather one refusal too many: the list can be made more exact, a meeting cannot be undone.
 */
export function onVeto(name: string | null, persons: readonly string[]): string | null {
  const asked = wordsOf(name ?? '');
  if (asked.length === 0) return null;
  return persons.find((person) => isSame(asked, wordsOf(person))) ?? null;
}

function isSame(asked: readonly string[], vetoed: readonly string[]): boolean {
  if (vetoed.length === 0) return false;
  const [one, other] = [asked.join(''), vetoed.join('')];
  if (isMadeOf(one, vetoed) || isMadeOf(other, asked) || asked.some((word) => isMadeOf(word, vetoed))) return true;
  if (one.length >= 6 && soundOf(one) === soundOf(other)) return true;
  const within = (few: readonly string[], many: readonly string[]) =>
    few.every((word) => many.some((other) => soundsAlike(word, other) || isInitial(word, other))) &&
    // Two initials are nobody.
    few.some((word) => word.length > 1);
  // Somebody who gives one name only may be whoever has it.
  const [only = ''] = asked.length === 1 ? asked : [];
  if (only.length > 2 && vetoed.some((word) => soundsAlike(only, word))) return true;
  return within(vetoed, joined(asked)) || (asked.length > 1 && within(asked, joined(vetoed)));
}

/** The words, and each two that stand beside each other as one: "T. Gebre-Mariam" is "Tekle Gebremariam". */
const joined = (words: readonly string[]): string[] => [
  ...words,
  ...words.slice(1).map((word, at) => `${words[at]}${word}`),
];

const soundsAlike = (word: string, other: string) =>
  word === other ||
  (word.length > 2 && other.length > 2 && (soundOf(word) === soundOf(other) || sharesConsonants(word, other)));

/**
 * Vowels change most when a name comes over from another script ("Youssef", "Yusuf"; "Mohammed", "Muhammad"): what begins it
 * and its consonants decide, where there are enough of them.
 */
function sharesConsonants(word: string, other: string): boolean {
  const heard = consonantsOf(word);
  return heard.length > 2 && heard === consonantsOf(other);
}

function consonantsOf(word: string): string {
  const heard = soundOf(word.replaceAll(/(?<=[aeiou])ch(?=[^aeiou])/g, 'h').replaceAll('th', 's'));
  return heard.slice(0, 1).replace(/[aeiou]/, 'a') + heard.slice(1).replaceAll(/[aeiou]/g, '');
}

const isInitial = (word: string, other: string) =>
  (word.length === 1 && other.startsWith(word)) || (other.length === 1 && word.startsWith(other));
