import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import * as dutch from '@zxcvbn-ts/language-nl-be';

const ownWords = [
  'naast',
  'rodekruis',
  'rode kruis',
  'redcross',
  'vrijwilliger',
  'volunteer',
  'coordinator',
  'utrecht',
  'amersfoort',
  'groningen',
  'bedenktijd',
  'welkom',
];
/** Made when the first password is chosen: sorting its dictionaries takes as long as the rest of a start. */
let made: ZxcvbnFactory | undefined;
function judge(): ZxcvbnFactory {
  made ??= new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, ...dutch.dictionary, own: ownWords },
    graphs: common.adjacencyGraphs,
  });
  return made;
}

const shortestPassword = 15;
const longestPassword = 128;

/** Why a password is refused, or null when it is good enough. No rules of composition (design question 19). */
export function passwordRefusal(
  password: string,
  about: readonly string[] = [],
): 'too-short' | 'too-long' | 'too-easy' | null {
  const length = [...password].length;
  if (length < shortestPassword) return 'too-short';
  if (length > longestPassword) return 'too-long';
  const isEasy = (text: string) => judge().check(text.slice(0, 100), [...about]).score < 3;
  return isEasy(password) || isEasy(withoutExpected(password, about)) ? 'too-easy' : null;
}

const expected = new Set(ownWords.flatMap((word) => word.split(' ')));

/**
 * What is left without the words of this work, the person's names and repetition. The judge takes "vrijwilliger
 * vrijwilliger" for good, since few people have it; those who know us would try it first (T43).
 */
function withoutExpected(password: string, about: readonly string[]): string {
  const apart = (text: string) => text.toLowerCase().split(/[\s\-_.,]+/);
  const names = new Set(about.flatMap(apart));
  return [...new Set(apart(password))].filter((word) => !expected.has(word) && !names.has(word)).join(' ');
}
