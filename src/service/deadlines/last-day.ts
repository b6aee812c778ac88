import { answerFrom, type DayReading, type FoundDay, type LegalTerm } from './answer.ts';
import { count } from './count.ts';
import { type Day, dayOfDate } from './days.ts';
import { countHours } from './hours.ts';
import { moveBasis, regimes } from './laws.ts';
import { movesBetween } from './moves.ts';
import { daysStoodStill } from './pauses.ts';
import { type CheckedQuestion, checkQuestion, type Question } from './question.ts';
import { answered, refused, type TermOutcome } from './refusal.ts';
import { countedSpan } from './spans.ts';
import { refusalInWords } from './words.ts';

/**
 * The last day of one term under the law named, with every reason for it. Dates in and out are `Temporal.PlainDate`.
 * Throws a `RangeError` with one plain sentence on input that cannot be counted; `tryLastDay` returns the refusal instead.
 */
export function lastDay(question: Question): LegalTerm {
  return orThrow(tryLastDay(question));
}

/** As `lastDay`, with a refusal as a value. */
export function tryLastDay(question: Question): TermOutcome<LegalTerm> {
  const found = findFromEarliest(question);
  return found.ok ? answered(answerFrom(found.value.found, found.value.wait)) : found;
}

/**
 * Counts from the earliest of all starts that were given; what a later one gives stays as a reading (Awb 3:41, 6:8).
 * Where we wait the latest of them drives, as with every other doubt.
 */
export function findFromEarliest(question: Question): TermOutcome<{ found: FoundDay; wait: boolean }> {
  const { otherStarts = [], ...rest } = question;
  const [wrong] = otherStarts;
  if (wrong && !(question.start instanceof Temporal.PlainDate)) return refused('one-start-for-hours', 'start', wrong);
  const starts = wrong ? [question.start as Temporal.PlainDate, ...otherStarts] : [question.start];
  const inOrder = wrong ? (starts as Temporal.PlainDate[]).sort(Temporal.PlainDate.compare) : starts;
  const counted: FoundDay[] = [];
  let wait = false;
  for (const start of inOrder) {
    const checked = checkQuestion({ ...rest, start });
    if (!checked.ok) return checked;
    const found = find(checked.value);
    if (!found.ok) return found;
    wait = checked.value.wait;
    counted.push(found.value);
  }
  const [first, ...later] = counted as [FoundDay, ...FoundDay[]];
  const readings = later.flatMap((found): DayReading[] => [
    { day: found.last, code: 'later-start', basis: 'Awb 3:41, 6:8(1)' },
    ...found.readings.filter(({ code }) => code !== 'stated'),
  ]);
  return answered({ found: { ...first, readings: [...first.readings, ...readings] }, wait });
}

/** Counts a checked question from its one start; the catalogue joins what several counts found. */
function find(question: CheckedQuestion): TermOutcome<FoundDay> {
  const found = question.law === 'hours' ? inHours(question) : inDays(question);
  if (!found.ok || question.stated === null) return found;
  const stated: DayReading = { day: dayOfDate(question.stated), code: 'stated', basis: 'the day stated in the letter' };
  return answered({ ...found.value, readings: [...found.value.readings, stated] });
}

/** The value of an outcome; a refusal is thrown as its sentence. */
export function orThrow<T>(outcome: TermOutcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new RangeError(refusalInWords(outcome.refusal, 'en'));
}

function inDays(question: CheckedQuestion): TermOutcome<FoundDay> {
  const { law, pauses, extension } = question;
  const event = eventDay(question);
  const unbroken = countedSpan(question, event, 0);
  if (extension instanceof Temporal.PlainDate && unbroken.last <= count(law, event, question.term).raw) {
    return refused('extension-shortens', 'extension', extension);
  }
  const still = (completionDayToo: boolean) => daysStoodStill(event, unbroken.raw, pauses, completionDayToo);
  const { raw, last, other, apart, moves } = pauses.length > 0 ? countedSpan(question, event, still(false)) : unbroken;
  const readings: DayReading[] = [];
  if (other !== null) readings.push({ day: other, ...secondReading[law === 'criminal' ? 'criminal' : 'tax'] });
  if (pauses.length > 0) {
    const later = countedSpan(question, event, still(true));
    readings.push({ day: later.last, code: 'completion-day-counts', basis: 'Awb 4:15' });
    if (later.apart !== null) readings.push({ day: later.apart, code: 'extension-apart', basis: 'Atw 1(1), 4(a)' });
  }
  if (apart !== null) readings.push({ day: apart, code: 'extension-apart', basis: 'Atw 1(1), 4(a)' });
  const outsideTheAct = regimes[law].moves === 'atw' && !moves;
  return answered({
    law,
    raw,
    last,
    lookedFrom: law === 'court-days' || moves ? event + 1 : raw,
    readings,
    moves: movesBetween(law, raw, last),
    closesAt: regimes[law].closesAt,
    legalBasis: outsideTheAct ? `${law === 'criminal' ? 'Sv 136; ' : ''}${moveBasis.tooLong}` : regimes[law].basis,
  });
}

function inHours(question: CheckedQuestion): TermOutcome<FoundDay> {
  const counted = countHours(question.start, question.term.length, question.wait);
  if (!counted.ok) return counted;
  const { last, closesAt, other } = counted.value;
  const code = closesAt === null ? 'hour-unknown' : 'clock-change';
  const basis = regimes.hours.basis;
  const readings: DayReading[] = other === null ? [] : [{ day: other, code, basis }];
  return answered({
    law: 'hours',
    raw: last,
    last,
    lookedFrom: last,
    readings,
    moves: [],
    closesAt,
    legalBasis: basis,
  });
}

const secondReading = {
  criminal: { code: 'calendar-months', basis: 'HR 1-9-2017 ECLI:NL:HR:2017:2225' },
  tax: { code: 'same-day-number', basis: 'HR 1-9-2017 ECLI:NL:HR:2017:2225' },
} as const;

function eventDay({ start }: CheckedQuestion): Day {
  return dayOfDate(start instanceof Temporal.PlainDate ? start : start.toPlainDate());
}
