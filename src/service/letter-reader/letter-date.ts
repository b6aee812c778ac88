import {
  dateLabel,
  firstOf,
  isAppointment,
  isOutside,
  labelWords,
  otherLabel,
  sendingLabels,
  weekday,
} from './date-labels.ts';
import { isAlone, isAtPlace, isPlaced, onlyInHead, opensHeadLine } from './date-place.ts';
import type { FoundDate } from './dates.ts';
import type { Letter } from './letter.ts';
import { isMailHead, isOfEnclosed, isOfWhatWasSentOn, isQuotedHead } from './mail-dates.ts';
import { pattern, wording } from './pattern.ts';
import { Surroundings } from './surroundings.ts';
import { withTold } from './told-dates.ts';

/** The days from which a term may start to run: what the letter calls its date, and when it was sent. */
export interface LetterDates {
  letter: readonly FoundDate[];
  sent: readonly FoundDate[];
}
const sentLabel = new RegExp(
  wording`
    (?:^|\s)(?:verzonden|verzenddatum|verzending|verstuurd|uitgereikt|bekendgemaakt|bekendmaking|(?:date )?sent
    |envoye|datum (?:van )?(?:de )?(?:${sendingLabels}))(?: (?:op|d d|per|aan (?:u|partijen|de partijen
    |de gemachtigden?) op|op de|on|le))?$
  `,
);
/** What else was sent than this letter; a decision on something is the letter itself. */
const otherSent = pattern()`
    ^(?!.*\b(?:besluit|beslissing|beschikking|uitspraak|brief|nota)\b).*\b(?:claim|verzoek\w*|aanvraag
    |bezwaar\w*|beroep\w*|stukken|melding|m55|formulier\w*|request)\b
  `;
const thisLetter = /\b(?:deze|dit) (?:brief|besluit|beschikking|beslissing)\b/;
/** Only a letter bears it: no time beside it makes it an appointment. */
const surely = /\b(?:dagtekening|gedagtekend|\w*(?:brief|besluit|nota|factuur)datum)\b/;

/** No letter of this work is older; a date before it is a birth. */
const firstDay = '2009-01-01';
const longestInPost = 14;

/** Finds the date of the letter and the date of sending; a birth, an application or an appointment is neither. */
export function findLetterDates(letter: Letter, dates: readonly FoundDate[]): LetterDates {
  const around = new Surroundings(letter);
  const whole = dates.filter((date) => date.day !== null && date.day >= firstDay);
  const yearless = dates.filter((date) => date.day === null && date.without !== undefined);
  const sent = whole.filter((date) => isSent(letter, around, date));
  const rest = whole.filter((date) => !sent.includes(date) && !isStamped(letter, around, date));
  const own = withTold(letter, around, [...rest, ...yearless], ownDates(letter, around, rest, sent), sent);
  const first = firstOf(sent);
  // What bears only the day of its sending is of that day, and nothing is sent before it is written: a later day is of
  // the mail around it.
  const isOfSending = first !== undefined && own.every(({ day }) => day !== null && day > first);
  return { letter: isOfSending ? [...sent, ...own] : own, sent };
}

/**
 * The candidates for the date of the letter: labelled days if there are any, else days beside a town, else one that
 * stands alone.
 */
function ownDates(
  letter: Letter,
  around: Surroundings,
  dates: readonly FoundDate[],
  sent: readonly FoundDate[],
): readonly FoundDate[] {
  const labelled = dates.filter(
    (date) =>
      isLabelled(letter, around, date) ||
      isOfWhatWasSentOn(letter, around, date) ||
      isOfEnclosed(letter, around, date) ||
      isDeed(around, date),
  );
  const placed = dates.filter((date) => isPlaced(letter, around, date));
  const first = firstOf([...labelled, ...placed]);
  // One that stands alone may be its own only if no other is earlier: a column of a table is as narrow as a margin.
  const inHead = (date: FoundDate): boolean =>
    labelled.includes(date) ||
    (placed.includes(date) && date.day === first && (labelled.length === 0 || isAtPlace(letter, date)));
  const signs: ((date: FoundDate) => boolean)[] = [
    inHead,
    (date) => isAlone(letter, around, date, ['close']) || isMade(around, date),
    (date) =>
      isOutside(letter, date) &&
      !isAppointment(letter, date) &&
      !isRunning(letter, around, date) &&
      !otherLabel.test(labelWords(around, date)) &&
      isShortlyBefore(date, sent),
  ];
  for (const sign of signs) {
    const found = dates.filter(sign);
    if (found.length > 0) return found;
  }
  const opening = dates.filter((date) => opensHeadLine(letter, around, date)).slice(0, 1);
  if (opening.length > 0 || sent.length > 0) return opening;
  const judged = dates.filter((date) => isJudged(around, date));
  if (judged.length > 0) return judged;
  const only = onlyInHead(letter, around, dates);
  return only.length > 0 ? only : dates.filter((date) => isQuotedHead(letter, around, date)).slice(0, 1);
}

