import { findAmounts } from '../amounts.ts';
import { completed } from '../dates.ts';
import type { Findings } from '../findings.ts';
import type { Letter } from '../letter.ts';
import { SaidOff } from '../said-off.ts';
import { isStated } from '../stated.ts';
import type { Stretch } from '../stretch.ts';
import { deedWords } from './deed-words.ts';
import type { FoundStatement } from './statement.ts';

/** Each appointment with its day, hour and place; a sentence that tells of several is told once for each. */
export function findSaidAppointments({ letter, appointments }: Findings): FoundStatement[] {
  return appointments.map(({ from, to, date, time, place }) => ({
    is: 'appointment',
    date,
    time,
    at: place,
    found: shortSentence(letter, { from, to }),
  }));
}

/** Each day to come on which nobody is expected any more. */
export function findCalledOff({ letter, dates, appointments, letterDate, sentDate }: Findings): FoundStatement[] {
  const start = letterDate ?? sentDate;
  const said = new SaidOff(letter, dates, start);
  const stands = new Set(appointments.map(({ date }) => date));
  const off = dates.flatMap((date) => {
    const day = said.isOff(date) ? completed(date, start) : null;
    return day === null || stands.has(day) ? [] : [{ date: day, found: shortSentence(letter, date) }];
  });
  return off
    .filter(({ date }, at) => off.findIndex((each) => each.date === date) === at)
    .map((each) => ({ is: 'called_off', ...each }));
}

/** A sentence of a letter; the cells of a table may run on as one that is far longer. */
const longestSentence = 60;

function shortSentence({ text, tokens }: Letter, at: Stretch): Stretch {
  const sentence = text.sentences[tokens[at.from]?.sentence ?? -1];
  return sentence !== undefined && sentence.to - sentence.from <= longestSentence ? sentence : at;
}

/** What is to come, by what it is about. */
export function findAnnouncements({ letter }: Findings): FoundStatement[] {
  const found = deedWords.announcements.flatMap(({ any }) =>
    letter.places(any).filter((hit) => isStated(letter.text, hit) && !asksWhy(letter, hit)),
  );
  const sentences = new Map(found.map((hit) => [letter.tokens[hit.from]?.sentence ?? -1, hit]));
  const about = new Map<string, FoundStatement>();
  for (const [number, hit] of sentences) {
    const subject = subjectOf(letter, number);
    if (!about.has(subject))
      about.set(subject, { is: 'announcement', about: subject, found: shortSentence(letter, hit) });
  }
  return [...about.values()];
}

/** "Waarom krijgt u deze brief?" is a heading. */
function asksWhy({ text, tokens }: Letter, { from }: Stretch): boolean {
  const opens = text.sentences[tokens[from]?.sentence ?? -1];
  return tokens[opens?.from ?? -1]?.word === 'waarom';
}

function subjectOf(letter: Letter, sentence: number): (typeof deedWords.subjects)[number]['about'] {
  const own = deedWords.subjects.find(({ any }) =>
    letter.places(any).some(({ from }) => letter.tokens[from]?.sentence === sentence),
  );
  return own?.about ?? 'other';
}

/** Each sum that the letter names, once. */
export function findAmountsSaid({ letter, letterDate, days }: Findings): FoundStatement[] {
  const kept = new Map<string, FoundStatement>();
  for (const { value, row, start, end } of findAmounts(letter, days, letterDate)) {
    const from = letter.tokens.findIndex((token) => token.row === row && token.to > start);
    let to = from;
    while (to >= 0 && letter.tokens[to]?.row === row && (letter.tokens[to]?.from ?? end) < end) to += 1;
    if (from >= 0 && to > from && !kept.has(value)) kept.set(value, { is: 'amount', value, found: { from, to } });
  }
  return [...kept.values()];
}
