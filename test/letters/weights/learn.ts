import { findAll } from '../../../src/letters/findings.ts';
import { Letter } from '../../../src/letters/letter.ts';
import { pagesOfText } from '../../../src/letters/pages.ts';
import { traitsOf } from '../../../src/letters/traits.ts';
import { type WeightsFile, writtenWeights } from '../../../src/letters/weights.ts';
import { Seed } from '../seed.ts';
import { blurred, type HandLetter } from './letters-of-hands.ts';

/** Each letter is learned from as it is, and as a poorer reader sees it. */
const rates = [0, 0.03];
/** And once with this share of its words left out, as if its writer had found others: what is known by one word alone is not known well. */
const leftOut = 0.3;
/** A trait that fewer letters have is the habit of one of them. */
const fewest = 3;
const fewestHands = 2;
const rounds = 60;
const remembered = 8;
/** Weights are kept small, though little: the rounds end before they fit every letter. */
const pull = 0.0003;

/** One letter as numbers: the traits that count, and how much of each. */
interface Row {
  at: Int32Array;
  amount: Float64Array;
  target: number;
}

/**
 * Learns weights from letters: multinomial logistic regression with a small pull to zero, by L-BFGS from nothing, so that the same letters give the
 * same weights on every machine. Of a kind with outcomes only letters that say theirs are learned from.
 */
export function learn(letters: readonly HandLetter[], about: string): WeightsFile {
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
export interface SeenLetter {
  letter: Omit<HandLetter, 'text'>;
  rate: number;
  traits: ReadonlyMap<string, number>;
}

function learnFrom(all: readonly SeenLetter[], about: string): WeightsFile {
  const withOutcomes = new Set(
    all.flatMap(({ letter }) => (letter.kind.includes('/') ? letter.kind.split('/').slice(0, 1) : [])),
  );
  const seen = all.filter(({ letter }) => !withOutcomes.has(letter.kind));
  const names = vocabulary(seen.filter(({ rate }) => rate === 0));
  const classes = [...new Set(seen.map(({ letter }) => letter.kind))].sort();
  const place = new Map(names.map((name, at) => [name, at]));
  const rows = seen.map(({ letter, traits }): Row => {
    const known = [...traits].flatMap(([name, amount]) => {
      const at = place.get(name);
      return at === undefined ? [] : [[at, amount] as const];
    });
    return {
      at: Int32Array.from(known, ([at]) => at),
      amount: Float64Array.from(known, ([, amount]) => amount),
      target: classes.indexOf(letter.kind),
    };
  });
  const solution = minimise(new Loss(rows, names.length, classes.length));
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

/** How far the shares are from the truth, over all rows, and which way is down. */
class Loss {
  readonly #rows: readonly Row[];
  readonly #classes: number;
  readonly size: number;

  constructor(rows: readonly Row[], traits: number, classes: number) {
    this.#rows = rows;
    this.#classes = classes;
    this.size = (traits + 1) * classes;
  }

  at(weights: Float64Array): { value: number; slope: Float64Array } {
    const classes = this.#classes;
    const bias = this.size - classes;
    const slope = new Float64Array(this.size);
    let value = 0;
    for (let at = 0; at < bias; at += 1) {
      const weight = weights[at] as number;
      value += 0.5 * pull * weight * weight;
      slope[at] = pull * weight;
    }
    const sums = new Float64Array(classes);
    for (const row of this.#rows) {
      for (let k = 0; k < classes; k += 1) sums[k] = weights[bias + k] as number;
      for (let n = 0; n < row.at.length; n += 1) {
        const from = (row.at[n] as number) * classes;
        const amount = row.amount[n] as number;
        for (let k = 0; k < classes; k += 1) sums[k] = (sums[k] as number) + amount * (weights[from + k] as number);
      }
      value += toSlopes(sums, row.target) / rates.length;
      for (let k = 0; k < classes; k += 1) {
        const each = (sums[k] as number) / rates.length;
        sums[k] = each;
        slope[bias + k] = (slope[bias + k] as number) + each;
      }
      for (let n = 0; n < row.at.length; n += 1) {
        const from = (row.at[n] as number) * classes;
        const amount = row.amount[n] as number;
        for (let k = 0; k < classes; k += 1)
          slope[from + k] = (slope[from + k] as number) + amount * (sums[k] as number);
      }
    }
    return { value, slope };
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

/** L-BFGS with a step that is halved until it goes down enough. */
function minimise(loss: Loss): Float64Array {
  let weights = new Float64Array(loss.size);
  let now = loss.at(weights);
  const past: { moved: Float64Array; turned: Float64Array; scale: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const way = now.slope.map((each) => -each);
    const parts = past.toReversed().map(({ moved, turned, scale }) => {
      const part = scale * dot(moved, way);
      add(way, turned, -part);
      return part;
    });
    const last = past.at(-1);
    if (last !== undefined) scaleBy(way, 1 / (last.scale * dot(last.turned, last.turned)));
    for (const [rank, { moved, turned, scale }] of past.entries())
      add(way, moved, (parts[past.length - 1 - rank] ?? 0) - scale * dot(turned, way));
    const down = dot(now.slope, way);
    let length = last === undefined ? 1 / Math.max(1, Math.sqrt(dot(now.slope, now.slope))) : 1;
    let next = { weights, ...now };
    for (let tries = 0; tries < 12; tries += 1) {
      const there = weights.slice();
      add(there, way, length);
      next = { weights: there, ...loss.at(there) };
      if (next.value <= now.value + 1e-4 * length * down) break;
      length /= 2;
    }
    const moved = next.weights.map((each, at) => each - (weights[at] as number));
    const turned = next.slope.map((each, at) => each - (now.slope[at] as number));
    const along = dot(moved, turned);
    if (along > 1e-10) past.push({ moved, turned, scale: 1 / along });
    if (past.length > remembered) past.shift();
    weights = next.weights;
    now = next;
  }
  return weights;
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
