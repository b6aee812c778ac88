import type { Letter } from '../letter.ts';
import type { TextSpan } from '../text.ts';
import { deedWords } from './deed-words.ts';

const { words } = deedWords;

/** A part of a sentence that hangs on another: what is in it is not said by the main part, and the other way round. */
export interface SubordinateClause {
  kind: 'if' | 'unless' | 'because' | 'relative';
  from: number;
  to: number;
}

const afterIf = new Set('u wij we uw er dit dat het de zij ze je hij een geen blijkt you'.split(' '));
const afterVerb = new Set('u uw wij we de het er je deze dit'.split(' '));
/** "als uw advocaat" says what somebody is. */
const asRole = new Set('advocaat gemachtigde raadsman raadsvrouw verdachte getuige slachtoffer voogd'.split(' '));
const relatives = new Set('die wat welke which that'.split(' '));
/** No part is shorter. */
const shortest = 2;

/** The parts that hang on a sentence, by the words that open one; they end at a comma or where the main part begins. */
export function partsOf(letter: Letter, sentence: TextSpan, opensMain: (at: number) => boolean): SubordinateClause[] {
  const word = (at: number): string => letter.tokens[at]?.word ?? '';
  const parts: SubordinateClause[] = [];
  const first = verbFirst(letter, sentence);
  if (first !== null) parts.push(first);
  for (let at = first?.to ?? sentence.from; at < sentence.to; at += 1) {
    const kind = opened(word, at, sentence, followsComma(letter, at));
    if (kind === null) continue;
    let to = at + shortest;
    while (to < sentence.to && !followsComma(letter, to) && !opensMain(to)) to += 1;
    parts.push({ kind, from: at, to: Math.min(to, sentence.to) });
    at = to - 1;
  }
  return parts;
}

function opened(
  word: (at: number) => string,
  at: number,
  sentence: TextSpan,
  afterComma: boolean,
): SubordinateClause['kind'] | null {
  const [own, next] = [word(at), word(at + 1)];
  if (words.unless.has(own)) return 'unless';
  if (words.if.has(own)) return 'if';
  if (own === 'als' && asRole.has(word(at + 2))) return null;
  if (own === 'als' && (afterIf.has(next) || (at === sentence.from && next !== 'slachtoffer'))) return 'if';
  if (words.because.has(own)) return 'because';
  if (own === 'nu' && (next === 'u' || next === 'uw')) return 'because';
  return afterComma && relatives.has(own) ? 'relative' : null;
}

/** "Gaat u niet in beroep, dan moet u …": in Dutch the verb of a condition may come first. */
function verbFirst({ tokens }: Letter, sentence: TextSpan): SubordinateClause | null {
  if (!afterVerb.has(tokens[sentence.from + 1]?.word ?? '') || sentence.question) return null;
  for (let at = sentence.from + shortest; at < sentence.to; at += 1)
    if (tokens[at]?.word === 'dan' && !/(?:er|anders|meer|minder)$/.test(tokens[at - 1]?.word ?? ''))
      return { kind: 'if', from: sentence.from, to: at };
  return null;
}

/** Whether a comma or its like stands right before a token. */
function followsComma({ tokens }: Letter, at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.sentence !== tokens[at]?.sentence) return false;
  const { line, to } = before.next ?? before;
  return /^["')\]]?[,;:]/.test(line.text.slice(to, to + 2));
}
