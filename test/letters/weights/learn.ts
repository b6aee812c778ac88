import { findAll } from '#app/service/letter-reader/findings.ts';
import { Letter } from '#app/service/letter-reader/letter.ts';
import { pagesOfText } from '#app/service/letter-reader/pages.ts';
import { traitsOf } from '#app/service/letter-reader/traits.ts';
import { type LearnedWeights, writtenWeights } from '#app/service/letter-reader/weights.ts';
import { Seed } from '../seed.ts';
import { blurred, type HandLetter } from './letters-of-hands.ts';

/** Each letter is learned from as it is, and as a poorer reader sees it. */
const rates = [0, 0.03];
/** And once with this share of its words left out, as if its writer had found others: what is known by one word alone is not known well. */
const leftOut = 0.3;
/** A trait that fewer letters have is the habit of one of them. */
const fewest = 3;
const fewestHands = 2;
const rounds = 100;
const remembered = 8;
/** Weights are kept small, though little: the rounds end before they fit every letter. */
const pull = 0.0003;

/**
 * Learns weights from letters: multinomial logistic regression with a small pull to zero, by L-BFGS from nothing, so that the same letters give the
 * same weights on every machine. Of a kind with outcomes only letters that say theirs are learned from.
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

/** The traits of a letter without some of its words, and the neighbours of these; what was found in it and who sent it stay. */
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
      names.length,
      classes.length,
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

/** What enough letters have, of more hands than one where there are more: names and habits of a single writer say nothing of a kind. */
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

/** How much of each trait a letter has, and the other way round; only what is there. */
class Amounts {
  readonly #ends: Int32Array;
  readonly #at: Int32Array;
  readonly #amounts: Float64Array;

  constructor(rows: readonly (readonly (readonly [at: number, amount: number])[])[]) {
    let end = 0;
    this.#ends = Int32Array.from(rows, (row) => (end += row.length));
    this.#at = Int32Array.from(rows.flat(), ([at]) => at);
    this.#amounts = Float64Array.from(rows.flat(), ([, amount]) => amount);
  }

  /** Adds to each row of a table the rows of another, as much of each as this says. Four at once, in their order, so that a sum is fetched once for all four. */
  addTo(sums: Float64Array, of: Float64Array, width: number): void {
    const [places, amounts] = [this.#at, this.#amounts];
    let n = 0;
    for (let row = 0; row < this.#ends.length; row += 1) {
      const end = this.#ends[row] as number;
      const to = row * width;
      for (; n + 3 < end; n += 4) {
        let [a, b, c, d] = [places[n], places[n + 1], places[n + 2], places[n + 3]] as [number, number, number, number];
        [a, b, c, d] = [a * width, b * width, c * width, d * width];
        const [e, f, g, h] = [amounts[n], amounts[n + 1], amounts[n + 2], amounts[n + 3]] as [
          number,
          number,
          number,
          number,
        ];
        for (let k = 0; k < width; k += 1)
          sums[to + k] =
            (sums[to + k] as number) +
            e * (of[a + k] as number) +
            f * (of[b + k] as number) +
            g * (of[c + k] as number) +
            h * (of[d + k] as number);
      }
      for (; n < end; n += 1) {
        const from = (places[n] as number) * width;
        const amount = amounts[n] as number;
        for (let k = 0; k < width; k += 1) sums[to + k] = (sums[to + k] as number) + amount * (of[from + k] as number);
      }
    }
  }
}

/** How far the shares are from the truth, over all rows, and which way is down. */
class Loss {
  readonly size: number;
  readonly #classes: number;
  readonly #targets: readonly number[];
  readonly #byRow: Amounts;
  readonly #byTrait: Amounts;
  readonly #sums: Float64Array;

  constructor(
    rows: readonly (readonly (readonly [trait: number, amount: number])[])[],
    targets: readonly number[],
    traits: number,
    classes: number,
  ) {
    this.size = (traits + 1) * classes;
    this.#classes = classes;
    this.#targets = targets;
    this.#byRow = new Amounts(rows);
    const turned = Array.from({ length: traits }, (): [number, number][] => []);
    for (const [at, row] of rows.entries()) for (const [trait, amount] of row) turned[trait]?.push([at, amount]);
    this.#byTrait = new Amounts(turned);
    this.#sums = new Float64Array(rows.length * classes);
  }

