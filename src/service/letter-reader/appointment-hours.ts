import { openingHours, timeBefore, timeIn } from './clock-time.ts';
import type { FoundDate } from './dates.ts';
import { clockWords, withFigures } from './hours.ts';
import { inRow, valuesOf } from './labels.ts';
import type { Letter } from './letter.ts';
import { comes, expects, meets } from './meeting-words.ts';
import { pattern, wording } from './pattern.ts';
import { firstWords, timeInPrevious, timeShared, wordsAfter } from './shared-hours.ts';
import type { Surroundings } from './surroundings.ts';

const dateLabel = pattern()`
    (?:^|\s)(?:datum|dag|op|wanneer|uw afspraak|afspraak|datum en tijd|datum en tijdstip|tijdstip|tijdslot
    |tijdvak|aankomst|nieuwe datum|(?:datum|dag) (?:van (?:(?:de|het|uw) )?)?(?:afspraak|zitting|gesprek
    |hoorzitting|gehoor|verhoor|overplaatsing|plaatsing|verhuizing|opname|intake|aankomst|vertrek)|zittingsdatum
    |date|day|when|le)$
  `;
const duty = /\b(?:moet|moeten|dient|dienen)\b/;
const timeLabel = pattern()`
    ^(?:tijd|tijdstip|tijdslot|aanvangstijd|aanvang|begin|begintijd|hoe laat|om|van|tijdstip afspraak
    |tijd afspraak|time|at|heure)\b|\b(?:verwacht|aanwezig|welkom|melden|begint|beginnen)(?: \S+){0,2} (?:om
    |vanaf|v[oó][oó]r)(?= |$)|\b(?:moet|dient)\b(?: \w+){1,6} (?:om|vanaf)\b
  `;
/** The hours at which someone is expected on a day; none where the letter does not say that somebody is. */
export function timesOf(
  letter: Letter,
  date: FoundDate,
  dates: readonly FoundDate[],
  around: Surroundings,
  toCome: (date: FoundDate) => boolean,
): string[] {
  const sentence = around.sentence(date);
  const own =
    timeIn(firstWords(withFigures(around.after(date, wordsAfter * 2)), wordsAfter)) ??
    timeBefore(around.before(date, wordsAfter)) ??
    timeOnLine(around.restOfLine(date, dates.find(({ from }) => from >= date.to)?.from)) ??
    timeFurther(around.clause(date, dates).after);
  const isToCome = toCome(date);
  const onDay = isToCome && several.test(sentence) ? hoursIn(around.clause(date, dates).after) : [];
  if (onDay.length > 1) return onDay;
  const changed = around
    .nextSentences(date, 2)
    .map((next) => newHour.exec(withFigures(next))?.[1])
    .find((hour) => hour !== undefined);
  const anew = changed === undefined ? null : timeIn(changed);
  if (isToCome && anew !== null) return [anew];
  if (isToCome) {
    const first = own ?? timeIn(around.clause(date, dates).after);
    const listed = first === null || several.test(sentence) ? timesInList(around, date, first) : [];
    if (listed.length > 1) return listed;
  }
  const near = isToCome ? (timeInRow(letter, date) ?? timeInNext(around, date, meets.test(sentence))) : null;
  const start = around.startOfLine(date);
  const labelled = start === '' || weekday.test(start) ? around.label(date) : start;
  // "Dit moet op 22 februari binnen zijn" opens a sentence; it labels no day.
  const isShort =
    (labelled.split(' ').length <= longestLabel && !because.test(labelled)) || around.before(date, 2) === 'op';
  const isLabelled = isShort && dateLabel.test(labelled.replace(weekdayAtEnd, '')) && !duty.test(labelled);
  const belowTime = isLabelled || weekday.test(around.before(date, 1)) ? timeBelow(letter, date) : null;
  const shared = isToCome
    ? () => timeShared(around, date, dates, toCome) ?? timeInPrevious(around, date, dates, toCome)
    : () => null;
  const time = own ?? near ?? belowTime ?? shared();
  const isMeeting = isToCome || expects.test(sentence) || weekday.test(around.before(date, 1));
  if (time === null || (!isLabelled && belowTime === null && !isMeeting)) return [];
  const arrival = isToCome && departs(around, date, time) ? timeOfArrival(around, date, time) : null;
  if (arrival !== null) return [time, arrival];
  return isToCome ? [...new Set([time, ...hoursBeside(around, date, dates)])] : [time];
}

