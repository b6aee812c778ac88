import { firstOf, office } from './date-labels.ts';
import type { FoundDate } from './dates.ts';
import { wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import type { PlacedLine } from './line.ts';
import { isHeadUnderMark, isMailHead, isOfEnclosed, isPastedHead, sentToOffice } from './mail-dates.ts';
import { pattern } from './pattern.ts';
import type { Surroundings } from './surroundings.ts';

const paperOfOffice =
  /\b(?:brief\w*|bericht|besluit|beslissing|beschikking|stuk|schrijven|uitspraak|vonnis|letter|decision|lettre|courrier)\b(?: \S+){0,7}$/;
const officeActs =
  /\b(?:heeft|hebben|schrijft|schreef|besloot|stuurde|zond|has|it is from|c est de)\b(?: \S+){0,4} (?:op|on|of|le|van|gisteren|eergisteren)$/;
const officeActed =
  /^(?:(?:om|at) \d{1,2}[ .:]\d{2}(?:[ .:]\d{2})?(?: uur| u| [ap]m)? )?(?:heeft|hebben|besloot|schreef|stuurde)\b/;
/**
 * "Het was de rechtbank, uitgesproken en verzonden op": what an office did with it, not what somebody sent to the
 * office.
 */
const wasSent = pattern()`
    \b(?:uitgesproken|verzonden|verstuurd|gedateerd|gedagtekend|bekendgemaakt|uitgereikt)(?: (?:en|is
    |was) \w+)?(?: (?:op|van|d d|is|was|het|die|hij))*(?: \w+dag)?$
  `;
/** "Besluit van 12 februari, geldig tot": the sentence opens with the decision that is told of. */
const tellsOfDecision = /^(?:het |de |haar |zijn |uw |je )?(?:besluit|beschikking|uitspraak|vonnis) (?:van|d d)\b/;
const longestTold = 150;

/**
 * In a mail in which somebody tells of the letter of an office, the days that he gives it: its terms run from those,
 * not from his.
 */
export function withTold(
  letter: Letter,
  around: Surroundings,
  dates: readonly FoundDate[],
  own: readonly FoundDate[],
  sent: readonly FoundDate[],
): readonly FoundDate[] {
  // Some programs call the day of a mail its date, others the day of its sending.
  const ofMail = [...own, ...sent];
  const first = firstOf(ofMail);
  if (first === undefined || !(isMailOfNoOffice(letter) || isOfHelper(letter))) return own;
  if (!isOfHelper(letter) && !ofMail.some((date) => isMailHead(letter, date) || isInHead(letter, date))) return own;
  // What a letter that is there itself tells of is older than it; what the mail around it tells may be its own day.
  const [enclosed] = dates
    .filter((date) => isOfEnclosed(letter, around, date) || isHeadUnderMark(letter, around, date))
    .map(({ from }) => from);
  // What is told of has been: a day without a year is the last one before the mail.
  const back = (date: FoundDate): FoundDate => {
    if (date.without === undefined) return date;
    const { month, day } = date.without;
    const year = Number(first.slice(0, 4));
    const iso = (y: number): string => `${y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return { ...date, day: iso(year) <= first ? iso(year) : iso(year - 1) };
  };
  const told = dates
    .map(back)
    .filter(
      (date) =>
        date.day !== null &&
        date.day <= first &&
        Temporal.PlainDate.from(date.day).until(first).days <= longestTold &&
        !own.some(({ from }) => from === date.from) &&
        (enclosed === undefined || date.from <= enclosed) &&
        isTold(letter, around, date),
    );
  return [...own, ...told];
}

/** A mail whose writer is no office. */
export function isMailOfNoOffice(letter: Letter): boolean {
  const from = letter.text.lines.find(({ text }) => /^\s*(?:van|from|de)\s*:/i.test(text));
  return from !== undefined && !office.test(wordsIn(from.text));
}

function isInHead(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  return line !== undefined && letter.zoneOf(line) === 'head';
}

/** Headed by a lawyer, a shelter or a private address, and by no office: who tells of the letters of others. */
function isOfHelper(letter: Letter): boolean {
  const heads = letter.text.lines.filter(
    (line) => ['head', 'margin'].includes(letter.zoneOf(line)) && !letter.isTitle(line),
  );
  const isHelper = ({ text }: PlacedLine): boolean => helper.test(wordsIn(text)) || privateAddress.test(text);
  // The head names who is written to as well: an office among them may be the one who writes.
  return heads.slice(0, linesOfHelper).some(isHelper) && !heads.some(({ text }) => office.test(wordsIn(text)));
}

const linesOfHelper = 3;
const helper = /\b(?:advoca\w*|rechtshulp|opvang\w*|maatschappelijk werk\w*|stichting|vrijwilliger\w*)\b/;
const privateAddress = /<[^<>@\s]{1,64}@[^<>\s]{1,100}>/;

/** What the reader, or who writes, did or wrote. */
const ofReader = pattern()`
    \b(?:uw|je|jouw|mijn|onze|ons|haar|zijn|hun|de|het)
    \x20(?:zienswijze|bezwaar\w*|beroep\w*|aanvraag|verzoek|aangifte|gesprek|gehoor) (?:van|d d|op)$
    |\bvan (?:uw|je|jouw|mijn|onze)\b|\b(?:uw|je|jouw|mijn|onze|ons) (?:brief|bericht|schrijven)\b
  `;

function isTold(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  if (token !== undefined && /["“„«'‘’]\s*$/u.test(token.line.text.slice(0, token.from))) return true;
  if (ofReader.test(around.before(date, 6))) return false;
  if (isHeadUnderMark(letter, around, date) || isPastedHead(letter, around, date)) return true;
  // "Binnen zes weken na 18 september", "dagtekening 18 september": the day itself is said.
  if (/\b(?:(?:weken|maanden|dagen) (?:na|vanaf)|dagtekening|gedagtekend)$/.test(around.before(date, 3))) return true;
  const before = around.before(date, 9);
  if (officeActed.test(around.after(date, 6)) && office.test(around.after(date, 6))) return true;
  if (tellsOfDecision.test(around.sentence(date)) && /^(?:\w+ ){0,2}(?:van|d d)$/.test(before)) return true;
  const byOffice = office.test(around.sentence(date)) || office.test(around.previousSentence(date));
  if (byOffice && /\b(?:datum|gedateerd|date|dated)$/.test(before)) return true;
  if (byOffice && wasSent.test(before) && !sentToOffice.test(before)) return true;
  return byOffice && ((paperOfOffice.test(before) && !/\b(?:op|tot|voor)$/.test(before)) || officeActs.test(before));
}
