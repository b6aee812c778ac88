import { addressIn } from './addresses.ts';
import { leavesAt, timesOf } from './appointment-hours.ts';
import { isOffAfterAll, isPutOff, movedTo, withoutCalledOff } from './called-off.ts';
import { completed, type FoundDate } from './dates.ts';
import type { FoundAppointment } from './found-appointment.ts';
import type { Letter } from './letter.ts';
import { findPlace } from './meeting-place.ts';
import { meets } from './meeting-words.ts';
import { pattern } from './pattern.ts';
import { sentenceAround } from './place-in-text.ts';
import { endOfSpan } from './relative-days.ts';
import { isLastHour, SaidOff } from './said-off.ts';
import { Surroundings } from './surroundings.ts';

/** "uiterlijk op 25 januari om 12.00 uur": a last moment, no meeting. */
const lastMoment = pattern()`
    (?<!\b(?:gepland|ingepland|voorzien|vastgesteld|bepaald|gereserveerd|geagendeerd|uitgenodigd|opgeroepen
    |(?<!\b(?:op|beantwoord|antwoord) (?:deze|de|uw|onze) )(?:oproep|uitnodiging)|afspraak)(?: (?:als|voor|om|te
    |een|de|het|getuige|verdachte|gesprek|zitting|verhoor|gehoor|intake|controle)){0,4} )\b(?:uiterlijk
    |(?<!\bde tijd )voor|tot|tot en met|niet later dan|no later than|before)(?: (?:op|de|het|einde|van|dag
    |maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)){0,7}$
  `;
/** The day of a birth has no hour: the one behind it is of a day further on. */
const born = /\b(?:geboren|geb|geboortedatum|born)\b/;
/** The moment in the head of a mail, or where one mail quotes another. */
const isMailLine = (line: string) =>
  /^\s*(?:verzonden|sent|date|datum|envoye|gesendet)\s*:(?!.*\b(?:tijd|tijdstip|hoe laat|time|heure)\b).*\d{1,2}:\d{2}/i.test(
    line,
  ) ||
  (/\b(?:schreef|wrote)\b/i.test(line) && line.trimEnd().endsWith(':'));

/** Finds the appointments: a day with a time in one sentence, or a small table of day, time and place. */
export function findAppointments(
  letter: Letter,
  dates: readonly FoundDate[],
  letterDate: string | null,
): FoundAppointment[] {
  const around = new Surroundings(letter);
  const toCome = (date: FoundDate): boolean => {
    const day = completed(date, letterDate);
    return day !== null && letterDate !== null && day > letterDate;
  };
  const isGone = goneFrom(letter, around, dates, letterDate);
  const found = dates.flatMap((date): FoundAppointment[] => {
    const day = completed(date, letterDate);
    if (day === null || (letterDate !== null && day < letterDate)) return [];
    if (isMailLine(letter.tokens[date.from]?.line.text ?? '')) return [];
    if (born.test(around.before(date, 4))) return [];
    if (isGone(date)) return [];
    if (isTwice(letter, dates, date, letterDate)) return [];
    const times = timesOf(letter, date, dates, around, toCome);
    if (times.length === 0) return [];
    const place = findPlace(letter, date, dates.filter(toCome));
    // An hour at which a bus leaves has no place: the place in the sentence is where the bus goes to.
    const leaving = times.length > 1 ? times.filter((time) => leavesAt(around, date, time)) : [];
    const isAll = leaving.length === times.length;
    return times.map((time) => ({
      from: date.from,
      to: date.to,
      date: day,
      time,
      place: leaving.includes(time) && !(isAll && time !== [...leaving].sort()[0]) ? null : place,
    }));
  });
  return withSharedPlace(letter, distinct(withoutCalledOff(letter, around, movedTo(around, found), dates, letterDate)));
}

/** A last moment, a day that is called off, or one that was put off. */
function goneFrom(
  letter: Letter,
  around: Surroundings,
  dates: readonly FoundDate[],
  letterDate: string | null,
): (date: FoundDate) => boolean {
  const said = new SaidOff(letter, dates, letterDate);
  return (date) =>
    lastMoment.test(around.before(date, 9)) ||
    isLastHour(letter, date) ||
    said.isOff(date) ||
    isEviction(around.sentence(date)) ||
    (!said.isKept(date) && isPutOff(around, date, dates));
}

/** "De woning wordt op 12 maart om 10.00 uur ontruimd": it is done, and nobody is invited. */
function isEviction(sentence: string): boolean {
  const isOne =
    /\bontruim/.test(sentence) || goesOn(sentence, /\bdeurwaarder\b/, /\bbeslag\b/) || goesOn(sentence, home, left);
  return isOne && !meets.test(sentence);
}

