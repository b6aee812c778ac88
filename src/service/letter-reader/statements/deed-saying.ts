import { isInAnnex } from '../annex.ts';
import type { FoundAt } from '../find.ts';
import type { Letter } from '../letter.ts';
import { isDenial, tellsHistory } from '../stated.ts';
import type { Stretch } from '../stretch.ts';
import { partsOf, type SubordinateClause } from './deed-parts.ts';
import {
  adjectives,
  compared,
  ends,
  goesOn,
  type HowDeedIsSaid,
  infinite,
  near,
  offices,
  opensOrder,
  pointing,
  reach,
  writerWords,
} from './deed-said.ts';
import { deedWords, type Mood, moods } from './deed-words.ts';

const { words } = deedWords;

const known = new WeakMap<Letter, DeedGrammar>();

/** The grammar of one letter, made once. */
export function grammarOf(letter: Letter): DeedGrammar {
  let grammar = known.get(letter);
  if (grammar === undefined) {
    grammar = new DeedGrammar(letter);
    known.set(letter, grammar);
  }
  return grammar;
}

/** Who must, may or need not do what, in any order of words. */
export class DeedGrammar {
  readonly #letter: Letter;
  readonly #moods = new Map<number, Mood>();
  readonly #clients: ReadonlySet<number>;
  readonly #others: ReadonlySet<number>;
  readonly #reported: readonly FoundAt[];
  readonly #supposes: readonly FoundAt[];
  readonly #lifted: readonly FoundAt[];
  readonly #parts = new Map<number, readonly SubordinateClause[]>();

  constructor(letter: Letter) {
    this.#letter = letter;
    for (const mood of moods)
      for (const { from } of letter.places(words[mood])) if (!this.#moods.has(from)) this.#moods.set(from, mood);
    this.#clients = new Set(letter.places(words.client).map(({ from }) => from));
    this.#others = new Set(letter.places(words.other).map(({ from }) => from));
    this.#reported = letter.places(words.reported);
    this.#supposes = letter.places(words.supposes);
    this.#lifted = letter.places(words.lifted);
  }

  /** How the words of a deed are said; `outright`: they need no other verb. */
  saying(hit: FoundAt, way: 'verb' | 'order' | 'outright'): HowDeedIsSaid {
    const parts = this.#partsAt(hit.from);
    const own = parts.find((part) => part.from <= hit.from && hit.from < part.to);
    const mood = way === 'verb' ? this.#moodOf(hit, own) : null;
    const condition = way === 'order' && this.#opensWithThen(hit) ? null : this.#conditionOf(hit, own);
    const at = mood?.at ?? hit.from;
    const asked = this.#isAsked(hit);
    return {
      mood: way === 'order' ? 'order' : asked && mood?.mood === 'may' ? 'ask' : (mood?.mood ?? null),
      who: way === 'order' ? 'client' : way === 'outright' ? this.#ownerOf(hit) : this.#subjectOf(at, mood?.mood, own),
      denied: this.#isDenied(hit, at, own, way) || this.#isLifted(hit),
      idle: own?.kind === 'if' || own?.kind === 'unless' || this.#isTold(hit) || this.#isSupposed(hit, own),
      dated: this.#isDated(hit),
      asked,
      condition,
    };
  }

  /** "Kunt u een kopie sturen?" asks for it. */
  #isAsked(hit: FoundAt): boolean {
    return this.#sentence(hit)?.question === true && this.#word(this.#sentence(hit)?.from ?? -1) !== 'waarom';
  }

  /** Whether an order stands where one can: it opens its sentence or a part of it. */
  opens({ from }: FoundAt): boolean {
    const before = this.#letter.tokens[from - 1];
    const token = this.#letter.tokens[from];
    if (before === undefined || token === undefined || before.sentence !== token.sentence) return true;
    return opensOrder.has(before.word) || /[:;]\s*[-•*–]?\s*$/.test(token.line.text.slice(0, token.from));
  }

