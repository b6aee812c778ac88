import { completed, type FoundDate } from './dates.ts';
import { valuesOf, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import { rawText } from './raw-text.ts';
import { isDenial } from './stated.ts';
import { type Stretch, Surroundings } from './surroundings.ts';

/** A day, a time and a place where someone is expected; what the letter does not say is null. */
export interface FoundAppointment extends Stretch {
  date: string;
  time: string | null;
  place: string | null;
}

const expects = /\b(?:afspraak|verwacht\w*|uitgenodigd|uitnodig\w*|nodigen|welkom|langskomen|komt|kom|melden|meldt)\b/;
const gone =
  /\b(?:was|waren|verschenen|gemist|uitgereikt|verzonden|verstuurd|bekendgemaakt|oorspronkelijk\w*|vervalt|vervallen|oude|eerdere)\b/;
const dateLabel =
  /(?:^|\s)(?:datum|dag|wanneer|datum afspraak|uw afspraak|afspraak|datum en tijd|tijdstip|nieuwe datum)$/;
const timeLabel = /^(?:tijd|tijdstip|aanvangstijd|aanvang|hoe laat|om|tijdstip afspraak|tijd afspraak)\b/;

/** Finds the appointments: a day with a time in one sentence, or a small table of day, time and place. */
export function findAppointments(
  letter: Letter,
  dates: readonly FoundDate[],
  letterDate: string | null,
): FoundAppointment[] {
  const around = new Surroundings(letter);
  const found = dates.flatMap((date): FoundAppointment[] => {
    const day = completed(date, letterDate);
    const sentence = around.sentence(date);
    if (day === null || gone.test(sentence) || isOff(sentence, around.before(date, 4))) return [];
    const own = timeIn(around.after(date, 8)) ?? timeIn(around.restOfLine(date)) ?? timeBefore(around.before(date, 8));
    const isToCome = letterDate !== null && day > letterDate;
    const time = own ?? (isToCome && meets.test(sentence) ? timeInNext(around, date) : null);
    const start = around.startOfLine(date);
    const labelled = start === '' || weekday.test(start) ? around.label(date) : start;
    const isLabelled = dateLabel.test(
      labelled.replace(/ (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)$/, ''),
    );
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
  /\b(?:afspraak|zitting|hoorzitting|terechtzitting|gehoor|verhoor|gesprek|verhuist|verhuizing|geplaatst|plaatsing|terecht|intake|appointment)\b/;

function isOff(sentence: string, before: string): boolean {
  return off.test(sentence) || before.split(' ').some(isDenial);
}

/** "U verhuist op 3 maart. Meld u om 14.00 uur": the time stands in the sentence after. */
function timeInNext(around: Surroundings, date: FoundDate): string | null {
  const next = around.nextSentence(date);
  return /\b(?:om|te|tijd)\b/.test(next) && !/\b(?:19|20)\d{2}\b/.test(next) ? timeIn(next) : null;
}

const weekday = /^(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)$/;

function timeIn(words: string): string | null {
  const match =
    /(?:^|\b(?:om|tijd|tussen|van|tijdstip)\s)?\b(\d{1,2})[.:](\d{2})\b|\b(?:om )?(\d{1,2}) (?:uur|u)\b|\b(\d{1,2})u(\d{2})\b/.exec(
      words,
    );
  if (match === null) return null;
  return clock(Number(match[1] ?? match[3] ?? match[4]), Number(match[2] ?? match[5] ?? 0));
}

/** "om 10.30 uur op dinsdag 8 december" */
function timeBefore(words: string): string | null {
  const match = /\b(\d{1,2})(?:[.:](\d{2}))? (?:uur|u)(?: \w+){0,3}$/.exec(words);
  return match === null ? null : clock(Number(match[1]), Number(match[2] ?? 0));
}

function clock(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
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
    if (/^(?:om )?\d{1,2}[.:]\d{2}(?: uur| u)?$/.test(words)) return timeIn(words);
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
  const current = found.filter((each) => !/\b(?:van|in plaats van)(?: \w+){0,3}$/.test(around.before(each, 5)));
  return current.length > 0 ? current : found;
}

function distinct(found: readonly FoundAppointment[]): FoundAppointment[] {
  return found.filter(
    (each, rank) => found.findIndex((other) => other.date === each.date && other.time === each.time) === rank,
  );
}

const placeLabel = /^(?:plaats|locatie|adres|waar|loket|vestiging|plaats afspraak|adres afspraak|bezoekadres loket)$/;
const placeStops = new Set(
  'om op voor waar dan neem neemt tijd datum zodat daar wij we u kom komt meldt met uur de het dit'.split(' '),
);

/** The value of a label such as "Locatie" near the date, else "IND-loket Utrecht, Straat 1" in the text. */
function findPlace(letter: Letter, date: FoundDate): string | null {
  const start = letter.tokens[date.from]?.line;
  for (const line of letter.text.lines) {
    const [label, ...rest] = line.text.split(':');
    const near = line.page === start?.page && Math.abs(line.box[1] - start.box[1]) < 0.12;
    if (!near || !placeLabel.test(wordsIn(label ?? ''))) continue;
    const own = rest.join(':').trim();
    const value = own !== '' ? own : valuesOf(letter.text.lines, line)[0]?.text.trim();
    if (value !== undefined && value !== '') return value;
  }
  return deskInText(letter);
}

function deskInText(letter: Letter): string | null {
  const desks = letter.places(['ind loket|balie|desk|kantoor', 'loket ~2 immigratie*', 'loket ~3 ind']);
  const said = desks.map((hit) => {
    let end = hit.to;
    const last = (): boolean => letter.tokens[end]?.sentence !== letter.tokens[hit.from]?.sentence;
    while (!last() && end < hit.to + 12 && !placeStops.has(letter.tokens[end]?.word ?? '')) end += 1;
    return rawText(letter, hit.from, end);
  });
  return said.sort((a, b) => b.length - a.length)[0] ?? null;
}
