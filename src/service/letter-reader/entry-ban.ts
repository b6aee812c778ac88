import { asCue } from './cues.ts';
import type { FoundAt } from './find.ts';
import type { Letter } from './letter.ts';

/** Decisions that may give an entry ban beside what they are about (Vw 66a); a letter about the ban alone is a kind of its own. */
const decisions: readonly string[] = [
  'ind_afwijzing',
  'ind_intrekking',
  'ind_beslissing_bezwaar',
  'ind_asiel_afwijzing',
];

/**
 * True when a decision gives an entry ban. "U kunt een inreisverbod krijgen" stands in every refusal, and would frighten for
 * nothing; where it is not plain that a ban only may follow, it is warned of.
 */
export function givesEntryBan(kind: string | undefined, letter: Letter): boolean {
  if (kind === undefined || !decisions.includes(kind)) return false;
  return letter.places(['inreisverbod']).some((hit) => !mayFollow(letter, hit));
}

const gives = new Set('leggen leg legt vaardigen vaardigt krijgt geldt houdt omvat is wordt'.split(' '));
const may = new Set('kan kunt kunnen kon zou mogelijk riskeert riskeren dreigt volgt of'.split(' '));
const risks = new Set('risico informatie geen eventueel wat'.split(' '));
const ifs = new Set('indien wanneer zodra mits'.split(' '));
/** "Als u …" is a condition, "als bedoeld in" and "als terugkeerbesluit" are not. */
const afterIf = new Set('u wij we uw er dit dat het de'.split(' '));

/** What may follow, what is asked or told in general, and what is denied. */
function mayFollow({ text }: Letter, { from, to }: FoundAt): boolean {
  const sentence = text.sentences[text.tokens[from]?.sentence ?? -1];
  if (sentence === undefined) return false;
  const word = (at: number): string =>
    at >= sentence.from && at < sentence.to ? asCue(text.tokens[at]?.word ?? '') : '';
  const anyOf = (words: ReadonlySet<string>, start: number, end: number): boolean =>
    span(start, end).some((at) => words.has(word(at)));
  const isIf = (at: number): boolean => ifs.has(word(at)) || (word(at) === 'als' && afterIf.has(word(at + 1)));
  const given = span(sentence.from, from).findLast((at) => gives.has(word(at)));
  if (sentence.question || isCondition(word(sentence.from), word(sentence.from + 1))) return true;
  if (word(sentence.from) === 'dan' || (given !== undefined && word(given - 1) === 'dan')) return true;
  if (anyOf(may, given ?? sentence.from, from) || anyOf(may, to, to + 2) || anyOf(risks, from - 4, from)) return true;
  return span(sentence.from, from).some(isIf) || span(to, to + 2).some(isIf);
}

const span = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** "Blijft u langer, dan …": in Dutch a condition may start with its verb; "omdat u" gives a reason. */
const isCondition = (first: string, second: string): boolean =>
  second === 'u' && /t$/.test(first) && !/dat$/.test(first);
