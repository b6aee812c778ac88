import { numberWords } from './number-words.ts';
import { shapeOf } from './phrases.ts';
import type { Token } from './text.ts';

/** A number in words and its unit, as a machine sees them: other words are too short to forgive a letter of them. */
interface Known {
  words: ReadonlySet<string>;
  byShape: ReadonlyMap<string, string>;
}

const numbers = knownOf(numberWords());
const units = knownOf('dag dagen week weken maand maanden day days weeks month months'.split(' '));
/** "zes weke", "zes wken": one of these without one of its letters. */
const short = new Map(
  ['dagen', 'weken', 'maanden'].flatMap((word) =>
    Array.from(word, (_, at): [string, string] => [word.slice(0, at) + word.slice(at + 1), word]),
  ),
);

/**
 * Reads "zcs weken", "zzes weken" and "zes weke" of a picture as "zes weken": a letter that looks like another, or that
 * was read twice, is forgiven where a number and a unit stand together. No other letter of a number is, since another
 * number would be another day.
 */
export function mendLengths(tokens: readonly Token[]): void {
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (next === undefined || next.sentence !== token.sentence) continue;
    const unit = meant(next.word, units) ?? short.get(next.word) ?? null;
    if (unit === null) continue;
    const number = /^\d{1,3}$/.test(token.word) ? token.word : meant(token.word, numbers);
    if (number === null) continue;
    token.word = number;
    next.word = unit;
  }
}

function meant(word: string, { words, byShape }: Known): string | null {
  if (words.has(word)) return word;
  const alike = byShape.get(shapeOf(word));
  if (alike !== undefined) return alike;
  for (let at = 1; at < word.length; at += 1) {
    const without = word.slice(0, at) + word.slice(at + 1);
    if (word[at] === word[at - 1] && words.has(without)) return without;
  }
  return null;
}

/** Words that look the same to a machine are left out: nobody could say which it is. */
function knownOf(words: readonly string[]): Known {
  const shapes = Map.groupBy(words, shapeOf);
  const single = [...shapes].flatMap(([shape, [word, ...others]]): [string, string][] =>
    word === undefined || others.length > 0 ? [] : [[shape, word]],
  );
  return { words: new Set(words), byShape: new Map(single) };
}