  /** The verb that carries it: the nearest before it in its own part of the sentence, or right behind it. */
  #moodOf(hit: FoundAt, own: SubordinateClause | undefined): { mood: Mood; at: number } | null {
    let carried: { mood: Mood; at: number } | null = null;
    for (const at of this.#back(hit.to - 1, own)) {
      const mood = this.#moods.get(at);
      if (mood === undefined || hit.words.includes(at)) continue;
      if (mood !== 'is') return this.#behind(hit, own, at) ?? { mood: this.#weakened(mood, at, own), at };
      carried ??= { mood, at };
    }
    return this.#behind(hit, own, null) ?? carried;
  }

  /** "U zou moeten vertrekken", "u kunt worden verplicht": what is only possible is no duty. */
  #weakened(mood: Mood, at: number, own: SubordinateClause | undefined): Mood {
    if (mood !== 'must' || !infinite.has(this.#word(at))) return mood;
    for (const left of this.#back(at, own)) {
      const before = this.#moods.get(left);
      if (left < at - near || before === 'must') break;
      if (before === 'may' || before === 'past' || before === 'needNot') return before;
    }
    return mood;
  }

  /** "Nederland verlaten moet": right behind, where no comma is between and nothing nearer stands before. */
  #behind(hit: FoundAt, own: SubordinateClause | undefined, before: number | null): { mood: Mood; at: number } | null {
    if (before !== null && !this.#hasComma(before, hit.from)) return null;
    for (let at = hit.to; at < hit.to + 3 && this.#isOwn(at, hit, own); at += 1) {
      if (this.#hasComma(at - 1, at)) return null;
      const mood = this.#moods.get(at);
      if (mood !== undefined && mood !== 'is') return { mood, at };
    }
    return null;
  }

  /** The tokens before one, in its own part: what stands between is skipped. */
  *#back(from: number, own: SubordinateClause | undefined): Generator<number> {
    const start = own?.from ?? this.#letter.text.sentences[this.#letter.tokens[from]?.sentence ?? -1]?.from ?? from;
    const parts = this.#partsAt(from);
    for (let at = from - 1; at >= start; at -= 1)
      if (own !== undefined || !parts.some((part) => part.from <= at && at < part.to)) yield at;
  }

  #isOwn(at: number, { from }: FoundAt, own: SubordinateClause | undefined): boolean {
    if (this.#letter.tokens[at]?.sentence !== this.#letter.tokens[from]?.sentence) return false;
    return own === undefined ? !this.#partsAt(from).some((part) => part.from <= at && at < part.to) : at < own.to;
  }

  /** In Dutch who does it stands next to the verb: behind it where something else opens the sentence. */
  #subjectOf(at: number, mood: Mood | undefined, own: SubordinateClause | undefined): HowDeedIsSaid['who'] {
    if (mood === 'ask') return this.#askedOf(at);
    // What an office does to her is done to her.
    const isDone = (each: number): boolean => mood === 'is' && offices.has(this.#word(each));
    const right = this.#personAt(at + 1);
    if (right !== null && !isDone(at + 1)) return right;
    let steps = 0;
    for (const left of this.#back(at, own)) {
      const person = this.#personAt(left);
      if (person !== null && !isDone(left)) return person;
      steps += 1;
      if (steps > reach) break;
    }
    return this.#personAt(at + 2) ?? this.#personAt(at + 3) ?? 'none';
  }

  /** "Wij verzoeken u", "u wordt verzocht". */
  #askedOf(at: number): HowDeedIsSaid['who'] {
    const near = [0, 1, 2, 3, 4, -1, -2, -3]
      .map((step) => at + step)
      .filter((each) => !writerWords.has(this.#word(each)));
    const persons = near.map((each) => this.#personAt(each));
    if (persons.includes('client')) return 'client';
    return persons.includes('other') ? 'other' : 'none';
  }

  #personAt(at: number): 'client' | 'other' | null {
    if (this.#clients.has(at)) return 'client';
    return this.#others.has(at) ? 'other' : null;
  }

  /** Of whom a noun is said: "de overdracht van de verdachte", "uw overdracht". */
  #ownerOf(hit: FoundAt): HowDeedIsSaid['who'] {
    for (const step of [0, 1, 2, 3])
      if (this.#word(hit.to + step) === 'van' && this.#otherAfter(hit.to + step)) return 'other';
    for (let at = hit.to - 1; at > hit.from - reach; at -= 1) {
      if (hit.words.includes(at) && this.#personAt(at) === 'other') continue;
      if (this.#letter.tokens[at]?.sentence !== this.#letter.tokens[hit.from]?.sentence) break;
      const person = this.#word(at) === 'uw' || this.#word(at) === 'your' ? 'client' : this.#personAt(at);
      if (person !== null && !offices.has(this.#word(at))) return person;
    }
    return 'none';
  }

  #otherAfter(at: number): boolean {
    return [1, 2].some((step) => this.#others.has(at + step));
  }

  #isDenied(
    hit: FoundAt,
    mood: number,
    own: SubordinateClause | undefined,
    way: 'verb' | 'order' | 'outright',
  ): boolean {
    const start = way === 'outright' ? hit.from - 2 : Math.min(mood, hit.from);
    const end = Math.max(mood, hit.to - 1) + 4;
    // "niet verplicht om", "niet te worden uitgezet"
    const before = adjectives.has(this.#word(mood)) ? 3 : this.#word(mood - 1) === 'te' ? 2 : 0;
    for (let at = start - before; at <= end; at += 1) {
      if (hit.words.includes(at) || !this.#isOwn(at, hit, own)) continue;
      if (at >= hit.to && at > mood && (ends.has(this.#word(at)) || this.#hasComma(at - 1, at))) break;
      const word = this.#word(at);
      if (word !== 'nog' && isDenial(word) && !this.#isScope(at + 1)) return true;
    }
    return false;
  }

  /** "niet alleen", "niet later dan" deny nothing. */
  #isScope(at: number): boolean {
    const word = this.#word(at);
    return words.scope.has(word) && (!compared.has(word) || this.#word(at + 1) === 'dan');
  }

  /** "… is opgeschort", further on in its sentence and not itself denied; "schorsing opgeheven" is itself the deed. */
  #isLifted({ from, to, words: own }: FoundAt): boolean {
    const sentence = this.#letter.tokens[from]?.sentence;
    return this.#lifted.some(
      (lift) =>
        this.#letter.tokens[lift.from]?.sentence === sentence &&
        lift.to > from &&
        lift.from < to + reach &&
        !lift.words.some((at) => own.includes(at)) &&
        ![1, 2].some((step) => isDenial(this.#word(lift.from - step)) && this.#word(lift.from - step) !== 'nog'),
    );
  }

  /** What happened or was said on another day, what somebody else says of it, and what an annex tells everybody. */
  #isTold(hit: FoundAt): boolean {
    const sentence = this.#sentence(hit);
    if (sentence === undefined || isInAnnex(this.#letter, hit)) return true;
    for (let at = sentence.from; at < hit.from; at += 1) if (words.history.has(this.#word(at))) return true;
    if (this.#reported.some(({ from, to }) => from >= sentence.from && to <= hit.from)) return true;
    return false;
  }

  #isDated(hit: FoundAt): boolean {
    const sentence = this.#sentence(hit);
    return sentence !== undefined && tellsHistory(this.#letter.text, sentence);
  }

  #isSupposed(hit: FoundAt, own: SubordinateClause | undefined): boolean {
    const parts = this.#partsAt(hit.from).filter((part) => part.kind === 'if' && part !== own);
    const before = this.#opensWithThen(hit) ? [this.#previous(hit)] : [];
    return [...parts, ...before].some(
      (part) => part !== undefined && this.#supposes.some(({ from }) => from >= part.from && from < part.to),
    );
  }

  /** The words of the condition that it hangs on, in its sentence or the one before or after. */
  #conditionOf(hit: FoundAt, own: SubordinateClause | undefined): Stretch | null {
    const [part] = this.#partsAt(hit.from).filter(
      (each) => (each.kind === 'if' || each.kind === 'unless') && each !== own,
    );
    if (part !== undefined) return { from: part.from, to: part.to };
    if (this.#opensWithThen(hit)) return this.#previous(hit) ?? null;
    const next = this.#letter.text.sentences[(this.#letter.tokens[hit.from]?.sentence ?? -2) + 1];
    const isOfNext =
      next !== undefined &&
      (words.unless.has(this.#word(next.from)) ||
        (pointing.has(this.#word(next.from)) && this.#lifted.some(({ from }) => from >= next.from && from < next.to)));
    return isOfNext ? { from: next.from, to: next.to } : null;
  }

  #opensWithThen(hit: FoundAt): boolean {
    return [this.#sentence(hit)?.from ?? -1, hit.from + 1, hit.to].some((at) => goesOn.has(this.#word(at)));
  }

  #previous(hit: FoundAt): Stretch | undefined {
    return this.#letter.text.sentences[(this.#letter.tokens[hit.from]?.sentence ?? 0) - 1];
  }

  #partsAt(at: number): readonly SubordinateClause[] {
    const number = this.#letter.tokens[at]?.sentence ?? -1;
    let parts = this.#parts.get(number);
    if (parts === undefined) {
      const sentence = this.#letter.text.sentences[number];
      parts = sentence === undefined ? [] : partsOf(this.#letter, sentence, (each) => this.#isInverted(each));
      this.#parts.set(number, parts);
    }
    return parts;
  }

  /** "… moet u": a verb and then who does it opens the main part. */
  #isInverted(at: number): boolean {
    return this.#moods.has(at) && this.#personAt(at + 1) !== null && this.#personAt(at - 1) === null;
  }

  #sentence({ from }: FoundAt) {
    return this.#letter.text.sentences[this.#letter.tokens[from]?.sentence ?? -1];
  }

  #hasComma(from: number, to: number): boolean {
    return this.#letter.tokens
      .slice(from, to)
      .some(({ line, to: end }) => /^["')\]]?[,;:]/.test(line.text.slice(end, end + 2)));
  }

  #word(at: number): string {
    return this.#letter.tokens[at]?.word ?? '';
  }
}
