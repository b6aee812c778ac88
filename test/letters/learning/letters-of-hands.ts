import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import type { CorpusLetter } from '../corpus-letter.ts';
import { noisy } from '../noise.ts';
import { plainText } from '../plain-text.ts';
import { Seed } from '../seed.ts';
import { everyLetter } from './stored-letters.ts';

/** A letter to learn from: its text, the kind that it is (with its outcome, "cak/fine"), and whose hand wrote it. */
export interface HandLetter {
  id: string;
  hand: string;
  set: string;
  kind: string;
  text: string;
}

/** Nothing is learned from these: two examine the reader, one shows what the weights do with an unknown hand. */
const heldOut: readonly string[] = ['fifth', 'twentyfirst', 'twentysecond'];

/**
 * Every letter that may be learned from. What is unknown because something warns of it (a swindle, a draft, a
 * correction) is worded as a kind: the guards know it, the weights need not.
 */
export function lettersOfHands(): HandLetter[] {
  return everyLetter()
    .filter(({ hand }) => !heldOut.includes(hand))
    .map(handLetterOf)
    .filter(isLearnedFrom);
}

export function isLearnedFrom(letter: HandLetter): boolean {
  return letter.kind !== 'unknown' || !isWarnedOf(letter);
}

/** A mail among the wordings is unknown for what it says: others there retell a letter. */
function isWarnedOf({ set, text }: HandLetter): boolean {
  const codes = readLetter(pagesOfText(text)).warnings.map(({ code }) => code);
  return codes.some(
    (code) => code.startsWith('false_') || (guarded.has(code) && !(set === 'wordings' && code === 'email')),
  );
}

const guarded: ReadonlySet<string> = new Set(['someone_elses_letter', 'correction', 'not_a_letter', 'email']);

/** The text of a letter, or at a rate of wrong letters the same letter as a poor reader of photographs sees it. */
export function blurred(letter: HandLetter, rate: number): string {
  return rate === 0 ? letter.text : noisy(letter.text, new Seed(`${letter.set} ${letter.id} ${rate} learn`), rate);
}

/** Of a letter that may be called unknown and would be a kind if it were understood, the words are those of the kind. */
function handLetterOf(letter: CorpusLetter): HandLetter {
  const { id, hand, set = hand, truth } = letter;
  const [kind = 'unknown'] = truth.kinds;
  const named = truth.outcome === undefined || kind === 'unknown' ? kind : `${kind}/${truth.outcome}`;
  return { id, hand, set, kind: named, text: plainText(letter) };
}