/** Labelled as its date outside the running text. */
function isLabelled(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const label = labelWords(around, date);
  if (!isOutside(letter, date) || !dateLabel.test(label) || /geboorte ?datum/.test(label)) return false;
  return surely.test(label) || isMailHead(letter, date) || !isAppointment(letter, date);
}

/** "Heden, 4 november 2026, heb ik …": the day on which a bailiff acts; not "heden dagvaard ik u om op 9 december …". */
function isDeed(around: Surroundings, date: FoundDate): boolean {
  return /^(?:op )?heden(?: (?!(?:om|tegen|uiterlijk|voor|tot|vanaf|per)\b)\w+){0,7}$/.test(around.before(date, 10));
}

/** "Aldus opgemaakt te Utrecht op 3 maart 2026": the end of a paper without a letterhead. */
function isMade(around: Surroundings, date: FoundDate): boolean {
  return made.test(` ${around.startOfLine(date)}`.replace(weekday, '').trim());
}

const made = pattern()`
    ^(?:aldus )?(?:gedaan|gegeven|vastgesteld|opgemaakt|ondertekend|besloten|fait|done|signed)
    (?: (?:te|in|a|at)(?: \w+){1,3}?)?(?: (?:op|d d|de|le|on|this))?$
  `;

/** In a sentence, not in a cell or a line of references. */
function isRunning(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const text = letter.tokens[date.from]?.line.text ?? '';
  const words = `${around.startOfLine(date)} ${around.restOfLine(date)}`.trim().split(/\s+/).length;
  return words > 8 || /^\s*\p{Ll}|[.;]\s*$/u.test(text);
}

/** Beside a day of sending stands a day a little earlier whose label was lost: the letter may bear it. */
function isShortlyBefore({ day }: FoundDate, sent: readonly FoundDate[]): boolean {
  const first = firstOf(sent);
  if (first === undefined || day === null || day > first) return false;
  return Temporal.PlainDate.from(day).until(first).days <= longestInPost;
}

/**
 * A judgment without a letter around it: "uitspraak van de enkelvoudige kamer van 3 december", "uitgesproken op 15
 * september".
 */
function isJudged(around: Surroundings, date: FoundDate): boolean {
  const before = around.before(date, 9);
  return (
    /\b(?:uitgesproken|gewezen|gegeven|uitspraak|beschikking|vonnis|arrest|bekendgemaakt)\b(?: (?!besluit|brief)\p{L}+){0,7} (?:op|van)$/u.test(
      before,
    ) && !/\b(?:bij|tegen|met|in) (?:het |de |een )?(?:uitspraak|beschikking|besluit|vonnis)\b/.test(before)
  );
}

/** "De beschikking waarover het hier gaat is verzonden op" is no label. */
const longestSentLabel = 6;

/**
 * "18 MRT 2027" alone: a stamp of the day on which it came in, which is later than the letter. Counting from it would be
 * too late.
 */
function isStamped(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const isCapital = letter.tokens
    .slice(date.from, date.to)
    .some(({ line, from, to }) => stampedMonth.test(line.text.slice(from, to)));
  return isCapital && around.startOfLine(date) === '' && !dateLabel.test(labelWords(around, date));
}

const stampedMonth = /^(?:JAN|FEB|MRT|MAA|APR|MEI|JUN|JUL|AUG|SEP|SEPT|OKT|NOV|DEC)$/;

function isSent(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const before = around.startOfLine(date);
  const label = labelWords(around, date);
  if (
    isOutside(letter, date) &&
    label.split(' ').length <= longestSentLabel &&
    sentLabel.test(label) &&
    !/\buw\b/.test(before) &&
    !otherSent.test(label)
  )
    return true;
  const sentence = around.sentence(date);
  return (
    thisLetter.test(sentence) &&
    (/^(?:aan u )?(?:verzonden|verstuurd|uitgereikt|bekendgemaakt)\b/.test(around.after(date, 3)) ||
      sentLabel.test(around.before(date, 4)))
  );
}
