import { completed, type FoundDate } from './dates.ts';
import { withFigures } from './hours.ts';
import { inRow, valuesOf } from './labels.ts';
import type { Letter } from './letter.ts';
import { findPlace } from './meeting-place.ts';
import { isDenial } from './stated.ts';
import { type Stretch, Surroundings } from './surroundings.ts';

/** A day, a time and a place where someone is expected; what the letter does not say is null. */
export interface FoundAppointment extends Stretch {
  date: string;
  time: string | null;
  place: string | null;
}

const expects =
  /\b(?:afspraak|verwacht\w*|uitgenodigd|uitnodig\w*|nodigen|welkom|langskomen|komt|kom|melden|meldt|vervoegen|rendez|convoque\w*|convocation|presenter|appointment|expect\w*|invited|interview)\b/;
const gone =
  /\b(?:was|waren|had|verschenen|gemist|uitgereikt|verzonden|verstuurd|bekendgemaakt|vervalt|vervallen|geannuleerd|afgezegd|afgelast|ingetrokken|van de rol|geschrapt|annulee|cancelled|canceled|visited|schreef|wrote)\b/;
/** Before a day that was put off. */
const former =
  /\b(?:oorspronkelijk\w*|oude|eerdere|vorige|previous|original\w*|zou(?:den)?(?! (?:u|je|jij|jullie)\b))\b/;
/** "Door ziekte gaat die afspraak niet door": what the next sentence says of the day before it. */
const offAfterAll =
  /^(?!.*\b(?:als|indien|wanneer|dan|kunt|mocht)\b).*\b(?:niet door|niet doorgaan|vervalt|komt te vervallen|is vervallen|geannuleerd|afgezegd|afgelast|(?:is|was|been) cancelled|cannot take place|will not take place|^(?:beide|deze|die|dit|dat|both|this|that)\b(?: \w+){0,3} (?:gewijzigd|veranderd|vervangen|changed|replaced))\b/;
const dateLabel =
  /(?:^|\s)(?:datum|dag|op|wanneer|uw afspraak|afspraak|datum en tijd|datum en tijdstip|tijdstip|tijdslot|tijdvak|aankomst|nieuwe datum|(?:datum|dag) (?:van (?:de|het|uw) )?(?:afspraak|zitting|gesprek|hoorzitting|gehoor|verhoor)|zittingsdatum|date|day|when|le)$/;
const duty = /\b(?:moet|moeten|dient|dienen)\b/;
const timeLabel =
  /^(?:tijd|tijdstip|tijdslot|aanvangstijd|aanvang|begin|begintijd|hoe laat|om|van|tijdstip afspraak|tijd afspraak|time|at|heure)\b|\b(?:verwacht|aanwezig|welkom|melden|begint|beginnen)(?: \w+){0,2} (?:om|vanaf)\b|\b(?:moet|dient)\b(?: \w+){1,6} (?:om|vanaf)\b/;
/** "uiterlijk op 25 januari om 12.00 uur": a last moment, no meeting. */
const lastMoment =
  /(?<!\b(?:gepland|ingepland|voorzien|vastgesteld|bepaald|gereserveerd|geagendeerd|uitgenodigd|opgeroepen|afspraak) )\b(?:uiterlijk|voor|tot|tot en met|niet later dan|no later than|before)(?: (?:op|de|het|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)){0,2}$/;
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
  const found = dates.flatMap((date): FoundAppointment[] => {
    const day = completed(date, letterDate);
    if (day === null || (letterDate !== null && day < letterDate)) return [];
    if (isMailLine(letter.tokens[date.from]?.line.text ?? '')) return [];
    if (lastMoment.test(around.before(date, 4)) || isPutOff(around, date, dates)) return [];
    if (isTwice(letter, dates, date, letterDate)) return [];
    const times = timesOf(letter, date, dates, around, toCome);
    if (times.length === 0) return [];
    const place = findPlace(letter, date);
    return times.map((time) => ({ from: date.from, to: date.to, date: day, time, place }));
  });
  return distinct(standing(letter, around, movedTo(around, found), dates, letterDate));
}

