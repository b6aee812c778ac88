import { pagesOfText, readLetter } from '#app/service/letter-reader/index.ts';
import { type CorpusLetter, readCorpus } from '../corpus/read-corpus.ts';
import { readEighteenthSet } from '../eighteenth-set/read-eighteenth-set.ts';
import { readEighthSet } from '../eighth-set/read-eighth-set.ts';
import { readEleventhSet } from '../eleventh-set/read-eleventh-set.ts';
import { readFifteenthSet } from '../fifteenth-set/read-fifteenth-set.ts';
import { readFourteenthSet } from '../fourteenth-set/read-fourteenth-set.ts';
import { readFourthSet } from '../fourth-set/read-fourth-set.ts';
import { heldOut } from '../held-out/index.ts';
import { readNineteenthSet } from '../nineteenth-set/read-nineteenth-set.ts';
import { readNinthSet } from '../ninth-set/read-ninth-set.ts';
import { noisy } from '../noise.ts';
import { plainText } from '../plain-text.ts';
import { readSecondSet } from '../second-set/read-second-set.ts';
import type { SecondLetter } from '../second-set/second-letter.ts';
import { Seed } from '../seed.ts';
import { readSeventeenthSet } from '../seventeenth-set/read-seventeenth-set.ts';
import { readSeventhSet } from '../seventh-set/read-seventh-set.ts';
import { readSixteenthSet } from '../sixteenth-set/read-sixteenth-set.ts';
import { readSixthSet } from '../sixth-set/read-sixth-set.ts';
import { readTenthSet } from '../tenth-set/read-tenth-set.ts';
import type { TestLetter } from '../test-letter.ts';
import { readThirdSet } from '../third-set/read-third-set.ts';
import { readThirteenthSet } from '../thirteenth-set/read-thirteenth-set.ts';
import { tuning } from '../tuning/index.ts';
import { wholeLetters } from '../tuning/whole.ts';
import { readTwelfthSet } from '../twelfth-set/read-twelfth-set.ts';
import { readTwentiethSet } from '../twentieth-set/read-twentieth-set.ts';
import { readWordings, type Wording } from './wordings.ts';

/** A letter to learn from: its text, the kind that it is (with its outcome, "cak/fine"), and whose hand wrote it. */
export interface HandLetter {
  id: string;
  hand:
    | 'rules'
    | Wording['hand']
    | 'second'
    | 'third'
    | 'sixth'
    | 'seventh'
    | 'eighth'
    | 'ninth'
    | 'tenth'
    | 'eleventh'
    | 'twelfth'
    | 'thirteenth'
    | 'fourteenth'
    | 'fifteenth'
    | 'sixteenth'
    | 'seventeenth'
    | 'eighteenth'
    | 'nineteenth'
    | 'twentieth';
  set: string;
  kind: string;
  text: string;
}

/**
 * Every letter that may be learned from. The hand that wrote the second set wrote the fourth as well. What is unknown because something warns of it (a
 * swindle, a draft, a correction) is worded as a kind: the guards know it, the weights need not.
 */
export function lettersOfHands(): HandLetter[] {
  return allLetters().filter(isLearnedFrom);
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

function allLetters(): HandLetter[] {
  const whole = wholeLetters().map(({ id, kinds, outcome, text }) => ({
    id,
    hand: 'rules' as const,
    set: 'whole',
    kind: withOutcome(kindOf(kinds), outcome),
    text,
  }));
  return [
    ...tuning.map((letter) => ofTest(letter, 'tuning')),
    ...heldOut.map((letter) => ofTest(letter, 'held-out')),
    ...[...readCorpus('tuning'), ...readCorpus('reporting')].map((letter: CorpusLetter) => ofTest(letter, 'corpus')),
    ...whole,
    ...readWordings().map(({ outcome, ...letter }) => ({
      ...letter,
      set: 'wordings',
      kind: withOutcome(letter.kind, outcome),
    })),
    ...readSecondSet().map((letter) => ofSet(letter, 'second', 'second')),
    ...readFourthSet().map((letter) => ofSet(letter, 'second', 'fourth')),
    ...readThirdSet().map((letter) => ofSet(letter, 'third', 'third')),
    ...readSixthSet().map((letter) => ofSet(letter, 'sixth', 'sixth')),
    ...readSeventhSet().map((letter) => ofSet(letter, 'seventh', 'seventh')),
    ...readEighthSet().map((letter) => ofSet(letter, 'eighth', 'eighth')),
    ...readNinthSet().map((letter) => ofSet(letter, 'ninth', 'ninth')),
    ...readTenthSet().map((letter) => ofSet(letter, 'tenth', 'tenth')),
    ...readEleventhSet().map((letter) => ofSet(letter, 'eleventh', 'eleventh')),
    ...readTwelfthSet().map((letter) => ofSet(letter, 'twelfth', 'twelfth')),
    ...readThirteenthSet().map((letter) => ofSet(letter, 'thirteenth', 'thirteenth')),
    ...readFourteenthSet().map((letter) => ofSet(letter, 'fourteenth', 'fourteenth')),
    ...readFifteenthSet().map((letter) => ofSet(letter, 'fifteenth', 'fifteenth')),
    ...readEighteenthSet().map((letter) => ofSet(letter, 'eighteenth', 'eighteenth')),
    ...readSeventeenthSet().map((letter) => ofSet(letter, 'seventeenth', 'seventeenth')),
    ...readNineteenthSet().map((letter) => ofSet(letter, 'nineteenth', 'nineteenth')),
    ...readTwentiethSet().map((letter) => ofSet(letter, 'twentieth', 'twentieth')),
    ...readSixteenthSet().map((letter) => ofSet(letter, 'sixteenth', 'sixteenth')),
  ];
}

/** The same letter as a poor reader of photographs sees it. */
export function blurred(letter: HandLetter, rate: number): string {
  return rate === 0 ? letter.text : noisy(letter.text, new Seed(`${letter.set} ${letter.id} ${rate} learn`), rate);
}

function ofTest(letter: TestLetter, set: string): HandLetter {
  const { kind, outcome } = letter.expected;
  return { id: letter.id, hand: 'rules', set, kind: withOutcome(kind, outcome), text: plainText(letter) };
}

function ofSet(letter: SecondLetter, hand: HandLetter['hand'], set: string): HandLetter {
  const text = plainText({ ...letter, expected: { kind: '' } });
  return {
    id: letter.id,
    hand,
    set,
    kind: withOutcome(letter.truth.kinds[0] ?? 'unknown', letter.truth.outcome),
    text,
  };
}

function withOutcome(kind: string, outcome: string | undefined): string {
  return outcome === undefined || kind === 'unknown' ? kind : `${kind}/${outcome}`;
}

/** Of a letter that may be called unknown and would be a kind if it were understood, the words are those of the kind. */
function kindOf(kinds: readonly string[]): string {
  return kinds.find((kind) => kind !== 'unknown') ?? 'unknown';
}
