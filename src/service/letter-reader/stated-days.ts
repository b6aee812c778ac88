import { isDueThen } from './called-off.ts';
import { type CellHeads, cellOf } from './cells.ts';
import { completed, type FoundDate } from './dates.ts';
import { topicInTable, topicOfDay, toReader } from './day-topics.ts';
import { isDemand } from './demands.ts';
import { inRow } from './labels.ts';
import { lapsedDays } from './lapsed.ts';
import type { Letter } from './letter.ts';
import { expects, meets } from './meeting-words.ts';
import { pattern, wording } from './pattern.ts';
import { endOfSpan } from './relative-days.ts';
import { isLastHour, SaidOff } from './said-off.ts';
import { cueInText, endsTerm, isArrival } from './stated-day-cues.ts';
import type { Stretch } from './stretch.ts';
import { Surroundings } from './surroundings.ts';
import { type Topic, topicOf } from './topics.ts';

/** A last day that the letter names. `loose`: "tot" may or may not count the day itself, so the day before is safe. */
export interface StatedDay extends Stretch {
  day: string;
  topic: Topic;
  loose: boolean;
}

const weekdays = wording`
    maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday
    |sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche
  `;
const until = new RegExp(
  wording`
    \b(uiterlijk|voor of op|op of voor|on or before|(?<!\b(?:de tijd|de ruimte|zin) )voor|before|by
    |no later than|not later than|tot en met|t m|tot|niet later dan|op zijn laatst|ten laatste|in elk geval
    |laatste \w*(?:dag|datum)|uiterste \w*(?:dag|datum)|einddatum|sluitingsdatum|vervaldatum|vervaldag|deadline
    |due|payable|until and including|until|up to|au plus tard|avant|jusqu au|(?:einddatum|vervaldatum|vervaldag
    |deadline|last day|closing date|date limite|(?:laatste|uiterste|nieuwe) \w*(?:dag|datum))(?: \w+){0,9} (?:is
    |est)|(?:vervaldatum|vervaldag|(?:laatste|uiterste) \w*(?:dag|datum))(?: \w+){1,4}|(?:uiterlijk
    |ten laatste)(?: \w+){1,4} is)\b(?: (?:is|op|on|d d|dd|de|het|the|le|aan|en met|einde|werkdag|${weekdays}
    |datum|uiterlijk|deze|van|dag|close of business|end of|om|uur|\d{1,2}[.:]\d{2})){0,8}$
  `,
);
const untilInTable = pattern()`
    \b(uiterlijk|op zijn laatst|ten laatste|laatste (?:dag|datum)|uiterste (?:dag|datum)|voor of op|op of voor
    |tot en met|t m|vervaldatum|vervaldag|sluitingsdatum|deadline|klaar (?:zijn )?op|moet(?:en)?(?: \w+){1,6} op
    |inleverdatum|retourdatum|binnen zijn op|terug op|nieuwe (?:uiterste )?\w*datum|wanneer terug|due|pay by
    |verschuldigd op|te (?:betalen|voldoen) op|no later than|date limite|echeance|au plus tard)\b|\b(tot|voor
    |before|by)$
  `;
/** Rows and heads of tables that hold a day of something else. */
const otherCell =
  /\b(?:geldig\w*|begin\w*|ingang\w*|start|stopt|verblijf|paspoort|eerste|oude|eerdere|vorige|was|geboren|rente)\b/;
const validity = /\bgeldig\w*\b|^(?!.*\b\w*(?:termijn|periode|gelegenheid)\b).*\b(?:verstrijkt|loopt af|verloopt)\b/;

