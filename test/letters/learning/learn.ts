import { findAll } from '#app/service/letter-reader/findings.ts';
import { Letter } from '#app/service/letter-reader/letter.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { traitsOf } from '#app/service/letter-reader/traits.ts';
import { type LearnedWeights, writtenWeights } from '#app/service/letter-reader/weights.ts';
import { Seed } from '../seed.ts';
import { blurred, type HandLetter } from './letters-of-hands.ts';
import { Loss } from './loss.ts';
import { minimise } from './minimise.ts';

/** Each letter is learned from as it is, and as a poorer reader sees it. */
const rates = [0, 0.03];
/**
 * And once with this share of its words left out, as if its writer had found others: what is known by one word alone is
 * not known well.
 */
const leftOut = 0.3;
/** A trait that fewer letters have is the habit of one of them. */
const fewest = 3;
const fewestHands = 2;

/**
 * Learns weights from letters: multinomial logistic regression with a small pull to zero, by L-BFGS from nothing, so
 * that the same letters give the same weights on every machine. Of a kind with outcomes only letters that say theirs
 * are learned from.
 */
export function learn(letters: readonly HandLetter[], about: string): LearnedWeights {
  return learnFrom(
    letters.flatMap((letter) => {
      const seen = rates.map((rate) => ({ letter, rate, traits: traitsIn(blurred(letter, rate)) }));
      const clear = seen[0]?.traits ?? new Map<string, number>();
      return [...seen, { letter, rate: 1, traits: thinned(clear, new Seed(`${letter.set} ${letter.id} thinned`)) }];
    }),
    about,
  );
}

/**
 * The traits of a letter without some of its words, and the neighbours of these; what was found in it and who sent it
 * stay.
 */
function thinned(traits: ReadonlyMap<string, number>, seed: Seed): ReadonlyMap<string, number> {
  const lost = new Set<string>();
  return new Map(
    [...traits].filter(([name]) => {
      if (/^[@=~]/.test(name)) return true;
      if (name.includes(' ') && !name.startsWith('%')) return !name.split(' ').some((word) => lost.has(word));
      const stays = seed.next() >= leftOut;
      if (!stays) lost.add(name);
      return stays;
    }),
  );
}

/** A letter as one of its readers sees it. */
interface SeenLetter {
  letter: Omit<HandLetter, 'text'>;
  rate: number;
  traits: ReadonlyMap<string, number>;
}

function learnFrom(all: readonly SeenLetter[], about: string): LearnedWeights {
  const withOutcomes = new Set(
    all.flatMap(({ letter }) => (letter.kind.includes('/') ? letter.kind.split('/').slice(0, 1) : [])),
  );
  const seen = all.filter(({ letter }) => !withOutcomes.has(letter.kind));
  const names = vocabulary(seen.filter(({ rate }) => rate === 0));
  const classes = [...new Set(seen.map(({ letter }) => letter.kind))].sort();
  const place = new Map(names.map((name, at) => [name, at]));
  const solution = minimise(
    new Loss(
      seen.map(({ traits }) => [...traits].flatMap(([name, amount]) => pairWith(place.get(name), amount))),
      seen.map(({ letter }) => classes.indexOf(letter.kind)),
      { traits: names.length, classes: classes.length, seenAs: rates.length },
    ),
  );
  const weightsOf = (trait: number): number[] => [
    ...solution.subarray(trait * classes.length, (trait + 1) * classes.length),
  ];
  const sizes = solution.map(Math.abs).sort();
  const step = Number(((sizes[Math.floor(0.9999 * sizes.length)] ?? 1) / 45).toPrecision(3));
  return {
    about,
    classes,
    step,
    bias: weightsOf(names.length).map((weight) => Math.round(weight * 1000) / 1000),
    traits: names.flatMap((name, at) => {
      const written = writtenWeights(weightsOf(at), step);
      return written === '' ? [] : [`${written} ${name}`];
    }),
  };
}

function pairWith(at: number | undefined, amount: number): (readonly [number, number])[] {
  return at === undefined ? [] : [[at, amount]];
}

function traitsIn(text: string): ReadonlyMap<string, number> {
  return traitsOf(findAll(new Letter(pagesOfText(text))));
}

/**
 * What enough letters have, of more hands than one where there are more: names and habits of a single writer say
 * nothing of a kind.
 */
function vocabulary(seen: readonly SeenLetter[]): string[] {
  const hands = new Map<string, string[]>();
  for (const { letter, traits } of seen)
    for (const name of traits.keys()) hands.set(name, [...(hands.get(name) ?? []), letter.hand]);
  const least = Math.min(fewestHands, new Set(seen.map(({ letter }) => letter.hand)).size);
  return [...hands]
    .filter(([, by]) => by.length >= fewest && new Set(by).size >= least)
    .map(([name]) => name)
    .sort();
}