/** The days on which someone is expected at an hour that the letter does not give, beside the appointments that were found. */
export function daysWithoutHour(
  letter: Letter,
  dates: readonly FoundDate[],
  start: string | null,
  found: readonly FoundAppointment[],
): FoundAppointment[] {
  const around = new Surroundings(letter);
  const days = dates.flatMap((date): FoundAppointment[] => {
    const day = completed(date, start);
    const sentence = around.sentence(date);
    if (day === null || start === null || day <= start || found.some((each) => each.date === day)) return [];
    if (!expected.test(sentence) || notExpected.test(sentence)) return [];
    if (lastMoment.test(around.before(date, 4)) || isPutOff(around, date, dates)) return [];
    return [{ from: date.from, to: date.to, date: day, time: null, place: findPlace(letter, date) }];
  });
  return days.filter(({ date }, at) => days.findIndex((each) => each.date === date) === at);
}

/** Says that someone is expected, also where the hour is not in the letter ("hoe laat, hoort u nog"). */
const expected =
  /\b(?:u|je|jij|jullie|you)\b(?: \w+){0,3} (?:verwacht|uitgenodigd|opgeroepen|welkom|expected|invited)\b|\b(?:verwachten|nodigen|roepen|verwacht|nodig) (?:wij |we |ik )?(?:u|je|jullie)\b|\b(?:uw|je|your) (?:afspraak|gesprek|gehoor|verhoor|hoorzitting|intake|appointment|interview) (?:is|staat|vindt)\b/;
const notExpected =
  /\b(?:niet|geen|not|no|als|indien|wanneer|if|was|bent u op|zou|zouden|uitgesteld|afgezegd|geannuleerd|cancelled)\b/;

/** The hours at which someone is expected on a day; none where the letter does not say that somebody is. */
function timesOf(
  letter: Letter,
  date: FoundDate,
  dates: readonly FoundDate[],
  around: Surroundings,
  toCome: (date: FoundDate) => boolean,
): string[] {
  const sentence = around.sentence(date);
  const own =
    timeIn(wordsOf(withFigures(around.after(date, wordsAfter * 2)), wordsAfter)) ??
    timeOnLine(around.restOfLine(date)) ??
    timeFurther(around.clause(date, dates).after) ??
    timeBefore(around.before(date, wordsAfter));
  const isToCome = toCome(date);
  if (isToCome) {
    const first = own ?? timeIn(around.clause(date, dates).after);
    const listed = first === null || several.test(sentence) ? timesInList(around, date, first) : [];
    if (listed.length > 1) return listed;
  }
  const near = isToCome ? (timeInRow(letter, date) ?? timeInNext(around, date, meets.test(sentence))) : null;
  const start = around.startOfLine(date);
  const labelled = start === '' || weekday.test(start) ? around.label(date) : start;
  // "Dit moet op 22 februari binnen zijn" opens a sentence; it labels no day.
  const isLabelled = dateLabel.test(labelled.replace(weekdayAtEnd, '')) && !duty.test(labelled);
  const belowTime = isLabelled || weekday.test(around.before(date, 1)) ? timeBelow(letter, date) : null;
  const shared = isToCome
    ? () => timeShared(around, date, dates, toCome) ?? timeInPrevious(around, date, dates, toCome)
    : () => null;
  const time = own ?? near ?? belowTime ?? shared();
  const isMeeting = isToCome || expects.test(sentence) || weekday.test(around.before(date, 1));
  return time === null || (!isLabelled && belowTime === null && !isMeeting) ? [] : [time];
}

/** "31 maart 31-3-2026": said twice on end, the first time counts. */
function isTwice(letter: Letter, dates: readonly FoundDate[], date: FoundDate, letterDate: string | null): boolean {
  const previous = dates[dates.indexOf(date) - 1];
  if (previous?.to !== date.from || letter.tokens[previous.from]?.line !== letter.tokens[date.from]?.line) return false;
  return completed(previous, letterDate) === completed(date, letterDate);
}

/** So many words from a day its hour may stand. */
const wordsAfter = 8;

