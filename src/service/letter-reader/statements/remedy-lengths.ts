import type { FoundDate } from '../dates.ts';
import type { Findings } from '../findings.ts';
import { numberInWords } from '../number-words.ts';
import type { StatedTerm } from '../stated-terms.ts';
import type { Stretch } from '../stretch.ts';
import type { Marks } from './marks.ts';
import { type NamedStart, remedyWords } from './remedy-words.ts';

/** A length of time that one may have for something, and from what it runs. */
export interface Length extends Stretch {
  term: string;
  start: Start;
  /** What the reader of terms says of it, where it found it. */
  known: StatedTerm | undefined;
}

/** From what a term runs; `day`: the letter names the day itself. */
interface Start {
  from: NamedStart | 'unsaid';
  day: string | null;
  at: Stretch | null;
}

const unsaid: Start = { from: 'unsaid', day: null, at: null };
/** Of two names of one start the one that says more: "de datum van verzending" is the sending. */
const bySaying: readonly NamedStart[] = ['sent', 'handed_out', 'made_known', 'judgment', 'letter'];
const longestStart = 14;

/** "Binnen zes weken", "de termijn is 14 dagen", "vier weken na …": every length that may be a time to act in. */
export function remedyLengthsOf(marks: Marks, { terms, added, dates }: Findings): Length[] {
  const { letter } = marks;
  const units = Object.entries(remedyWords.units).flatMap(([unit, list]) =>
    marks.of(list).map(({ from }) => [from, unit] as const),
  );
  const unitAt = new Map(units);
  const found: Length[] = [];
  for (const [at, token] of letter.tokens.entries()) {
    const number = numberOf(token.word) ?? ordinalAt(marks, at);
    if (number === null) continue;
    const repeats = numberOf(letter.tokens[at + 1]?.word ?? '') !== null || isFull(letter.tokens[at + 1]?.word);
    const place = repeats ? at + 2 : at + 1;
    const unit = unitAt.get(place);
    if (unit === undefined || marks.sentenceOf(place) !== token.sentence || (number === 1 && unit === 'D')) continue;
    const stretch = { from: at, to: place + 1 };
    if (found.some(({ to }) => to === stretch.to) || added.some(({ from }) => from === at)) continue;
    const known = terms.find(({ to }) => to === stretch.to);
    const start = startOf(marks, stretch, dates);
    if (known === undefined && start.at === null && !isLed(marks, stretch)) continue;
    found.push({ ...stretch, term: `P${number}${unit}`, start, known });
  }
  return [...found, ...byArticle(marks, found)];
}

/** "Zoals vermeld in artikel 69 van de Vreemdelingenwet": where the sentence gives no length, the law that it names does. */
function byArticle(marks: Marks, found: readonly Length[]): Length[] {
  const told = new Set(found.map(({ from }) => marks.sentenceOf(from)));
  return Object.entries(remedyWords.articles).flatMap(([term, list]) =>
    marks
      .of(list)
      .filter(({ from }) => !told.has(marks.sentenceOf(from)))
      .map(({ from, to }) => ({ from, to, term, start: unsaid, known: undefined })),
  );
}

function numberOf(word: string): number | null {
  const number = numberInWords(word) ?? (/^\d{1,3}$/.test(word) ? Number(word) : null);
  return number === 0 ? null : number;
}

/** "Uiterlijk op de zevende dag na die waarop": seven days. */
function ordinalAt({ letter }: Marks, at: number): number | null {
  const word = (step: number): string => letter.tokens[at + step]?.word ?? '';
  const isLast = word(-1) === 'de' && word(-2) === 'op' && word(-3) === 'uiterlijk';
  return isLast && word(1) === 'dag' ? (ordinals[word(0)] ?? null) : null;
}

const ordinals: Readonly<Record<string, number>> = {
  derde: 3,
  vijfde: 5,
  zevende: 7,
  achtste: 8,
  tiende: 10,
  veertiende: 14,
};

function isFull(word: string | undefined): boolean {
  return word === 'hele' || word === 'volle';
}

function isLed(marks: Marks, { from }: Stretch): boolean {
  const sentence = marks.sentenceOf(from);
  return marks.inSentence(remedyWords.leads, sentence).some(({ to }) => to <= from && from - to <= remedyWords.leadGap);
}

function startOf(marks: Marks, length: Stretch, dates: readonly FoundDate[]): Start {
  const number = marks.sentenceOf(length.from);
  const sentence = marks.sentence(number);
  const begins = marks.inSentence(remedyWords.starts.begin, number);
  const after = begins.find(({ from }) => from >= length.to && from <= length.to + 4);
  if (after !== undefined) {
    const named = namedIn(marks, { from: after.from, to: Math.min(sentence.to, after.from + longestStart) }, dates);
    if (named !== null) return named;
  }
  const before = begins.findLast(({ from }) => from < length.from && length.from - from <= longestStart + 6);
  if (before !== undefined) {
    const named = namedIn(marks, { from: before.from, to: length.from }, dates);
    if (named !== null) return named;
  }
  const later = begins.find(({ from }) => from > length.to);
  const own = later === undefined ? null : namedIn(marks, { from: later.from, to: sentence.to }, dates);
  return own ?? inNext(marks, number, dates) ?? unsaid;
}

/** "De termijn begint op de dag na die waarop het besluit bekend is gemaakt." */
function inNext(marks: Marks, number: number, dates: readonly FoundDate[]): Start | null {
  for (const next of [number + 1, number + 2]) {
    const [begin] = marks.inSentence(remedyWords.termBegins, next);
    const sentence = marks.sentence(next);
    if (begin !== undefined) return namedIn(marks, { from: begin.from, to: sentence.to }, dates);
  }
  return null;
}

/** "Na de uitspraak, dus uiterlijk 8 december": that is where the term ends. */
function isLastDay({ letter }: Marks, at: number): boolean {
  return [1, 2, 3].some((back) => lastOnes.has(letter.tokens[at - back]?.word ?? ''));
}

const lastOnes = new Set('uiterlijk dus derhalve namelijk tot voor'.split(' '));

/** What the words of a stretch name as a start, up to where they go on with something else. */
function namedIn(marks: Marks, stretch: Stretch, dates: readonly FoundDate[]): Start | null {
  const end = marks.of(remedyWords.startEnds).find(({ from }) => from > stretch.from && from < stretch.to)?.from;
  const within = dates.filter(({ from, to }) => from >= stretch.from && to <= (end ?? stretch.to));
  const last = within.find(({ from }) => isLastDay(marks, from));
  const at = { from: stretch.from, to: last?.from ?? end ?? stretch.to };
  const date = within.find(({ to, day }) => to <= at.to && day !== null);
  const from = bySaying.find((each) => marks.over(remedyWords.starts[each], at).length > 0);
  if (from === undefined && date === undefined) return null;
  return { from: from ?? 'letter', day: date?.day ?? null, at };
}