/** Whether a bus, a train or a taxi leaves on a day, at that hour. */
function departs(around: Surroundings, date: FoundDate, time: string): boolean {
  const hour = leaves.exec(withFigures([around.sentence(date), ...around.nextSentences(date, 1)].join(' ')));
  return hour !== null && timeIn(hour[1] ?? '') === time;
}

const leaves = /\b(?:bus|busje|trein|taxi|vervoer|chauffeur)\b(?: \w+){0,6} (\d{1,2}[.:]\d{2}|\d{1,2} uur)\b/;
const arrives = /\b(?:meldt?|melden|verwacht\w*|begint|inschrijven|aanwezig|intake|zijn|aankom\w*)\b/;
const handsIn = /\b(?:inleveren|ingeleverd|ingevuld|invullen|sleutel|voor die tijd|betalen)\b/;

/** Whether at one of the hours of a day something leaves, so that its place is not where one is expected. */
export function leavesAt(around: Surroundings, date: FoundDate, time: string): boolean {
  return [around.sentence(date), ...around.nextSentences(date, 2)].some((said) => {
    const words = withFigures(said);
    return onTheWay.test(words) && [...words.matchAll(anyHour)].some(([hour]) => timeIn(hour) === time);
  });
}

const onTheWay = /\b(?:bus|busje|taxi|trein|chauffeur|vertrekt|opgehaald|ophalen|haal|haalt|halen)\b/;
const anyHour = /\b\d{1,2}(?:[.:]\d{2}| uur)/g;

/** "De bus vertrekt om 8.30 uur. Op de nieuwe locatie moet u om 12.15 uur zijn": a second hour of the same day. */
function timeOfArrival(around: Surroundings, date: FoundDate, departure: string): string | null {
  for (const next of around.nextSentences(date, 3)) {
    if (/\b(?:19|20)\d{2}\b/.test(next) || openingHours.test(next)) return null;
    const hour =
      arrives.test(next) && !handsIn.test(next)
        ? /\b(?:om|te) (\d{1,2}[.:]\d{2}|\d{1,2} uur)\b/.exec(withFigures(next))
        : null;
    const time = hour === null ? null : timeIn(hour[1] ?? '');
    if (time !== null && time > departure) return time;
  }
  return null;
}

const you = /\b(?:u|je|jij|jullie)\b/;
const areThere = /\b(?:meldt?|melden|opgehaald|aanwezig|zijn|bent|verwacht\w*|komt|inschrijven)\b/;
const fetches = /\b(?:halen?|haalt|zie|zien|treffen|spreken)\b/;
const meetsThen = pattern()`
    \b(?:afspraak|gesprek|verhoor|gehoor|zitting|intake|taxi|bus)\b(?: \w+){0,5} (?:is|begint|start|komt
    |vertrekt)\b|\bis er een \w*(?:gesprek|afspraak|onderzoek)\b
  `;
const comesThen = (said: string): boolean =>
  (you.test(said) && (areThere.test(said) || fetches.test(said))) || meetsThen.test(said);
const noHour =
  /\b(?:niet|geen|duurt|eindigt|klaar|lunch|pauze|als|indien|wanneer|tenzij|uiterlijk|zou|was|huis|trein|vervoer|die vertrekt)\b/;
/** Another hour of the same day: "U wordt om 8.00 uur opgehaald", "U moet er om 8.30 uur zijn". */
function hoursBeside(around: Surroundings, date: FoundDate, dates: readonly FoundDate[]): string[] {
  const found: string[] = [];
  for (const [at, said] of [around.clause(date, dates).after, ...around.nextSentences(date, 2)].entries()) {
    if (at > 0 && (/\b(?:19|20)\d{2}\b/.test(said) || named.test(said))) break;
    if (openingHours.test(said) || handsIn.test(said) || noHour.test(said) || !comesThen(said)) continue;
    for (const [, hour = ''] of withFigures(said).matchAll(
      /\b(?:om|te|rond|omstreeks) (\d{1,2}[.:]\d{2}|\d{1,2} (?:uur|u)\b)/g,
    )) {
      const time = timeIn(hour);
      if (time !== null) found.push(time);
    }
  }
  return found;
}
const named = /\b\d{1,2} (?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december)\b/;

