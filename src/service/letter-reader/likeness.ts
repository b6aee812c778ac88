import { type KindRules, kinds } from './catalogue.ts';
import type { LetterOutcome } from './codes.ts';
import type { Findings } from './findings.ts';
import { isTheirs } from './sender.ts';
import type { Stretch } from './stretch.ts';
import { traitsOf } from './traits.ts';
import type { Traits } from './weights.ts';
import { learnedWeights, type Share, type Weights } from './weights.ts';

/** The kind that a letter is most like, and by how much more than the next. */
export interface Likeliest {
  rules: KindRules;
  share: number;
  lead: number;
}

const mostReasons = 2;
/** Words of a sentence that says something; what is much longer is a page without full stops. */
const sayable = { least: 3, most: 45 };
const clearShare = 0.4;
const farMore = 2;

/**
 * What the learned weights make of a letter: which kinds it is like. All kinds compete, also those of other senders: of the few that
 * one sender writes, one would always seem likely.
 */
export class Likeness {
  readonly #found: Findings;
  readonly #weights: Weights;
  readonly #traits: Traits;
  readonly #shares: readonly Share[];

  constructor(found: Findings, weights: Weights = learnedWeights()) {
    this.#found = found;
    this.#weights = weights;
    this.#traits = traitsOf(found);
    this.#shares = weights.shares(this.#traits);
  }

  /** The likeliest kind; null where it is likest to letters that are no kind, or to those of another sender or language. */
  likeliest(isForwarded: boolean): Likeliest | null {
    const byKind = new Map<string, number>();
    for (const { name, share } of this.#shares) byKind.set(kindIn(name), (byKind.get(kindIn(name)) ?? 0) + share);
    const [first, second] = [...byKind].sort((a, b) => b[1] - a[1]);
    const rules = kinds.find(({ key }) => key === first?.[0]);
    if (rules === undefined || first === undefined) return null;
    const { sender, letter } = this.#found;
    // Who forwards a letter is not its writer.
    if (sender !== null && !isForwarded && !isTheirs(rules, sender)) return null;
    const isRead = letter.language === 'en' || rules.languages.some((language) => language === letter.language);
    if (!isRead) return null;
    return { rules, share: first[1], lead: first[1] - (second?.[1] ?? 0) };
  }

  /** How likely the kind is by the words alone, as if nobody knew who wrote them. */
  byWords({ key }: KindRules): number {
    const words = new Map([...this.#traits].filter(([trait]) => !trait.startsWith('@')));
    const theirs = this.#weights.shares(words).filter(({ name }) => kindIn(name) === key);
    return theirs.reduce((sum, { share }) => sum + share, 0);
  }

  /** Whether letters of this kind, or of this kind and outcome, were among those that the weights learned from. */
  knows(name: string): boolean {
    return this.#shares.some((each) => each.name === name || kindIn(each.name) === name);
  }

  /** How likely a kind is, if the letter is of any: what is like no kind may still be one that the rules know. */
  shareAmongKinds(kind: string): number {
    const shareOf = (wanted: string): number =>
      this.#shares.reduce((sum, { name, share }) => sum + (kindIn(name) === wanted ? share : 0), 0);
    return shareOf(kind) / Math.max(1e-9, 1 - shareOf('unknown'));
  }

  /** Whether the letter is far more like another kind than like this one; what it cannot be (`barred`) does not count. */
  speaksForAnother(kind: string, barred: ReadonlySet<string>): boolean {
    const byKind = new Map<string, number>();
    for (const { name, share } of this.#shares) byKind.set(kindIn(name), (byKind.get(kindIn(name)) ?? 0) + share);
    const own = byKind.get(kind) ?? 0;
    return [...byKind].some(
      ([name, share]) => name !== 'unknown' && !barred.has(name) && share >= clearShare && share > farMore * own,
    );
  }

  /** The likeliest outcome of a kind, and how likely it is if the letter is of that kind. */
  outcomeOf({ key }: KindRules): { outcome: LetterOutcome; share: number } | null {
    const theirs = this.#shares.filter(({ name }) => kindIn(name) === key && name.includes('/'));
    const whole = theirs.reduce((sum, { share }) => sum + share, 0);
    const [first] = theirs;
    return first === undefined || whole === 0
      ? null
      : { outcome: first.name.slice(key.length + 1) as LetterOutcome, share: first.share / whole };
  }

  /** The sentences that spoke most for a kind: a person can read them and judge, where a word alone says nothing. */
  reasonsFor({ key }: KindRules): Stretch[] {
    const name = this.#shares.find((each) => kindIn(each.name) === key)?.name ?? key;
    const { tokens, text } = this.#found.letter;
    const speaks = ({ from, to }: Stretch): number => {
      const words = tokens.slice(from, to).map(({ word }) => word);
      const said = new Set([...words, ...words.slice(1).map((word, at) => `${words[at]} ${word}`)]);
      const weights = [...said].map((trait) => (this.#traits.get(trait) ?? 0) * this.#weights.speaksFor(trait, name));
      return weights.reduce((sum, weight) => sum + weight, 0) / Math.sqrt(words.length);
    };
    return text.sentences
      .filter(({ from, to }) => to - from >= sayable.least && to - from <= sayable.most)
      .map((sentence) => ({ sentence, weight: speaks(sentence) }))
      .filter(({ weight }) => weight > 0)
      .sort((one, other) => other.weight - one.weight)
      .slice(0, mostReasons)
      .map(({ sentence: { from, to } }) => ({ from, to }));
  }
}

function kindIn(name: string): string {
  return name.split('/')[0] ?? name;
}
