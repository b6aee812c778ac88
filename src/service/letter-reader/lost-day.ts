import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { KindRules } from './catalogue.ts';
import { completed, type FoundDate } from './dates.ts';
import type { Deadlines } from './deadline-basis.ts';
import { isDemand, noDemand } from './demands.ts';
import type { Findings } from './findings.ts';
import { lapsedDays } from './lapsed.ts';
import { pattern } from './pattern.ts';
import type { Recognised } from './recognise.ts';
import { SaidOff } from './said-off.ts';
import type { StatedDay } from './stated-days.ts';
import { Surroundings } from './surroundings.ts';
import { topicOf } from './topics.ts';

const byThen = pattern()`
    \b(?:uiterlijk|voor|binnen|tot|tot en met|t m|niet later dan|laatste dag|uiterste|einddatum|sluitingsdatum
    |vervaldatum|vervaldag|deadline|by|before|no later than|within|until|due)\b(?: \w+){0,4}$
  `;
/** Before a day from which something begins. */
const fromThen =
  /\b(?:vanaf|met ingang van|ingaande|per|sinds|voor het eerst op|from|since|as of)(?: \w+day| \w+dag)?$/;
/** "Is het op 4 augustus niet opgehaald, dan wordt het vernietigd": what must have been done by then. */
const ifNot =
  /^(?:is|zijn|was|heb|hebt|heeft|hebben|bent)\b.*\b(?:op|voor)(?: \w+dag)? \d.*\b(?:niet|niets|geen)\b.* dan\b/;
/** "Aan de plicht dient te zijn voldaan op 14 december": it does not say by whom. */
const mustBe = /\b(?:moet|moeten|dient|dienen|behoort|behoren)(?: [\w.:]+){0,10} (?:zijn|worden|hebben)\b/;
/** "Het document wordt op 5 mei vernietigd": what happens to what was not fetched by then. */
const destroys = /\b(?:vernietig\w*|weggegooid|weggooien|destroyed)\b/;
/** The day in court, until which a victim may ask for damages. */
const inCourt =
  /\b(?:terechtzitting|inhoudelijke behandeling|(?:rechtbank|rechter|hof) behandelt|behandelt de (?:rechtbank|rechter))\b/;
/** "Kan die er op 11 november zijn?": what is asked in a question. */
const canYou = /^(?:kan|kunt|lukt|wilt|wil|zou|can|could|will)\b/;
/** "U kreeg tijd tot 12 januari": in a letter that ends it that day holds no more. */
const former = /\b(?:kreeg|had|hadden|liep|gold|duurde|gegund|verleend|gegeven|toegekend)\b(?: \w+){0,8} (?:tot|t m)\b/;
/** "Op 19 november heeft de Raad de aanvraag afgewezen", in a letter of 23 November: not the day in a year. */
const done =
  /\b(?:heeft|hebben|hebt|heb|is|zijn|was|werd|werden|ontving\w*|vroeg\w*|schreef|schreven|stuurde\w*|deed|deden|kreeg|kregen)\b/;
const mostMonths = 9;

/** A day without a year that would come only next year: it was, where its sentence tells what was done. */
function isLongAgo({ without }: FoundDate, day: string, reference: string | null): boolean {
  if (without === undefined || reference === null) return false;
  return day > `${Temporal.PlainDate.from(reference).add({ months: mostMonths })}`;
}

/** What an office says of its own decision. */
const decides = /\b(?:beslissen|beslissing|beslist|besluit|uiterste datum)\b/;

/** Before a day that counts itself; before any other the day may not ("vóór", or a word that was not read), and the day before is safe. */
const onThen = /^$|\b(?:uiterlijk|op|t m|tot en met|dan|datum|dag|is|van|by|on|than|le)(?: \w+dag| \w+day)?$/;

/**
 * Days to come that stand as the last ones for something and that nothing has used: neither a limit, nor an appointment, nor the end of a permit.
 * Whoever believes a letter to be understood would miss them, so they are limits of the letter (decision 41).
 */