const newHour = pattern()`
    ^(?:de |het |your |the )?(?:nieuwe? |new )?(?:aanvangstijd|begintijd|starttijd|tijd|tijdstip|start time
    |time) (?:is|wordt|has been)(?: (?:nu|gewijzigd|veranderd|vervroegd|verschoven|verplaatst|changed
    |now))?(?: (?:in|naar|to))? (\d{1,2}[.:]\d{2}|\d{1,2} uur)\b
  `;
/** Opens what is said of a day, so that it is no label. */
const because = /\b(?:omdat|als|toen|dat|want|nadat|terwijl)\b/;
/** A label has no more words. */
const longestLabel = 6;

/**
 * "… 20 augustus naar de ID-straat van de AVIM, te 13.00 uur": further on in what is said of the day, after "om" or
 * "te".
 */
function timeFurther(after: string): string | null {
  const words = firstWords(withFigures(after), wordsAfter * 2);
  const hour = /\b(?:om|te|at|à) (\d{1,2}(?:[.:]\d{2})? uur|\d{1,2}[.:]\d{2})\b/.exec(words);
  return hour === null || openingHours.test(words) ? null : timeIn(hour[1] ?? '');
}

/**
 * "Twee afspraken achter elkaar: om half negen …; om 11.15 uur …": one day, and sentences that each begin with an hour.
 */
function timesInList(around: Surroundings, date: FoundDate, first: string | null): string[] {
  const items = around.nextSentences(date, mostListed).map((sentence) => withFigures(sentence));
  const stop = items.findIndex((item) => !opensWithHour.test(item));
  const times = (stop < 0 ? items : items.slice(0, stop)).flatMap((item) => timeIn(item) ?? []);
  return [...new Set(first === null ? times : [first, ...times])];
}

/** "Drie afspraken: om 9.00 uur bij de balie, om 10.30 uur bij de arts en om 13.15 uur bij de tolk." */
function hoursIn(after: string): string[] {
  if (openingHours.test(after) || lasts.test(after)) return [];
  const hours = withFigures(after).matchAll(/\b(?:om|te|at) (\d{1,2}[.:]\d{2}|\d{1,2} uur)/g);
  return [...new Set([...hours].flatMap(([, hour = '']) => timeIn(hour) ?? []))];
}

const lasts = /\b(?:niet|geen|tot|eindigt|klaar|duurt|pauze|lunch|in plaats van|of om)\b/;
const mostListed = 8;
const several = /\b(?:twee|drie|vier|afspraken|gesprekken|onderzoeken|achter elkaar|two|three|appointments)\b/;
const opensWithHour =
  /^(?:(?:om|rond|omstreeks|at|eerst|daarna|dan) ){0,2}\d{1,2}(?:[.:]\d{2}(?: uur| h)?| uur)(?![.:]?\d)/;

/** The hours of an office on the same line are no time of an appointment. */
function timeOnLine(rest: string): string | null {
  return openingHours.test(rest) ? null : timeIn(rest);
}

/**
 * "U verhuist op 3 maart. Neem alles mee. Meld u om 14.00 uur": the time is in one of the sentences after, if they name
 * no other day.
 */
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

const weekdays = wording`
    (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday
    |saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)
  `;
const weekday = new RegExp(`^${weekdays}$`);
const weekdayAtEnd = new RegExp(` ${weekdays}$`);

const onlyHour =
  /^(?:(?:om|te|van|tussen|at|from) )?\d{1,2}[.:]\d{2}(?: (?:uur|u|h))?(?: (?:tot|en|to|and))?(?: (?:ca )?\d{1,2}[.:]\d{2})?(?: uur| u| h)?$/;

const widestCell = 30;
/** Beside a day that stands alone: its hour, and what it is for. */
const widestLine = 90;

/**
 * In a table with a row for each day: a cell on its right that is an hour, or begins with one where two columns ran
 * together.
 */
function timeInRow(letter: Letter, date: FoundDate): string | null {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return null;
  const isOwn = (at: number): boolean => letter.tokens[at]?.line === line;
  const isAlone =
    !isOwn(date.to) &&
    !isOwn(date.from - 2) &&
    (!isOwn(date.from - 1) || weekday.test(letter.tokens[date.from - 1]?.word ?? ''));
  const cells = letter.text.lines.filter((other) => other.box[0] > line.box[0] && inRow(other, line));
  return (
    cells
      .map(({ text }) => withFigures(clockWords(text)))
      .filter(
        (words) =>
          onlyHour.test(words) || (opensWithHour.test(words) && words.length < (isAlone ? widestLine : widestCell)),
      )
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
