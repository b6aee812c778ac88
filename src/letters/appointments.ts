import { completed, type FoundDate } from './dates.ts';
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
  /\b(?:was|waren|had|verschenen|gemist|uitgereikt|verzonden|verstuurd|bekendgemaakt|vervalt|vervallen|geannuleerd|afgezegd|geschrapt|cancelled|canceled|visited|schreef|wrote)\b/;
/** Before a day that was put off. */
const former = /\b(?:oorspronkelijk\w*|oude|eerdere|vorige|previous|original\w*|zou(?:den)?(?! (?:u|je)\b))\b/;
/** "Door ziekte gaat die afspraak niet door": what the next sentence says of the day before it. */
const offAfterAll =
  /^(?!.*\b(?:als|indien|wanneer|dan|kunt|mocht)\b).*\b(?:niet door|niet doorgaan|vervalt|komt te vervallen|is vervallen)\b/;
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
  /^\s*(?:verzonden|sent|date|datum|envoye|gesendet)\s*:.*\d{1,2}:\d{2}/i.test(line) ||
  (/\b(?:schreef|wrote)\b/i.test(line) && line.trimEnd().endsWith(':'));

/** Finds the appointments: a day with a time in one sentence, or a small table of day, time and place. */
export function findAppointments(
  letter: Letter,
  dates: readonly FoundDate[],
  letterDate: string | null,
): FoundAppointment[] {
  const around = new Surroundings(letter);
  const found = dates.flatMap((date): FoundAppointment[] => {
    const day = completed(date, letterDate);
    if (day === null || (letterDate !== null && day < letterDate)) return [];
    const sentence = around.sentence(date);
    const clause = around.clause(date, dates);
    if (isMailLine(letter.tokens[date.from]?.line.text ?? '')) return [];
    if (lastMoment.test(around.before(date, 4))) return [];
    if (former.test(clause.before) || gone.test(`${clause.before} ${clause.after}`)) return [];
    if (isOff(`${clause.before} ${clause.after}`, around.before(date, 4))) return [];
    const own =
      timeIn(around.after(date, 8)) ?? timeOnLine(around.restOfLine(date)) ?? timeBefore(around.before(date, 8));
    const isToCome = letterDate !== null && day > letterDate;
    const hourInRow = isToCome ? timeInRow(letter, date) : null;
    const time = own ?? hourInRow ?? (isToCome ? timeInNext(around, date, meets.test(sentence)) : null);
    const start = around.startOfLine(date);
    const labelled = start === '' || weekday.test(start) ? around.label(date) : start;
    // "Dit moet op 22 februari binnen zijn" opens a sentence; it labels no day.
    const isLabelled = dateLabel.test(labelled.replace(weekdayAtEnd, '')) && !duty.test(labelled);
    const belowTime = isLabelled || weekday.test(around.before(date, 1)) ? timeBelow(letter, date) : null;
    if (time === null && belowTime === null) return [];
    const isMeeting = isToCome || expects.test(sentence) || weekday.test(around.before(date, 1));
    if (!isLabelled && belowTime === null && !isMeeting) return [];
    return [{ from: date.from, to: date.to, date: day, time: time ?? belowTime, place: findPlace(letter, date) }];
  });
  return distinct(movedTo(around, found));
}

/** "De afspraak gaat niet door": a no that takes the day away, not one that is about something else. */
const off =
  /\b(?:niet|geen)\b(?: \w+){0,4} (?:door|doorgaan|plaats|plaatsvinden)\b|\bgeen (?:\w+ ){0,2}afspraak\b|\bniet (?:op|om)\b/;
const meets =
  /\b(?:afspraak|zitting|hoorzitting|terechtzitting|gehoor|horen|spreken|verhoor|gesprek|verhuist|verhuizing|geplaatst|plaatsing|terecht|intake|gaat u|appointment|interview|hearing)\b/;
const comes =
  /\b(?:verwacht\w*|vervoegen|meld|meldt|melden|wacht|wachten|begint|beginnen|aanvang|vangt|start|ontvangen|halen|staat|treffen|we begin|starts)\b|\b(?:er|daar|hier|binnen|aanwezig)(?: \w+)? om \d/;
const openingHours =
  /\b(?:geopend|open|openingstijden|bereikbaar|bereiken|bellen|belt|bel|werkdagen|telefonisch|dagelijks|gesloten)\b/;

function isOff(sentence: string, before: string): boolean {
  return off.test(sentence) || before.split(' ').some(isDenial);
}

/** The hours of an office on the same line are no time of an appointment. */
function timeOnLine(rest: string): string | null {
  return openingHours.test(rest) ? null : timeIn(rest);
}

/** "U verhuist op 3 maart. Neem alles mee. Meld u om 14.00 uur": the time stands in one of the sentences after, if they name no other day. */
function timeInNext(around: Surroundings, date: FoundDate, isMeeting: boolean): string | null {
  for (const next of around.nextSentences(date, 3)) {
    if (/\b(?:19|20)\d{2}\b/.test(next) || (openingHours.test(next) && !/\b(?:wij|ik|we) bel(?:len)?\b/.test(next)))
      return null;
    const tells = isMeeting || comes.test(next);
    const time = tells && /\b(?:om|te|tijd|omstreeks|rond|at)\b/.test(next) ? timeIn(next) : null;
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

function timeIn(words: string): string | null {
  const match = timePattern.exec(words);
  if (match === null) return null;
  const hour = Number(match[1] ?? match[3] ?? match[6] ?? match[8]);
  const minute = Number(match[2] ?? match[4] ?? match[7] ?? 0);
  const half = match[5] ?? match[9];
  const late = half === 'p' && hour < 12 ? 12 : half === 'a' && hour === 12 ? -12 : 0;
  return clock(hour + late, minute);
}

/** "om 10.30 uur op dinsdag 8 december", "at 10:15 a.m. on 8 December" */
function timeBefore(words: string): string | null {
  const match = /\b(\d{1,2}(?:[.:]\d{2})? ?(?:uur|u|h|[ap] ?m)|(?:om|at|à) \d{1,2}[.:]\d{2})\b(?: \p{L}+){0,3}$/u.exec(
    words,
  );
  return match === null ? null : timeIn(match[1] ?? '');
}

function clock(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

const onlyHour = /^(?:om )?\d{1,2}[.:]\d{2}(?: uur| u)?$/;

/** In a table with a row for each day: a cell on its right that is an hour and nothing else. */
function timeInRow(letter: Letter, date: FoundDate): string | null {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return null;
  const cells = letter.text.lines.filter((other) => other.box[0] > line.box[0] && inRow(other, line));
  return (
    cells
      .map(({ text }) => clockWords(text))
      .filter((words) => onlyHour.test(words))
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
    const words = clockWords(other.text);
    if (timeLabel.test(words)) {
      const texts = [
        words.replace(timeLabel, ''),
        ...valuesOf(letter.text.lines, other).map((line) => clockWords(line.text)),
      ];
      const value = texts.map(timeIn).find((time) => time !== null) ?? null;
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
  if (found.length < 2) return found;
  const current = found.filter(
    (each) =>
      !/\b(?:van|in plaats van)(?: \w+){0,3}$/.test(around.before(each, 5)) &&
      !around.nextSentences(each, 1).some((next) => offAfterAll.test(next) && !/\b20\d{2}\b/.test(next)),
  );
  return current.length > 0 ? current : found;
}

function distinct(found: readonly FoundAppointment[]): FoundAppointment[] {
  return found.filter(
    (each, rank) => found.findIndex((other) => other.date === each.date && other.time === each.time) === rank,
  );
}
