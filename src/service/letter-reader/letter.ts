import { allPhrases, ordinaryWords } from './catalogue.ts';
import { Finder, type FoundAt, lexiconOf } from './find.ts';
import { type LetterLanguage, languageOf } from './language.ts';
import { type Legibility, legibilityOf } from './legibility.ts';
import type { PlacedLine } from './line.ts';
import { mendLengths } from './misread-lengths.ts';
import { cautiousWord } from './nearness.ts';
import type { LetterPage } from './pages.ts';
import { isStated } from './stated.ts';
import { isTooLong, type LetterText, letterTextOf, type Token } from './text.ts';
import { type Plan, planOf, type Zone } from './zones.ts';

export interface Conditions {
  where?: 'anywhere' | 'title';
  /** "told": what happened on another day counts as well. */
  stated?: boolean | 'told';
  /** For what speaks against a kind: a false find costs little. */
  cautious?: boolean;
}

/** A letter made ready for questions: its words, its zones, and a finder that knows the words of the catalogue. */
export class Letter {
  readonly text: LetterText;
  /** True when there is more text than a letter has; the rest was not read. */
  readonly isTooLong: boolean;
  readonly language: LetterLanguage;
  readonly #plan: Plan;
  readonly #finder: Finder;
  readonly #cautious: Finder;
  readonly #legibility: Legibility;
  readonly #fromPicture: boolean;

  constructor(pages: readonly LetterPage[]) {
    this.text = letterTextOf(pages);
    this.#fromPicture = pages.some(({ readBy }) => readBy === 'ocr');
    if (this.#fromPicture) mendLengths(this.text.tokens);
    this.isTooLong = isTooLong(pages);
    this.language = languageOf(this.text);
    this.#plan = planOf(this.text);
    this.#finder = new Finder(this.text, lexicon());
    this.#legibility = legibilityOf(this.text, lexicon(), this.language === 'nl' || this.language === 'und');
    this.#cautious = new Finder(this.text, lexicon(), cautiousWord);
  }

  get tokens(): readonly Token[] {
    return this.text.tokens;
  }

  zoneOf(line: PlacedLine): Zone {
    return this.#plan.zones.get(line) ?? 'body';
  }

  /** The places of any of these phrases, narrowed to titles or to what the letter states. */
  places(
    phrases: readonly string[],
    { where = 'anywhere', stated = false, cautious = false }: Conditions = {},
  ): FoundAt[] {
    return (cautious ? this.#cautious : this.#finder).all(phrases).filter((hit) => {
      if (where === 'title' && !this.#inTitle(hit)) return false;
      return stated === false || isStated(this.text, hit, stated === 'told');
    });
  }

  /** Whether any of these phrases is in it. */
  has(phrases: readonly string[], conditions: Conditions = {}): boolean {
    return this.places(phrases, conditions).length > 0;
  }

  /** True when too many words are misspelt for a sure answer. */
  get isHardToRead(): boolean {
    return this.#legibility.hard;
  }

  /** How much more must speak for a kind because some words are misspelt. */
  get doubt(): number {
    return this.#legibility.doubt;
  }

  /** True when it was read from a picture, so that a figure may be wrong as well: some words are misspelt. */
  get isWorn(): boolean {
    return this.#fromPicture || this.#legibility.wrong > 0;
  }

  /** True when a page of it was read from its picture. */
  get isFromPicture(): boolean {
    return this.#fromPicture;
  }

  /** True for a line that says what the letter is about. */
  isTitle(line: PlacedLine): boolean {
    return this.#plan.titles.has(line);
  }

  #inTitle(hit: FoundAt): boolean {
    const token = this.tokens[hit.from];
    return token !== undefined && this.isTitle(token.line);
  }
}

let known: ReturnType<typeof lexiconOf> | undefined;

function lexicon(): ReturnType<typeof lexiconOf> {
  known ??= lexiconOf([...allPhrases(), ...ordinaryWords]);
  return known;
}
