import { completed } from '../dates.ts';
import type { Findings } from '../findings.ts';
import { withFigures } from '../hours.ts';
import { endOfSpan } from '../relative-days.ts';
import type { Stretch } from '../stretch.ts';
import { Surroundings } from '../surroundings.ts';
import type { Topic } from '../topics.ts';

/** So many sentences after the one that tells of it may give its day. */
const sentencesAfter = 2;
const goesOn =
  /^(?:dit|dat|doe|uiterlijk|daarvoor|hiervoor|daartoe|de (?:uiterste|laatste)|u (?:heeft|hebt|krijgt)|deze|die|het)\b/;
/** A length from which nobody needs a day to the day. */
const longest = 'P6M';

/**
 * The day by which something must be done: the earliest that its sentence gives, as a day or as a length from the letter,
 * else that of a sentence which goes on with it. Null where none is given or the letter bears no date.
 */
export function dueDay(found: Findings, at: Stretch, topics: readonly Topic[]): string | null {
  const own = found.letter.tokens[at.from]?.sentence ?? -1;
  const around = new Surroundings(found.letter);
  for (let more = 0; more <= sentencesAfter; more += 1) {
    const sentence = found.letter.text.sentences[own + more];
    if (sentence === undefined) return null;
    if (more > 0 && !goesOn.test(around.sentence(sentence))) return null;
    const day = dayIn(found, sentence, more === 0 ? null : topics);
    if (day !== null) return day;
  }
  return null;
}

/** `topics`: what a day outside its own sentence must be for. */
function dayIn(found: Findings, { from, to }: Stretch, topics: readonly Topic[] | null): string | null {
  const isIn = (each: { from: number; topic: Topic }): boolean =>
    each.from >= from &&
    each.from < to &&
    each.topic !== 'authority' &&
    (topics === null || topics.includes(each.topic));
  const start = reference(found);
  const days = found.days.filter(isIn).map(({ day }) => day);
  const terms = found.terms
    .filter((term) => isIn(term) && !term.runsBack && start !== null)
    .flatMap(({ term }) => (start === null || isLonger(term) ? [] : [dayAfterLength(start, term)]));
  return [...days, ...terms].filter((day) => start === null || day >= start).sort()[0] ?? null;
}

function isLonger(term: string): boolean {
  return dayAfterLength('2026-01-01', term) > dayAfterLength('2026-01-01', longest);
}

/** "U vertrekt niet op 25 november maar op 18 november" */
const notThen = /\bniet(?: meer| langer)?(?: op| per)?(?: \w+dag)?$/;

/** The day on which something happens or somebody is expected: the first one to come that its sentence or a later one names. */
export function dayOfEvent(
  found: Findings,
  at: Stretch,
  steps: readonly number[] = [0, 1, 2, -1],
): { day: string; at: Stretch } | null {
  const { letter, dates } = found;
  const own = letter.tokens[at.from]?.sentence ?? -1;
  const start = reference(found);
  const around = new Surroundings(letter);
  for (const step of steps) {
    const sentence = letter.text.sentences[own + step];
    if (sentence === undefined) continue;
    const [first] = dates.flatMap((date) => {
      const day = completed(date, start);
      const isOwn = found.letterDates.letter.some((each) => each.from === date.from);
      const isIn = date.from >= sentence.from && date.from < sentence.to && !isOwn;
      const opensSpan = isIn && endOfSpan(letter.text, dates, date) === 'first';
      return isIn && !opensSpan && day !== null && !notThen.test(around.before(date, 4))
        ? [{ day, at: { from: date.from, to: date.to } }]
        : [];
    });
    if (first !== undefined) return first;
  }
  return null;
}

/** The first hour that is told of a day: the hour of pick-up, not that of the flight. */
export function hourOf(found: Findings, at: Stretch, day: string | null): string | null {
  const around = new Surroundings(found.letter);
  const said = [around.sentence(at), ...around.nextSentences(at, sentencesAfter + 1)];
  const hours = said.flatMap((sentence) =>
    [
      ...withFigures(sentence).matchAll(
        /\b(?:om|te|rond|omstreeks|vanaf|tussen|at) (\d{1,2})(?:[.:](\d{2})| uur| u\b)/g,
      ),
    ].map(([, hour = '', minute = '00']) => `${hour.padStart(2, '0')}:${minute}`),
  );
  const times = found.appointments.flatMap(({ date, time }) => (date === day && time !== null ? [time] : []));
  return [...hours, ...times].filter((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)).sort()[0] ?? null;
}

/** The day from which the letter counts. */
export function reference({ letterDate, sentDate }: Findings): string | null {
  return [letterDate, sentDate].filter((day) => day !== null).sort()[0] ?? null;
}

/** The day to which a length of time comes, as the letter says it: no holiday makes it later. */
export function dayAfterLength(start: string, term: string): string {
  return Temporal.PlainDate.from(start).add(term).toString();
}
