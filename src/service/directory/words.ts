import { fold } from '#app/platform/language/index.ts';

const mostWords = 8;
const longestWord = 40;

/** All words of a text, folded. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words that somebody typed: few and not endless, so that a search costs the same whoever asks. */
export function typedWords(typed: string): string[] {
  const words = foldedWords(typed.slice(0, 500)).map((word) => word.slice(0, longestWord));
  return [...new Set(words)].slice(0, mostWords);
}
