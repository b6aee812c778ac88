import { isOff } from './called-off.ts';
import { openingHours, timeIn } from './clock-time.ts';
import type { FoundDate } from './dates.ts';
import { withFigures } from './hours.ts';
import { comes, expects, meets } from './meeting-words.ts';
import { pattern } from './pattern.ts';
import type { Surroundings } from './surroundings.ts';

/** So many words from a day its hour may stand. */
export const wordsAfter = 8;

/** The first words of a text, at most so many. */
export function firstWords(text: string, count: number): string {
  return text.split(' ').slice(0, count).join(' ');
}

/** "Telkens om 10.00 uur", "beide om 9.45 uur": one hour for all days beside it. */
const forAll = pattern()`
    \b(?:telkens|steeds|(?:iedere|elke) (?:keer|week|maand)|beide(?: keren| dagen)?|allebei
    |alle(?: \w+)? (?:keren|dagen|gesprekken|afspraken|zittingen)|each (?:time|day)|every (?:time|week)
    |both(?: days| times)?|chaque fois)\b(?: \w+){0,4}? (?=(?:\d{1,2}[.:]\d{2}|\d{1,2} ?(?:uur|u|h))\b)
  `;
const ofDays = /\b(?:volgende|onderstaande) (?:data|dagen|momenten|tijdstippen|datums)\b/;
const everyTime = /\b(?:elke|iedere|wekelijks|maandelijks)\b/;
const ifThen = /\b(?:kunt|kan|als|indien|ziek)\b/;
/**
 * "U meldt zich op de volgende dagen om 9.00 uur", "elke dinsdag tussen 10 en 12 uur melden": the hour of a list of
 * days.
 */
const ofList = (words: string): boolean =>
  ofDays.test(words) ||
  (everyTime.test(words) && /\bmeld/.test(words) && /\b(?:om|tussen) \d/.test(words) && !ifThen.test(words));
const sameHour = /\b(?:same|zelfde|dezelfde|hetzelfde|meme) (?:hour|time|tijd|tijdstip|uur|heure)\b/;
/** Between two days of which the second bears the hour of both. */
const joinsDays = pattern()`
    ^(?:(?:en|and|et|op|on|het|de|the|tweede|derde|second|ook|maandag|dinsdag|woensdag|donderdag|vrijdag
    |zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: |$))+$
  `;
const sentencesBack = 8;

/** The hour that a day has in common with other days. */
export function timeShared(
  around: Surroundings,
  date: FoundDate,
  dates: readonly FoundDate[],
  toCome: (date: FoundDate) => boolean,
): string | null {
  const sentence = around.sentence(date);
  const previous = around.previousSentences(date, sentencesBack).map((words) => withFigures(words));
  if (sameHour.test(sentence)) {
    const clause = around.clause(date, dates);
    const earlier = withFigures(sentence.slice(0, Math.max(0, sentence.length - clause.after.length)));
    return timeIn(earlier) ?? previous.slice(0, 3).flatMap((words) => timeIn(words) ?? [])[0] ?? null;
  }
  for (const words of [sentence, ...previous.slice(0, sentencesBack)].map((words) => withFigures(words))) {
    if (ofList(words) && !openingHours.test(words)) return timeIn(words);
  }
  const said = [sentence, ...previous, ...around.nextSentences(date, 2)].map((words) => withFigures(words));
  for (const words of said) {
    const every = forAll.exec(words);
    if (every !== null && !openingHours.test(words))
      return timeIn(
        /\b(?:tussen|van) $/.test(every[0])
          ? `van ${words.slice(every.index + every[0].length)}`
          : words.slice(every.index + every[0].length),
      );
  }
  for (let at = dates.indexOf(date); ; at += 1) {
    const [own, next] = [dates[at], dates[at + 1]];
    if (own === undefined || next === undefined || !toCome(next)) return null;
    const between = around.clause(own, dates).after;
    const isNext = between === '' && around.sentenceNumber(own) === around.sentenceNumber(next);
    if (!isNext && !joinsDays.test(between)) return null;
    const time = timeIn(firstWords(withFigures(around.after(next, wordsAfter * 2)), wordsAfter));
    if (time !== null) return time;
  }
}

/**
 * "De zitting begint niet om 10.00 uur maar om 15.30 uur. De datum, 13 oktober, blijft": the hour is in the sentence
 * before, which names no day to come.
 */
export function timeInPrevious(
  around: Surroundings,
  date: FoundDate,
  dates: readonly FoundDate[],
  toCome: (date: FoundDate) => boolean,
): string | null {
  const own = around.sentenceNumber(date);
  const sentence = around.sentence(date);
  const isMeeting = meets.test(sentence) || expects.test(sentence) || /\b(?:datum|dag|date|day)\b/.test(sentence);
  if (!isMeeting || startsThen.test(around.before(date, 3))) return null;
  if (dates.some((other) => around.sentenceNumber(other) === own - 1 && toCome(other))) return null;
  const [previous = ''] = around.previousSentences(date, 1);
  const words = withFigures(previous);
  if (openingHours.test(words) || lastHour.test(words) || isOff(words.replace(/\bniet\b/g, ''), '')) return null;
  const tells = meets.test(words) || comes.test(words) || expects.test(words);
  return tells && /\b(?:om|te|rond|omstreeks|at|aanvang) \d/.test(words) ? timeIn(words) : null;
}

const startsThen = /\b(?:vanaf|per|sinds|ingang van|from|since)(?: \w+dag| \w+day)?$/;
const lastHour = /\b(?:voor|tot|uiterlijk|before|until|by) (?:om )?\d{1,2}[.:]\d{2}\b/;
