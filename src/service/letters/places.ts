import { hasStruckNumber } from '#app/platform/language/index.ts';
import type { EvidenceAt } from '#app/service/letter-reader/index.ts';
import type { LetterPageKept } from './letter-document.ts';

/** A sentence of the page with the address it has there, and the evidence it rests on. */
export interface SentenceOnPage {
  id: string;
  restsOn: readonly string[];
}

/** A place in the letter that something on the page points at, and the sentence that it leads back to. */
export interface CitedPlace {
  number: number;
  saying: string;
}

/** The places by what they are evidence for. */
export type LetterPlaces = ReadonlyMap<string, CitedPlace>;

/** Numbers the places in the order in which the page speaks of them; what is on no picture gets none. */
export function placesOf(sayings: readonly SentenceOnPage[], marked: readonly string[]): LetterPlaces {
  const places = new Map<string, CitedPlace>();
  for (const { id, restsOn } of sayings) {
    for (const what of restsOn) {
      if (marked.includes(what) && !places.has(what)) places.set(what, { number: places.size + 1, saying: id });
    }
  }
  return places;
}

/** A mark on a picture; its words are for who cannot see it. */
export type LetterMark = Pick<EvidenceAt, 'for' | 'box' | 'text'>;

/** A day is worth more than a word that only says what kind of letter it is: their marks do not overlap. */
export function marksOn(page: LetterPageKept, evidence: readonly EvidenceAt[]): LetterMark[] {
  const marks = [...evidence.filter((one) => one.page === page.number), ...bsnPlaces(page)];
  const days = marks.filter((mark) => toneOf(mark.for) === 'day');
  return marks.filter(
    (mark) =>
      toneOf(mark.for) !== null && (toneOf(mark.for) !== 'kind' || !days.some((day) => overlap(day.box, mark.box))),
  );
}

/** Days and sums in amber, what kind of letter it is in teal, what to beware of in brick. */
export function toneOf(what: string): 'kind' | 'day' | 'warning' | null {
  if (/^(letterDate|sentDate|deadline|appointment|amount|task|statement:(remedy|duty|request))/.test(what))
    return 'day';
  if (/^(kind|outcome|statement:(decision|role|writer|addressee))/.test(what)) return 'kind';
  return /^(warning|statement:(urgent|measure))/.test(what) ? 'warning' : null;
}

/** A citizen number is struck out in the text that we keep; its line shows where it is on the picture. */
function bsnPlaces(page: LetterPageKept): LetterMark[] {
  return page.lines
    .filter(([text]) => hasStruckNumber(text))
    .map(([, x, y, width, height]) => ({ for: 'warning:bsn', box: [x, y, width, height], text: 'BSN' }));
}

type Box = EvidenceAt['box'];

function overlap([x, y, width, height]: Box, [left, top, wide, high]: Box): boolean {
  return x < left + wide && left < x + width && y < top + high && top < y + height;
}