/** Every day by which something must be done; what an authority promises of itself has a topic of its own. */
export function findStatedDays(letter: Letter, dates: readonly FoundDate[], letterDate: string | null): StatedDay[] {
  const around = new Surroundings(letter);
  const found: StatedDay[] = [];
  const delays: { day: string; last: string }[] = [];
  /** Days of which the letter says that they are no more. */
  const over = new Set<number>();
  let said: SaidOff | null = null;
  const isOff = (date: FoundDate): boolean => {
    said ??= new SaidOff(letter, dates, letterDate);
    return said.isOff(date);
  };
  const lapsed = lapsedDays(around, dates, letterDate);
  for (const date of dates) {
    const day = completed(date, letterDate);
    if (day === null) continue;
    const line = around.before(date, 14);
    const own = until.exec(line)?.[1] ?? cueInText(around, date);
    // The cells of a table may follow each other as one sentence, so that what stands before it is another cell.
    const label = own === undefined && around.startOfLine(date) === '' ? around.label(date) : '';
    const cell = cellOf(letter, date);
    const inTable = own === undefined && cell !== null ? cueInTable(cell) : undefined;
    if (wasPutOff(around, date, dates)) continue;
    const isPart = own === undefined && inTable === undefined && isPartOfSum(letter, around, date);
    const isLast = atAnHour(around.after(date, 3)) && (isLastHour(letter, date) || isDueThen(around, date, dates));
    const span = endOfSpan(letter.text, dates, date);
    if (span === 'first') continue;
    const isOwed =
      (span === 'last' && isDemand(around.sentence(date))) ||
      isPart ||
      (own === undefined && inTable === undefined && (isLast || isArrival(around, date)));
    const cue = own ?? until.exec(label)?.[1] ?? inTable ?? (isOwed ? 'op' : undefined);
    const sentence = around.sentence(date);
    if (lapsed.has(day)) continue;
    if (date.named && own === undefined) continue;
    const more = isNoMore(around, date);
    if (more === 'renewed') continue;
    if (cue === undefined || (validity.test(sentence) && !endsTerm(around, date)) || /^(?:datum|geldig)/.test(label))
      continue;
    // "Een uitnodiging voor 7 september om 9.20 uur" that was moved: neither a meeting nor a last day.
    const isMeeting = meets.test(sentence) || expects.test(sentence);
    if (isMeeting && atAnHour(around.after(date, 3)) && isOff(date)) continue;
    const ofCell = cell === null || cell.row === '' ? 'other' : topicInTable(letter, around, date, cell);
    const ofText = label === '' ? topicOfDay(around, date, cue) : topicOf(label, 0);
    const isReaders = ofText === 'authority' && cell !== null && toReader.test(cell.row);
    const said = ofCell !== 'other' ? ofCell : isReaders ? 'other' : ofText;
    // "Premie van 1 mei tot en met 31 mei: € 88": the time that a sum is of.
    const isSpan = said === 'pay' && range.test(line) && !isDemand(sentence);
    const topic = isPart ? 'pay' : isSpan ? 'other' : said;
    const exclusive =
      (cue === 'voor' || cue === 'before' || cue === 'avant') &&
      !/\b(?:einde|end of)\b/.test(`${line} ${label} ${inTable === undefined ? '' : cell?.row}`) &&
      !atAnHour(line);
    const last = exclusive ? Temporal.PlainDate.from(day).subtract({ days: 1 }).toString() : day;
    const loose =
      (cue === 'tot' || cue === 'until' || cue === 'up to') &&
      !/en met|\bhave until\b|\btot uiterlijk\b/.test(`${line} ${label}`) &&
      !/^inclusive\b/.test(around.after(date, 1)) &&
      !atAnHour(around.after(date, 3));
    if (more === 'over') over.add(date.from);
    found.push({ from: date.from, to: date.to, day: last, topic, loose });
    if (exclusive && asksForMore.test(sentence)) delays.push({ day, last });
  }
  // "Tot en met 11 november"; "vraag voor 11 november uitstel": the second day is of asking for another one.
  const isFollowed = ({ from, day, topic }: StatedDay): boolean =>
    found.some((other) => other.from > from && other.day > day && other.topic === topic);
  const left = found.filter((each) => !(over.has(each.from) && isFollowed(each)));
  return left.filter(
    ({ day }) =>
      !delays.some(({ day: named, last }) => day === last && found.some((each) => each.day === named && !each.loose)),
  );
}

/**
 * "In de oude beschikking stond 9 juni. Die dag geldt niet meer": `over` where a later day for the same must follow, `renewed` where the next sentence
 * gives a new length of time from now.
 */
function isNoMore(around: Surroundings, date: FoundDate): 'over' | 'renewed' | null {
  const next = around.nextSentences(date, 3);
  const at = next.slice(0, 2).findIndex((sentence) => noMore.test(sentence));
  if (at < 0) return null;
  return newLength.test(next[at + 1] ?? '') ? 'renewed' : 'over';
}

