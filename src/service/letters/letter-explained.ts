import type { Lang } from '#app/platform/language/index.ts';
import type { EvidenceAt, Reading } from '#app/service/letter-reader/index.ts';
import { drivingDayOf, lastTurn, type OpenLimit } from '#app/service/procedures/index.ts';
import type { ToldDay } from './day-words.ts';
import { type Explanation, explain } from './explain.ts';
import { factsNow, readingOf } from './letter-facts.ts';
import { type LetterFacts, proposalsOf } from './letter-proposals.ts';
import type { KeptLetter } from './letters.store.ts';
import { evidenceName } from './tell-statements.ts';
import type { ExplanationReader, Telling } from './telling-rules.ts';

/** What the letter means now: under what a person corrected, with the days that are really kept to. */
export function explanationNow(
  letter: KeptLetter,
  limits: readonly OpenLimit[],
  lang: Lang,
  telling: Telling,
  reader: ExplanationReader = 'colleague',
): Explanation {
  const facts = factsNow(letter);
  return explain(readingUnder(readingOf(letter), facts), lang, daysNow(letter, limits), telling, reader);
}

/** The places that still hold: what a person corrected was found in the wrong one. */
export function evidenceNow(letter: KeptLetter): EvidenceAt[] {
  const reading = readingOf(letter);
  const { kind, letterDate, sentDate } = factsNow(letter);
  const wrong = [
    ...(kind === reading.kind ? [] : ['kind', 'outcome']),
    ...(letterDate === reading.letterDate ? [] : ['letterDate']),
    ...(sentDate === reading.sentDate ? [] : ['sentDate']),
  ];
  // The kind's own words stand on the picture of a letter that is known; the statements on that of one that is not.
  const statements = kind === 'unknown' ? reading.statements : [];
  return [
    ...reading.evidence.filter((one) => !wrong.includes(one.for)),
    ...statements
      .filter(({ text }) => text !== '')
      .map((each) => ({ for: evidenceName(each), page: each.page, box: each.box, text: each.text })),
  ];
}

/** The reading as a person corrected it: another kind has another explanation. */
function readingUnder(reading: Reading, { kind, outcome, letterDate, sentDate }: LetterFacts): Reading {
  const { outcome: _found, ...rest } = reading;
  return { ...rest, kind, letterDate, sentDate, ...(outcome === null ? {} : { outcome }) };
}

/** The days to keep to: those in the list, else those that confirming would put there. */
export function daysNow(letter: KeptLetter, limits: readonly OpenLimit[]): ToldDay[] {
  const { state, document } = letter;
  const { confirmation } = document;
  const reading = readingOf(letter);
  if (state !== 'confirmed' || confirmation === null) {
    return proposalsOf(reading, factsNow(letter)).flatMap(({ what, start, days }) =>
      days === null ? [] : [toldDay(what, days.drivingDay, start)],
    );
  }
  const kept = limits
    .filter((limit) => !isTakenBack(limit) && !isJoined(limit))
    .map((limit) => toldDay(limit.document.clear.catalogueId, drivingDayOf(limit), limit.document.clear.start));
  // A day that was left out is in the letter all the same.
  const left = confirmation.limits.flatMap(({ choice, what, found }) =>
    choice === 'leave' && found !== null ? [toldDay(what, found, null)] : [],
  );
  return [...kept, ...left];
}

/** Its event did not happen: nobody is told a day that follows from nothing. */
const isTakenBack = ({ document }: OpenLimit): boolean =>
  document.clear.state === 'dropped' && lastTurn(document) === 'event-gone';

/** The limit that it was joined to tells the day: two days for one thing would contradict one another. */
const isJoined = ({ document }: OpenLimit): boolean => document.joined !== null;

const toldDay = (what: string, drivingDay: string, start: string | null): ToldDay => ({
  what,
  drivingDay,
  ...(start === null ? {} : { start }),
});
