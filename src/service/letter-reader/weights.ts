import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import data from '../../../content/letters/weights.json' with { type: 'json' };

/**
 * What the weights know of a letter, each with how much of it there is: a title weighs less than it says, the pieces of
 * words are many.
 */
export type Traits = ReadonlyMap<string, number>;

/** How the file holds weights: for each class a sign, for each weight another, all of them printable and one character long. */
const signs = Array.from({ length: 92 }, (_, at) => String.fromCharCode(35 + at)).filter((sign) => sign !== '\\');
const middle = 45;

const file = z.strictObject({
  about: z.string(),
  /** Kinds, and kinds with an outcome ("cak/fine"); "unknown" is one as well. */
  classes: z.array(z.string()).min(2).max(signs.length),
  /** What one step of a weight is worth. */
  step: z.number().positive(),
  /** What each class weighs before anything is read. */
  bias: z.array(z.number()),
  /** The lines of the traits, packed: gzip in base64, so that no difference and no search shows them. */
  traits: z.string(),
});
type WeightsFile = z.infer<typeof file>;

/** What was learned, as it is used. */
export interface LearnedWeights extends Omit<WeightsFile, 'traits'> {
  /** The signs of classes and weights, two by two, a space, the trait. */
  traits: readonly string[];
}

/** The text of the file that holds these weights, a line for each of its parts. */
export function packedWeights({ traits, ...rest }: LearnedWeights): string {
  const parts: WeightsFile = { ...rest, traits: gzipSync(traits.join('\n'), { level: 9 }).toString('base64') };
  return `{\n${Object.entries(parts)
    .map(([name, part]) => `  "${name}": ${JSON.stringify(part)}`)
    .join(',\n')}\n}\n`;
}

/** What such a file holds. */
export function unpackedWeights(packed: unknown): LearnedWeights {
  const { traits, ...rest } = file.parse(packed);
  return { ...rest, traits: gunzipSync(Buffer.from(traits, 'base64')).toString().split('\n') };
}

/** How likely a class is, of all classes that may be. */
export interface Share {
  name: string;
  share: number;
}

/** Weights that were learned from letters (decision 32): a sum for each class, made into shares. */
export class Weights {
  readonly #classes: readonly string[];
  readonly #bias: readonly number[];
  readonly #step: number;
  readonly #traits = new Map<string, string>();

  constructor({ classes, bias, step, traits }: LearnedWeights) {
    this.#classes = classes;
    this.#bias = bias;
    this.#step = step;
    for (const line of traits) {
      const at = line.indexOf(' ');
      this.#traits.set(line.slice(at + 1), line.slice(0, at));
    }
  }

  /** The classes by how likely they are, the likeliest first. */
  shares(traits: Traits): Share[] {
    const sums = [...this.#bias];
    for (const [trait, amount] of traits) {
      const written = this.#traits.get(trait) ?? '';
      for (let at = 0; at < written.length; at += 2) {
        const own = codeOf(written, at);
        sums[own] = (sums[own] ?? 0) + (codeOf(written, at + 1) - middle) * this.#step * amount;
      }
    }
    const most = Math.max(...sums);
    const parts = this.#classes.map((name, at) => ({ name, share: Math.exp((sums[at] ?? 0) - most) }));
    const whole = parts.reduce((all, { share }) => all + share, 0);
    return parts.map(({ name, share }) => ({ name, share: share / whole })).sort((a, b) => b.share - a.share);
  }

  /** How much a trait speaks for a class, against what it does for all of them on average. */
  speaksFor(trait: string, name: string): number {
    const at = this.#classes.indexOf(name);
    const written = this.#traits.get(trait) ?? '';
    let all = 0;
    let own = 0;
    for (let sign = 0; sign < written.length; sign += 2) {
      const weight = (codeOf(written, sign + 1) - middle) * this.#step;
      all += weight;
      if (codeOf(written, sign) === at) own = weight;
    }
    return own - all / this.#classes.length;
  }
}

function codeOf(written: string, at: number): number {
  const code = written.charCodeAt(at) - 35;
  return code > 57 ? code - 1 : code;
}

/** Weights of two steps or less are many and say little: without them a set that nobody had seen was read the same. */
const fewestSteps = 3;

/** Writes weights down for the file; what is too small to say much is left out. */
export function writtenWeights(weights: readonly number[], step: number): string {
  return weights
    .map((weight, at) => {
      const steps = Math.max(-middle, Math.min(middle, Math.round(weight / step)));
      return Math.abs(steps) < fewestSteps ? '' : `${signs[at]}${signs[steps + middle]}`;
    })
    .join('');
}

let learned: Weights | undefined;

/** The weights of the content folder, read once. */
export function learnedWeights(): Weights {
  learned ??= new Weights(unpackedWeights(data));
  return learned;
}

/** Every class of the content folder's weights. */
export function learnedClasses(): readonly string[] {
  return data.classes;
}
