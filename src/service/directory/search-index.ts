import { lettersApart } from '#app/platform/language/index.ts';
import { slipsAllowed } from './spelling.ts';
import { foldedWords, typedWords } from './words.ts';

/** Something that can be found. What is in the title weighs most, then key words, then the text. */
export interface Findable<Target> {
  target: Target;
  title: string;
  words: readonly string[];
  text: string;
}

interface FoundOrganisation<Target> {
  target: Target;
  score: number;
}

export interface SearchAnswer<Target> {
  /** Best first; of the same score in the order in which they were given. */
  found: FoundOrganisation<Target>[];
  /** The words that were looked for in place of words that nobody here uses. */
  corrected: string[];
}

export type Search<Target> = (typed: string) => SearchAnswer<Target>;

const weights = { title: 5, words: 4, text: 1 } as const;
/** Words that stand everywhere and say nothing; left out unless there is nothing else. */
const emptyWords = new Set(
  (
    'de het een en of van in op te is ik u mijn uw wij ons die dat met voor aan als niet om er ben bij ' +
    'the a an and or of in on to is i you my your we our that with for at if not are'
  ).split(' '),
);

/** Builds a search over a few dozen short texts: small enough to look at every word for every question. */
export function searchOver<Target>(findables: readonly Findable<Target>[]): Search<Target> {
  const vocabulary = readVocabulary(findables);
  return (typed) => {
    const words = typedWords(typed);
    const telling = words.filter((word) => !emptyWords.has(word));
    const scores = new Map<number, number>();
    const corrected: string[] = [];
    for (const word of telling.length > 0 ? telling : words) {
      const like = wordsLike(word, vocabulary);
      if (like.length > 0 && like.every(({ kind }) => kind === 'slip')) corrected.push(like[0]?.word ?? '');
      for (const [at, score] of bestPerText(like, vocabulary, findables.length))
        scores.set(at, (scores.get(at) ?? 0) + score);
    }
    const found = [...scores].sort(([at, one], [other, another]) => another - one || at - other);
    return {
      found: found.flatMap(([at, score]) => {
        const findable = findables[at];
        return findable === undefined ? [] : [{ target: findable.target, score }];
      }),
      corrected: [...new Set(corrected)],
    };
  };
}

/** Each word with the texts in which it stands, and how much it weighs there. */
type Vocabulary = ReadonlyMap<string, ReadonlyMap<number, number>>;

function readVocabulary(findables: readonly Findable<unknown>[]): Vocabulary {
  const vocabulary = new Map<string, Map<number, number>>();
  const add = (text: string, at: number, weight: number) => {
    for (const word of foldedWords(text)) {
      const places = vocabulary.get(word) ?? new Map<number, number>();
      places.set(at, Math.max(places.get(at) ?? 0, weight));
      vocabulary.set(word, places);
    }
  };
  for (const [at, { title, words, text }] of findables.entries()) {
    add(text, at, weights.text);
    add(words.join(' '), at, weights.words);
    add(title, at, weights.title);
  }
  return vocabulary;
}

interface Like {
  word: string;
  kind: 'same' | 'begins' | 'holds' | 'slip';
  closeness: number;
}

/**
 * Words of ours that may be meant: the same, longer ones that begin so, compounds that hold it, and those with few
 * slips.
 */
function wordsLike(typed: string, vocabulary: Vocabulary): Like[] {
  const like: Like[] = [];
  const most = slipsAllowed(typed.length);
  for (const word of vocabulary.keys()) {
    if (word === typed) like.push({ word, kind: 'same', closeness: 1 });
    else if (typed.length >= 3 && word.startsWith(typed)) like.push({ word, kind: 'begins', closeness: 0.7 });
    else if (typed.length >= 4 && word.includes(typed)) like.push({ word, kind: 'holds', closeness: 0.5 });
    else if (most > 0 && word.length >= 3) {
      const slips = lettersApart(typed, word, most);
      if (slips <= most) like.push({ word, kind: 'slip', closeness: slips === 1 ? 0.6 : 0.3 });
    }
  }
  return like.sort((one, other) => other.closeness - one.closeness);
}

/**
 * For each text the best of the words that may be meant; a word that is in few texts says more than one that is in all.
 */
function bestPerText(like: readonly Like[], vocabulary: Vocabulary, texts: number): Map<number, number> {
  const best = new Map<number, number>();
  for (const { word, closeness } of like) {
    const places = vocabulary.get(word) ?? new Map<number, number>();
    const rarity = Math.log(1 + texts / (1 + places.size));
    for (const [at, weight] of places) best.set(at, Math.max(best.get(at) ?? 0, weight * closeness * rarity));
  }
  return best;
}