const noMore = pattern()`
    ^(?:die|deze|dat|dit) (?:\w+ )?(?:dag|datum|termijn|nota|rekening|brief) (?:(?:geldt
    |telt) (?:\w+ )?niet (?:meer|langer)|(?:is )?vervallen|vervalt|komt te vervallen)$|^u hoeft (?:die
    |deze) (?:\w+ )?(?:nota|rekening|factuur|aanmaning) niet (?:meer )?te (?:betalen|voldoen)$
  `;
const newLength = pattern()`
    \b(?:nieuw|nieuwe|opnieuw)(?: \S+){0,8} (?:dagen|weken|week|maanden|maand)\b|\b(?:dagen|weken|maanden) (?:na
    |vanaf) (?:de (?:datum|dag) van )?(?:deze|dit|heden|vandaag)\b
  `;

/** "De uiterste betaaldatum van 23 juli vervalt": a last day that was put off. */
const ended = /\b(?:liep|liepen|verliep|verstreek|eindigde|was|zou|zouden)\b/;
const putOff = /\b(?:verleng\w*|uitstel|uitgesteld|verdaagd|extra|langer|nieuwe)\b/;

/** "De termijn liep tot 3 mei. Wij verlengen hem: hij eindigt op 17 mei": the first day is over where a later one follows. */
function wasPutOff(around: Surroundings, date: FoundDate, dates: readonly FoundDate[]): boolean {
  if (!ended.test(around.before(date, 8))) return false;
  const more = around.nextSentences(date, 2);
  if (!putOff.test([around.sentence(date), ...more].join(' '))) return false;
  const later = dates.find(({ from, day }) => from >= date.to && day !== null && date.day !== null && day > date.day);
  return later !== undefined && [around.sentence(date), ...more].includes(around.sentence(later));
}

const range =
  /\b(?:van|vanaf|from)\b(?: \S+){1,5} (?:tot|tot en met|t m|until)$|\d(?: \p{L}+)?(?: \d{4})? (?:tot|tot en met|t m)$/u;

const asksForMore = /\b(?:uitstel|betalingsregeling|regeling|bel|bellen|belt)\b/;

/** "Vóór 17.00 uur op 3 maart", "tot 3 maart om 17.00 uur": the day itself still counts. */
function atAnHour(words: string): boolean {
  return /\b\d{1,2}[.:]\d{2}\b|\b\d{1,2} uur\b/.test(words);
}

/** A day on the left of another in its row, not a sum or the number of the row. */
const dayInRow = pattern('u')`
    \b\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec|mar|may|fev|avr|juin|juil)\p{L}*\b
    |\b\d{1,2} \d{1,2} 20\d{2}\b|\b20\d{2} \d{2} \d{2}\b
  `;

function cueInTable({ row, head }: CellHeads): string | undefined {
  for (const words of [row, head]) {
    if (otherCell.test(words)) return undefined;
    const match = untilInTable.exec(words);
    // A range has its first day on the left of the last.
    if (match !== null && !(words === head && dayInRow.test(row))) return match[1] ?? match[2];
  }
  return undefined;
}

/** "| 15 december 2026 | € 80,00 |" under "u mag in delen terugbetalen": a day beside a sum, in a letter that asks for its parts. */
function isPartOfSum(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  const isAlone = around.startOfLine(date) === '' && around.restOfLine(date) === '';
  if (
    line === undefined ||
    !isAlone ||
    !letter.text.lines.some((other) => inRow(other, line) && sumAlone.test(other.text))
  )
    return false;
  const said = [...around.previousSentences(date, 6), ...around.nextSentences(date, 4)].join(' ');
  return inParts.test(said) && !paidToReader.test(said);
}

const sumAlone = /^\s*€ ?\d{1,3}(?:\.?\d{3})*(?:,\d{2}|,-)?\s*$/;
const inParts =
  /\b(?:terug\w*betal\w*|terug te betalen|aflos\w*|(?:in|twee|drie|vier|vijf|zes) (?:\w+ )?(?:termijnen|delen)|spreiden|betalingsregeling)\b/;
const paidToReader = /\b(?:wij|we) (?:betalen|maken|keren)\b|\bu (?:ontvangt|krijgt) (?:het|dit|elke|iedere|per)\b/;