/** Whether the one stands somewhere before the other: each is looked for once, however often they stand there. */
function goesOn(sentence: string, first: RegExp, then: RegExp): boolean {
  const at = sentence.search(first);
  return at >= 0 && then.test(sentence.slice(at));
}

const home = /\b(?:woning|kamer|pand|huis|woonruimte)\b/;
const left = /\b(?:leeg|ontruimd|achtergelaten|achterlaten|opleveren|opgeleverd|verlaten|afgesloten|verzegeld)\b/;

/**
 * "Beide gehoren zijn op ons kantoor, Kade 1": the place that is said of all, or found for one of them, is that of all.
 */
function withSharedPlace(letter: Letter, found: readonly FoundAppointment[]): FoundAppointment[] {
  if (found.length < 2) return [...found];
  const [said] = letter.places(ofAll).flatMap((hit) => addressIn(sentenceAround(letter, hit)) ?? []);
  const places = new Set(found.map(({ place }) => place).filter((place) => place !== null));
  const [only] = places;
  if (said !== undefined)
    return found.map((each) =>
      each.place !== null && addressIn(each.place) !== null ? each : { ...each, place: said },
    );
  if (only === undefined || places.size > 1 || letter.places(ofAll).length === 0) return [...found];
  return found.map((each) => ({ ...each, place: each.place ?? only }));
}

const ofAll = [
  'beide|allebei ~1 gehoren|gesprekken|afspraken|zittingen|verhoren|keren|dagen|onderzoeken',
  'alle ~2 gehoren|gesprekken|afspraken|zittingen|verhoren|keren|dagen|onderzoeken',
  'both ~1 interviews|appointments|hearings|times|days',
];

/**
 * The days on which someone is expected at an hour that the letter does not give, beside the appointments that were
 * found.
 */
export function daysWithoutHour(
  letter: Letter,
  dates: readonly FoundDate[],
  start: string | null,
  found: readonly FoundAppointment[],
): FoundAppointment[] {
  const around = new Surroundings(letter);
  const isGone = goneFrom(letter, around, dates, start);
  const days = dates.flatMap((date): FoundAppointment[] => {
    const day = completed(date, start);
    const sentence = around.sentence(date);
    if (day === null || start === null || day <= start || found.some((each) => each.date === day)) return [];
    if (!expected.test(sentence) || notExpected.test(sentence)) return [];
    if (isGone(date) || endOfSpan(letter.text, dates, date) !== null) return [];
    if (found.length > 0 && isOffAfterAll(around, date, found)) return [];
    return [{ from: date.from, to: date.to, date: day, time: null, place: findPlace(letter, date) }];
  });
  return days.filter(({ date }, at) => days.findIndex((each) => each.date === date) === at);
}

/** Says that someone is expected, also where the hour is not in the letter ("hoe laat, hoort u nog"). */
const expected = pattern()`
    \b(?:u|je|jij|jullie|you)\b(?: \w+){0,3} (?:verwacht|uitgenodigd|opgeroepen|gedagvaard|welkom|expected
    |invited)\b|\b(?:verwachten|nodigen|roepen|verwacht|nodig) (?:wij |we |ik )?(?:u|je|jullie)\b|\b(?:uw|je
    |your) (?:afspraak|gesprek|gehoor|verhoor|hoorzitting|intake|appointment|interview) (?:is|staat|vindt)\b
    |\b(?:moet|moeten|dient|dienen)\b(?: \S+){1,12}? (?:verschijnen|melden|langskomen|aanwezig)\b
  `;
const notExpected =
  /\b(?:niet|geen|not|no|als|indien|wanneer|if|was|had|hadden|bent u op|zou|zouden|uitgesteld|afgezegd|geannuleerd|cancelled)\b/;

/** "31 maart 31-3-2026": said twice on end, the first time counts. */
function isTwice(letter: Letter, dates: readonly FoundDate[], date: FoundDate, letterDate: string | null): boolean {
  const previous = dates[dates.indexOf(date) - 1];
  if (previous?.to !== date.from || letter.tokens[previous.from]?.line !== letter.tokens[date.from]?.line) return false;
  return completed(previous, letterDate) === completed(date, letterDate);
}

function distinct(found: readonly FoundAppointment[]): FoundAppointment[] {
  return found.filter(
    (each, rank) => found.findIndex((other) => other.date === each.date && other.time === each.time) === rank,
  );
}