export function lostDays(
  { rules, outcome }: Recognised,
  { letter, dates, letterDates, letterDate, sentDate, validUntil, appointments, days }: Findings,
  { found }: Deadlines,
): StatedDay[] {
  const around = new Surroundings(letter);
  const waits = rules !== null && isOnlyAwaited(rules);
  // A permit that was given on an objection, or may have been, and its end was not found.
  const byOutcome = Object.entries(rules?.limitsByOutcome ?? {});
  const grants = byOutcome.some(([each, limits]) => limits?.includes('TM06') && (outcome ?? each) === each);
  const lacksEnd = grants && validUntil.length === 0;
  const reference = letterDate ?? sentDate;
  const placed = new Set(
    [...letterDates.letter, ...letterDates.sent, ...validUntil, ...appointments].map(({ from }) => from),
  );
  const used = new Set(
    [...days.filter(({ topic }) => topic === 'authority'), ...found.flatMap(({ at }) => at)].map(({ from }) => from),
  );
  const driving = new Set(found.flatMap(({ deadline }) => [deadline.drivingDay, deadline.lastDay]));
  let said: SaidOff | null = null;
  const isOff = (date: FoundDate): boolean => {
    said ??= new SaidOff(letter, dates, reference);
    return said.isOff(date);
  };
  const lapsed = lapsedDays(around, dates, reference);
  const meetings = new Set(appointments.map((appointment) => appointment.date));
  const isLost = (date: FoundDate): boolean => {
    const day = completed(date, reference);
    if (day === null || placed.has(date.from) || driving.has(day)) return false;
    if ((reference !== null && day <= reference) || lapsed.has(day)) return false;
    if (date.named && !byThen.test(around.before(date, 6))) return false;
    const sentence = around.sentence(date);
    if (outcome === 'ended' && former.test(sentence)) return false;
    if (isLongAgo(date, day, reference) && done.test(sentence)) return false;
    // A limit that takes a day of its own may have taken the day in court with it.
    if (used.has(date.from)) return inCourt.test(sentence) && !noDemand.test(sentence);
    if (lacksEnd && byThen.test(around.before(date, 6))) return true;
    if (destroys.test(sentence)) return true;
    if (waits && decides.test(sentence) && !isDemand(sentence)) return false;
    if (noDemand.test(sentence) || fromThen.test(around.before(date, 5))) return false;
    const label = around.startOfLine(date) === '' ? around.label(date) : '';
    if (topicOf(label, 0) === 'authority') return false;
    if (byThen.test(around.before(date, 6)) || byThen.test(label)) return true;
    // Told once more, the day of an appointment is no other day.
    if (meetings.has(day)) return false;
    return isDemand(sentence) || [ifNot, mustBe, inCourt, canYou].some((pattern) => pattern.test(sentence));
  };
  return dates.filter((date) => isLost(date) && !isOff(date)).flatMap((date) => asLastDay(around, date, reference));
}

/** A day as the last one for something. */
function asLastDay(around: Surroundings, date: FoundDate, reference: string | null): StatedDay[] {
  const day = completed(date, reference);
  // A case is set down for a day in court ("gepland voor 9 juni"), not before it.
  const words = around.startOfLine(date) === '' ? around.label(date) : around.before(date, 3);
  const sentence = around.sentence(date);
  const loose = destroys.test(sentence) || (!onThen.test(words) && !inCourt.test(sentence));
  return day === null ? [] : [{ from: date.from, to: date.to, day, topic: 'other', loose }];
}

/** Every day after the letter that is not placed: for a kind that always gives a day, where no words around one say what it is for. */
export function unplacedDays({
  letter,
  dates,
  letterDates,
  letterDate,
  sentDate,
  validUntil,
  appointments,
  days,
}: Findings): StatedDay[] {
  const around = new Surroundings(letter);
  const reference = letterDate ?? sentDate;
  const placed = new Set(
    [...letterDates.letter, ...letterDates.sent, ...validUntil, ...appointments, ...days].map(({ from }) => from),
  );
  return dates
    .filter(({ from }) => !placed.has(from))
    .flatMap((date) => asLastDay(around, date, reference))
    .filter(({ day }) => reference !== null && day > reference);
}

/** A kind that tells by when an office will decide, and asks nothing. */
function isOnlyAwaited({ actionNeeded, limits, limitsByOutcome }: KindRules): boolean {
  const all = [...limits, ...Object.values(limitsByOutcome).flat()];
  return !actionNeeded && all.length > 0 && all.every((id) => limitDefinition(id)?.for === 'wait');
}