  /** How far these weights are from the truth, and the slope there, written where the caller keeps it. */
  at(weights: Float64Array, slope: Float64Array): number {
    const [classes, sums] = [this.#classes, this.#sums];
    const bias = this.size - classes;
    slope.fill(0, bias);
    let value = 0;
    for (let at = 0; at < bias; at += 1) {
      const weight = weights[at] as number;
      value += 0.5 * pull * weight * weight;
      slope[at] = pull * weight;
    }
    for (let row = 0; row < this.#targets.length; row += 1) sums.set(weights.subarray(bias), row * classes);
    this.#byRow.addTo(sums, weights, classes);
    for (const [row, target] of this.#targets.entries()) {
      const own = sums.subarray(row * classes, (row + 1) * classes);
      value += toSlopes(own, target) / rates.length;
      for (let k = 0; k < classes; k += 1) {
        own[k] = (own[k] as number) / rates.length;
        slope[bias + k] = (slope[bias + k] as number) + (own[k] as number);
      }
    }
    this.#byTrait.addTo(slope, sums, classes);
    return value;
  }
}

/** Makes shares of sums, takes the truth from them, and says how unlikely it was. */
function toSlopes(sums: Float64Array, target: number): number {
  const most = sums.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  let whole = 0;
  for (let k = 0; k < sums.length; k += 1) {
    sums[k] = Math.exp((sums[k] as number) - most);
    whole += sums[k] as number;
  }
  for (let k = 0; k < sums.length; k += 1) sums[k] = (sums[k] as number) / whole;
  const lost = -Math.log(Math.max(1e-12, sums[target] as number));
  sums[target] = (sums[target] as number) - 1;
  return lost;
}

/** L-BFGS with a step that is halved until it goes down enough. The tables are large, so each is used again. */
function minimise(loss: Loss): Float64Array {
  const table = (): Float64Array => new Float64Array(loss.size);
  let [weights, slope, there, slopeThere] = [table(), table(), table(), table()];
  const way = table();
  let value = loss.at(weights, slope);
  const past: { moved: Float64Array; turned: Float64Array; scale: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    differ(way, undefined, slope);
    const parts = past.toReversed().map(({ moved, turned, scale }) => {
      const part = scale * dot(moved, way);
      add(way, turned, -part);
      return part;
    });
    const last = past.at(-1);
    if (last !== undefined) scaleBy(way, 1 / (last.scale * dot(last.turned, last.turned)));
    for (const [rank, { moved, turned, scale }] of past.entries())
      add(way, moved, (parts[past.length - 1 - rank] ?? 0) - scale * dot(turned, way));
    const down = dot(slope, way);
    let length = last === undefined ? 1 / Math.max(1, Math.sqrt(dot(slope, slope))) : 1;
    let valueThere = value;
    for (let tries = 0; tries < 12; tries += 1) {
      there.set(weights);
      add(there, way, length);
      valueThere = loss.at(there, slopeThere);
      if (valueThere <= value + 1e-4 * length * down) break;
      length /= 2;
    }
    const { moved, turned } = (past.length === remembered ? past.shift() : undefined) ?? {
      moved: table(),
      turned: table(),
    };
    differ(moved, there, weights);
    differ(turned, slopeThere, slope);
    const along = dot(moved, turned);
    if (along > 1e-10) past.push({ moved, turned, scale: 1 / along });
    [weights, there, slope, slopeThere, value] = [there, weights, slopeThere, slope, valueThere];
  }
  return weights;
}

/** Writes how much a table is more than another. */
function differ(to: Float64Array, more: Float64Array | undefined, less: Float64Array): void {
  for (let at = 0; at < to.length; at += 1)
    to[at] = (more === undefined ? 0 : (more[at] as number)) - (less[at] as number);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + times * (what[at] as number);
}

function scaleBy(what: Float64Array, times: number): void {
  for (let at = 0; at < what.length; at += 1) what[at] = (what[at] as number) * times;
}