function wordsOf(text: string, count: number): string {
  return text.split(' ').slice(0, count).join(' ');
}

/** "… 20 augustus naar de ID-straat van de AVIM, te 13.00 uur": further on in what is said of the day, after "om" or "te". */
function timeFurther(after: string): string | null {
  const words = wordsOf(withFigures(after), wordsAfter * 2);
  const hour = /\b(?:om|te|at|à) (\d{1,2}(?:[.:]\d{2})? uur|\d{1,2}[.:]\d{2})\b/.exec(words);
  return hour === null || openingHours.test(words) ? null : timeIn(hour[1] ?? '');
}

/** "Twee afspraken achter elkaar: om half negen …; om 11.15 uur …": one day, and sentences that each begin with an hour. */
function timesInList(around: Surroundings, date: FoundDate, first: string | null): string[] {
  const items = around.nextSentences(date, mostListed).map((sentence) => withFigures(sentence));
  const stop = items.findIndex((item) => !opensWithHour.test(item));
  const times = (stop < 0 ? items : items.slice(0, stop)).flatMap((item) => timeIn(item) ?? []);
  return [...new Set(first === null ? times : [first, ...times])];
}

const mostListed = 8;
const several = /\b(?:twee|drie|vier|afspraken|gesprekken|onderzoeken|achter elkaar|two|three|appointments)\b/;
const opensWithHour =
  /^(?:(?:om|rond|omstreeks|at|eerst|daarna|dan) ){0,2}\d{1,2}(?:[.:]\d{2}(?: uur| h)?| uur)(?![.:]?\d)/;

/** "Telkens om 10.00 uur", "beide om 9.45 uur": one hour for all days beside it. */
const forAll =
  /\b(?:telkens|steeds|(?:iedere|elke) (?:keer|week|maand)|beide(?: keren| dagen)?|allebei|alle(?: \w+)? (?:keren|dagen|gesprekken|afspraken|zittingen)|each (?:time|day)|every (?:time|week)|both(?: days| times)?|chaque fois)\b(?: \w+){0,4}? (?=(?:\d{1,2}[.:]\d{2}|\d{1,2} ?(?:uur|u|h))\b)/;
const sameHour = /\b(?:same|zelfde|dezelfde|hetzelfde|meme) (?:hour|time|tijd|tijdstip|uur|heure)\b/;
/** Between two days of which the second bears the hour of both. */
const joinsDays =
  /^(?:(?:en|and|et|op|on|het|de|the|tweede|derde|second|ook|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?: |$))+$/;
const sentencesBack = 8;

/** The hour that a day has in common with other days. */
function timeShared(
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
  const said = [sentence, ...previous, ...around.nextSentences(date, 2)].map((words) => withFigures(words));
  for (const words of said) {
    const every = forAll.exec(words);
    if (every !== null && !openingHours.test(words)) return timeIn(words.slice(every.index + every[0].length));
  }
  const next = dates[dates.indexOf(date) + 1];
  if (next === undefined || !toCome(next) || !joinsDays.test(around.clause(date, dates).after)) return null;
  return timeIn(wordsOf(withFigures(around.after(next, wordsAfter * 2)), wordsAfter));
}

/** "De zitting begint niet om 10.00 uur maar om 15.30 uur. De datum, 13 oktober, blijft": the hour stands in the sentence before, which names no day to come. */
function timeInPrevious(
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

/** "De afspraak gaat niet door": a no that takes the day away, not one that is about something else. */
const off =
  /\b(?:niet|geen)\b(?: \w+){0,4} (?:door|doorgaan|plaats|plaatsvinden)\b|\bgeen (?:\w+ ){0,2}afspraak\b|\bniet (?:op|om)(?= (?:\d|\w+dag\b))|\b(?:can ?not|will not|does not|not)(?: \w+){0,2} (?:take place|go ahead|going ahead|proceed)\b|\bkan(?: \w+){0,2} niet(?: meer)?(?: (?:omdat|want|wegens|vanwege)\b|$)|\b(?:instead of|rather than|in plaats van|i p v)(?: (?:op|on|\w+dag|\w+day)){0,2} ?$/;
const meets =
  /\b(?:\w*(?:afspraak|zitting|gehoor|verhoor|gesprek)|horen|spreken|verhuist|verhuizing|geplaatst|plaatsing|terecht|intake|gaat u|appointment|interview|hearing)\b/;
const comes =
  /\b(?:verwacht\w*|vervoegen|meld|meldt|melden|wacht|wachten|begint|beginnen|aanvang|vangt|start|ontvangen|halen|staat|treffen|opgehaald|we begin|starts|(?:wij|ik|we) bel(?:len)?)\b|\b(?:er|daar|hier|binnen|aanwezig)(?: \w+)? om \d/;
const openingHours =
  /\b(?:inloop\w*|geopend|open|openingstijden|bereikbaar|bereiken|bellen|belt|bel|werkdagen|telefonisch|dagelijks|gesloten)\b/;

function isOff(sentence: string, before: string): boolean {
  return off.test(sentence) || before.split(' ').some((word) => word !== 'nog' && isDenial(word));
}

/** What comes of staying away is no word on the day: "kom om 11.30 uur, anders vervalt uw plaats". */
const otherwise = /\b(?:anders|zo niet|otherwise|zonder bericht|sinon)\b.*$/;
/** After a day from which something was moved; a day to which it was moved has "naar" before it. */
const movedAway =
  /\b(?:verplaatst|verzet|verschoven|uitgesteld|aangehouden|postponed|moved|rescheduled|put off|reporte)\b/;
const movedHere = /\b(?:naar|tot|to|until|au|nu|now)(?: (?:op|on|de|het|the|\w+dag|\w+day)){0,2}$/;

/** Whether the letter says of a day that nobody is expected on it (any more). */
function isPutOff(around: Surroundings, date: FoundDate, dates: readonly FoundDate[]): boolean {
  const clause = around.clause(date, dates);
  const after = clause.after.replace(otherwise, '');
  if (former.test(clause.before) || gone.test(`${clause.before} ${after}`)) return true;
  if (formerLabel.test(around.startOfLine(date))) return true;
  if (/^(?:gesloten|dicht|closed)\b/.test(after)) return true;
  if (due.test(after) && !meets.test(clause.before)) return true;
  if (movedAway.test(after) && !movedHere.test(clause.before)) return true;
  return isOff(`${clause.before} ${after}`, around.before(date, 4));
}

/** What papers and sums must be by a day and an hour; nobody is expected then. */
const due =
  /^(?:[\w.:]+ ){0,6}(?:binnen zijn|(?:zijn|worden) (?:ontvangen|ingediend|betaald|voldaan|ingeleverd)|(?:ontvangen|ingediend|betaald|voldaan|ingeleverd) (?:zijn|worden|hebben))\b/;
const formerLabel =
  /^(?:oud|oude datum|oude afspraak|was|eerst|eerder|vorige datum|old|old date|previous|previously|before|ancienne date)(?: \w+dag| \w+day| ma| di| wo| do| vr| za| zo)?$/;
/** "U hoeft op 7 mei niet te komen" */
const needNot =
  /\b(?:hoeft?|hoeven)\b(?: \w+){0,6} niet(?: meer)? (?:te komen|te verschijnen|te reizen|naar|aanwezig)\b|\b(?:need not|do not (?:have|need) to|do not) (?:come|appear|attend|travel)\b/;
const thatDay = /\b(?:die|deze|that) (?:dag|zitting|uitspraak|day|date)\b|\b(?:daar|hier)(?:bij|voor|heen)\b/;
const ifSo = /\b(?:als|indien|wanneer|if|tenzij|unless)\b/;
/** A title that says that the one day of the letter is off. */
const offInTitle =
  /\b(?:niet door|vervalt|vervallen|geannuleerd|annulering|afgezegd|cancelled|canceled|cancellation)\b/;
const anew = /\b(?:nieuw|nieuwe|ander|andere|wel|nu|new|now|another|nouveau|nouvelle)\b/;

/** What is left of the days found: not what is said to be off elsewhere, what a mail below quotes, or what is a day said twice. */
function standing(
  letter: Letter,
  around: Surroundings,
  found: readonly FoundAppointment[],
  dates: readonly FoundDate[],
  letterDate: string | null,
): FoundAppointment[] {
  const quote = letter.text.lines.findIndex(({ text }) => quotes.test(text));
  const isQuoted = ({ from }: Stretch): boolean => quote >= 0 && (letter.tokens[from]?.row ?? 0) >= quote;
  const outside = found.some((each) => !isQuoted(each));
  const isNeedless = (date: FoundDate): boolean =>
    needNot.test(around.sentence(date)) ||
    around.nextSentences(date, 1).some((next) => thatDay.test(next) && needNot.test(next) && !ifSo.test(next));
  const off = new Map(dates.filter(isNeedless).map((date) => [completed(date, letterDate), date.from]));
  const titles = letter.text.lines
    .filter((line) => letter.isTitle(line) && letter.zoneOf(line) === 'head')
    .map(({ text }) => clockWords(text))
    .join(' ');
  const [only] = found;
  const days = new Set(
    dates.map((date) => completed(date, letterDate)).filter((day) => day !== null && day > (letterDate ?? day)),
  );
  if (only !== undefined && days.size === 1)
    if (offInTitle.test(titles) && !anew.test(`${titles} ${around.sentence(only)}`)) return [];
  return found.filter((each) => {
    if (outside && isQuoted(each)) return false;
    if ((off.get(each.date) ?? -1) >= each.from && !anew.test(around.sentence(each))) return false;
    return !isRestated(letter, each) || !found.some((other) => other.date === each.date && other.from < each.from);
  });
}

/** Where an older mail begins that this one quotes. */
const quotes =
  /^\s*>|\b(?:schreef|wrote)\b[^.]{0,60}:\s*(?:>|$)|^\s*-{2,} ?(?:oorspronkelijk|original|doorgestuurd|forwarded)/i;

/** "(7-10-2026)", "(dus 5 februari 2026)": a day in brackets repeats the one before it. */
function isRestated(letter: Letter, { from }: Stretch): boolean {
  const token = letter.tokens[from];
  return token !== undefined && /\([^()]{0,20}$/.test(token.line.text.slice(0, token.from));
}

/** The hours of an office on the same line are no time of an appointment. */
function timeOnLine(rest: string): string | null {
  return openingHours.test(rest) ? null : timeIn(rest);
}

/** "U verhuist op 3 maart. Neem alles mee. Meld u om 14.00 uur": the time stands in one of the sentences after, if they name no other day. */
function timeInNext(around: Surroundings, date: FoundDate, isMeeting: boolean): string | null {
  for (const next of around.nextSentences(date, 3)) {
    if (/\b(?:19|20)\d{2}\b/.test(next)) return null;
    const said = timeIn(next);
    if (said !== null && openingHours.test(next) && !/\b(?:wij|ik|we) bel(?:len)?\b/.test(next)) return null;
    const tells = isMeeting || comes.test(next);
    const time = tells && /\b(?:om|te|tijd|omstreeks|rond|at)\b/.test(next) ? said : null;
    if (time !== null) return time;
  }
  return null;
}

const weekdays =
  '(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)';
const weekday = new RegExp(`^${weekdays}$`);
const weekdayAtEnd = new RegExp(` ${weekdays}$`);

/** "10.30", "10:15 a.m.", "14 uur", "14u30", "9h30"; of "tussen 10 en 11 uur" the first. */
const timePattern =
  /\b(?:tussen|van|between|from) (\d{1,2})(?:[.:](\d{2}))? (?:en|tot|and|to) \d{1,2}\b|(?<!\bart(?:ikel)? )\b(\d{1,2})[.:](\d{2})\b(?: ?([ap])[. ]?m\b)?|\b(\d{1,2}) ?(?:uur|u|h|heures)(?: ?(\d{2})(?![\d.:]))?\b|\b(\d{1,2}) ?([ap])[. ]?m\b/;

function timeIn(text: string): string | null {
  // "tot 12.00 uur" without a beginning is until when a desk is open.
  const words = withFigures(text).replace(untilHour, '');
  const match = timePattern.exec(words);
  if (match === null) return null;
  const hour = Number(match[1] ?? match[3] ?? match[6] ?? match[8]);
  const minute = Number(match[2] ?? match[4] ?? match[7] ?? 0);
  const half = match[5] ?? match[9];
  const late = half === 'p' && hour < 12 ? 12 : half === 'a' && hour === 12 ? -12 : 0;
  return clock(hour + late, minute);
}

/** "om 10.30 uur op dinsdag 8 december", "at 10:15 a.m. on 8 December" */
const untilHour =
  /(?<!(?<!\d)\d{1,2}(?:[.:]\d{2})?(?: (?:uur|u|h))? )\b(?:tot|until|till) \d{1,2}(?:[.:]\d{2})?(?: (?:uur|u|h)\b)?/g;

function timeBefore(text: string): string | null {
  const words = withFigures(text);
  const match = /\b(\d{1,2}(?:[.:]\d{2})? ?(?:uur|u|h|[ap] ?m)|(?:om|at|à) \d{1,2}[.:]\d{2})\b(?: \p{L}+){0,3}$/u.exec(
    words,
  );
  return match === null ? null : timeIn(match[1] ?? '');
}

function clock(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const onlyHour =
  /^(?:(?:om|van|tussen|at|from) )?\d{1,2}[.:]\d{2}(?: (?:uur|u|h))?(?: (?:tot|en|to|and))?(?: (?:ca )?\d{1,2}[.:]\d{2})?(?: uur| u| h)?$/;

const widestCell = 30;

/** In a table with a row for each day: a cell on its right that is an hour, or begins with one where two columns ran together. */
function timeInRow(letter: Letter, date: FoundDate): string | null {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return null;
  const cells = letter.text.lines.filter((other) => other.box[0] > line.box[0] && inRow(other, line));
  return (
    cells
      .map(({ text }) => withFigures(clockWords(text)))
      .filter((words) => onlyHour.test(words) || (opensWithHour.test(words) && words.length < widestCell))
      .map(timeIn)[0] ?? null
  );
}

/** In a small table: the time in the next rows, beside or after its label. */
function timeBelow(letter: Letter, date: FoundDate): string | null {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return null;
  for (const other of letter.text.lines) {
    const drop = other.box[1] - line.box[1];
    if (other.page !== line.page || drop < -line.box[3] * 0.5 || drop > Math.max(line.box[3], 0.01) * 4.5) continue;
    const words = withFigures(clockWords(other.text));
    if (timeLabel.test(words)) {
      const texts = [
        words.replace(timeLabel, ''),
        ...valuesOf(letter.text.lines, other).map((line) => clockWords(line.text)),
      ];
      const value =
        texts
          .map((text) => timeIn(/^\p{L}+ uur$/u.test(text.trim()) ? `om ${text.trim()}` : text))
          .find((time) => time !== null) ?? null;
      if (value !== null) return value;
    }
    if (onlyHour.test(words)) return timeIn(words);
  }
  return null;
}

function clockWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d.:]+/gu, ' ')
    .replace(/:(?!\d)/g, '')
    .trim();
}

/** Where the letter moves an appointment, the new one counts. */
function movedTo(around: Surroundings, found: readonly FoundAppointment[]): readonly FoundAppointment[] {
  const current = found.filter(
    (each) =>
      !(found.length > 1 && /\b(?:van|in plaats van)(?: \w+){0,3}$/.test(around.before(each, 5))) &&
      !around.nextSentences(each, 1).some((next) => offAfterAll.test(next) && !/\b20\d{2}\b/.test(next)),
  );
  return current.length > 0 || found.length < 2 ? current : found;
}

function distinct(found: readonly FoundAppointment[]): FoundAppointment[] {
  return found.filter(
    (each, rank) => found.findIndex((other) => other.date === each.date && other.time === each.time) === rank,
  );
}
