import { oneLetterApart } from '#app/platform/language/index.ts';
import type { Line } from './blocks.ts';
import type { FoundDate } from './dates.ts';
import { enclosedHead } from './enclosed.ts';
import { hasCellBeside, labelOf, lineAbove, wordsIn } from './labels.ts';
import type { Letter } from './letter.ts';
import { shapeOf } from './phrases.ts';
import { Surroundings } from './surroundings.ts';

/** The days from which a term may start to run: what the letter calls its date, and when it was sent. */
export interface LetterDates {
  letter: readonly FoundDate[];
  sent: readonly FoundDate[];
}

/** What a letter calls itself, and what is done with it, beside the word "datum". */
const paper =
  'brief|besluit|beschikking|beslissing|bericht|nota|factuur|uitspraak|vonnis|exploot|dagvaarding|betekening|oproep|oproeping|uitnodiging|kennisgeving|aanmaning|aanslag|toekenning|dagtekening|opmaak|uitgifte|verklaring|verslag';
const sending =
  'verzending|verzenden|toezending|uitreiking|bekendmaking|publicatie|plaatsing in (?:het |uw )?(?:portaal|dossier)|terpostbezorging|poststempel';
const dateLabel = new RegExp(
  String.raw`(?:^|\s)(?:datum|dagtekening|gedagtekend|date|fecha|le|exploot van|\w*(?:brief|besluit|nota|factuur|exploot|dagtekenings)datum|nota datum)(?: (?:van )?(?:deze |dit |het |de )?(?:${paper}|${sending})(?: (?:en|of) (?:${paper}|${sending}))?| of (?:this )?(?:letter|decision|notice|issue))?$|^(?:d d|gedateerd(?: op)?)$|^(?:\w*nota|\w*factuur|\w*rekening|\w*aanslag|aanmaning|herinnering) (?:van|d d)$|^(?:issued|done|given|signed|dated|fait)(?: \w+){0,4} (?:on|le)$`,
);
const sentLabel = new RegExp(
  String.raw`(?:^|\s)(?:verzonden|verzenddatum|verzending|verstuurd|uitgereikt|bekendgemaakt|bekendmaking|(?:date )?sent|envoye|datum (?:van )?(?:de )?(?:${sending}))(?: (?:op|d d|per|aan (?:u|partijen|de partijen|de gemachtigden?) op|op de|on|le))?$`,
);
/** What else was sent than this letter; a decision on something is the letter itself. */
const otherSent =
  /^(?!.*\b(?:besluit|beslissing|beschikking|uitspraak|brief|nota)\b).*\b(?:claim|verzoek\w*|aanvraag|bezwaar\w*|beroep\w*|stukken|melding|m55|formulier\w*|request)\b/;
const otherLabel =
  /geboorte|geboren|\bgeb\b|aanvraag|ontvangst|ontvangen|ingekomen|\breceived\b|gescand|\bprint\w*|\buw\b|geldig|ingang|verval|einddatum|\bafspraak|inschrijving|vestiging|binnenkomst|zitting|afgifte|\btot\b|\bvan\b|\bop\b|hoorzitting|ingediend|besluit|melding|heroverweging|sinds|vanaf|uiterlijk|\bvoor\b|\bbefore\b|\buntil\b|\bby\b/;
const thisLetter = /\b(?:deze|dit) (?:brief|besluit|beschikking|beslissing)\b/;
/** Only a letter bears it: no time beside it makes it an appointment. */
const surely = /\b(?:dagtekening|gedagtekend|\w*(?:brief|besluit|nota|factuur)datum)\b/;
const timeOfDay =
  /^\s*(?:tijd|tijdstip|aanvang|hoe laat)\s*(?::|$|\d)|(?<!\d[.:]|\bart(?:ikel|\.)? )\b(?:[01]?\d|2[0-3])[.:][0-5]\d\b(?![.:/-]?\w)|\b\d{1,2} uur\b/;
const weekday =
  / (?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ma|di|wo|do|vr|za|zo|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$/;

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

const office =
  /\b(?:ind|immigratie\w*|om|openbaar ministerie|officier|justitie|rechtbank|rechter|(?:gerechts)?hof|raad van state|\w*ambassade|politie|avim|coa|centraal orgaan|cak|uwv|slachtofferhulp|nidos|cjib|gemeente|schadefonds|duo|dienst|raad voor rechtsbijstand|embassy|court|parquet|tribunal|consulaat)\b/;
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
const wasSent =
  /\b(?:uitgesproken|verzonden|verstuurd|gedateerd|gedagtekend|bekendgemaakt|uitgereikt)(?: (?:en|is|was) \w+)?(?: (?:op|van|d d|is|was|het|die|hij))*(?: \w+dag)?$/;
const sentToOffice =
  /\b(?:ik|wij|we|mijn|ons|onze|je|jouw|uw)\b|\b(?:bezwaar|beroep|aanvraag|verzoek|zienswijze|klacht|stukken|gronden)\w*\b/;
/** "Besluit van 12 februari, geldig tot": the sentence opens with the decision that is told of. */
const tellsOfDecision = /^(?:het |de |haar |zijn |uw |je )?(?:besluit|beschikking|uitspraak|vonnis) (?:van|d d)\b/;
const longestTold = 150;

/**
 * In a mail in which somebody tells of the letter of an office, the days that he gives it: its terms run from those,
 * not from his.
 */
function withTold(
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
  const isHelper = ({ text }: Line): boolean => helper.test(wordsIn(text)) || privateAddress.test(text);
  // The head names who is written to as well: an office among them may be the one who writes.
  return heads.slice(0, linesOfHelper).some(isHelper) && !heads.some(({ text }) => office.test(wordsIn(text)));
}

const linesOfHelper = 3;
const helper = /\b(?:advoca\w*|rechtshulp|opvang\w*|maatschappelijk werk\w*|stichting|vrijwilliger\w*)\b/;
const privateAddress = /<[^<>@\s]{1,64}@[^<>\s]{1,100}>/;

/** Whether a mail sends another on. */
export function sendsOn(letter: Letter): boolean {
  return letter.text.lines.some(({ text }) => sentOn.test(text));
}

function isHeadUnderMark(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  if (!isUnderMark(letter, date)) return false;
  return (
    isQuotedHead(letter, around, date) || isOfficeAndDay(letter, around, date) || isRightUnderMark(letter, around, date)
  );
}

function isTold(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  if (token !== undefined && /["“„«'‘’]\s*$/u.test(token.line.text.slice(0, token.from))) return true;
  if (
    /\b(?:uw|je|jouw|mijn|onze|ons|haar|zijn|hun|de|het) (?:zienswijze|bezwaar\w*|beroep\w*|aanvraag|verzoek|aangifte|gesprek|gehoor) (?:van|d d|op)$|\bvan (?:uw|je|jouw|mijn|onze)\b|\b(?:uw|je|jouw|mijn|onze|ons) (?:brief|bericht|schrijven)\b/.test(
      around.before(date, 6),
    )
  )
    return false;
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

/** Alone in the head or the margin. */
function isPlaced(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  return isAlone(letter, around, date, ['head', 'margin']) && !isAppointment(letter, date);
}

/** What stands before it on its line, or the label beside or above; a weekday is no part of it. */
function labelWords(around: Surroundings, date: FoundDate): string {
  const before = ` ${around.startOfLine(date)}`.replace(weekday, '').trim();
  return mendedLabel(before === '' ? around.label(date) : before);
}

/** "Datu m", "Daturn" and "Dalum": a label that was read badly; nothing else looks like it, and without it a later day is taken. */
function mendedLabel(label: string): string {
  if (label.length < 4 || label.length > 7) return label;
  const word = label.replaceAll(' ', '');
  return shapeOf(word) === shapeOf('datum') || oneLetterApart(word, 'datum') || word === 'datum' ? 'datum' : label;
}

/** "Heden, 4 november 2026, heb ik …": the day on which a bailiff acts; not "heden dagvaard ik u om op 9 december …". */
function isDeed(around: Surroundings, date: FoundDate): boolean {
  return /^(?:op )?heden(?: (?!(?:om|tegen|uiterlijk|voor|tot|vanaf|per)\b)\w+){0,7}$/.test(around.before(date, 10));
}

/** "Aldus opgemaakt te Utrecht op 3 maart 2026": the end of a paper without a letterhead. */
function isMade(around: Surroundings, date: FoundDate): boolean {
  return /^(?:aldus )?(?:gedaan|gegeven|vastgesteld|opgemaakt|ondertekend|besloten|fait|done|signed)(?: (?:te|in|a|at)(?: \w+){1,3}?)?(?: (?:op|d d|de|le|on|this))?$/.test(
    ` ${around.startOfLine(date)}`.replace(weekday, '').trim(),
  );
}

const mailLabel = /^\s*(?:van|from|de|aan|to|a|cc|onderwerp|subject|objet)\s*:/i;

/** Among the lines above a mail, which give the hour of its sending too. */
function isMailHead(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  const near = letter.text.lines.filter(
    (other) => other.page === line.page && Math.abs(other.box[1] - line.box[1]) < Math.max(line.box[3], 0.01) * 7,
  );
  return new Set(near.map(({ text }) => mailLabel.exec(text)?.[0].toLowerCase().trim())).size > 2;
}

/** In a sentence, not in a cell or a line of references. */
function isRunning(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const text = letter.tokens[date.from]?.line.text ?? '';
  const words = `${around.startOfLine(date)} ${around.restOfLine(date)}`.trim().split(/\s+/).length;
  return words > 8 || /^\s*\p{Ll}|[.;]\s*$/u.test(text);
}

/** "Groningen, 10 november 2025" in a letter that a mail quotes. */
function isQuotedHead(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  return token !== undefined && isPlace(token.line, token.from) && isAlone(letter, around, date, ['body']);
}

/** "Raad voor Rechtsbijstand, 11 september 2026": who wrote what is sent on, and when. */
function isOfficeAndDay(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const before = around.startOfLine(date);
  const token = letter.tokens[date.from];
  const standsApart = around.restOfLine(date) === '' || /,\s*$/.test(token?.line.text.slice(0, token.from) ?? '');
  return standsApart && before.split(' ').length <= 7 && office.test(before) && !otherDay.test(before);
}

const otherDay = /\b(?:op|tot|voor|vanaf|uiterlijk|zitting|afspraak|geldig)\b(?! (?:rechtsbijstand|asiel|migratie)\b)/;

/**
 * The date of a letter that somebody typed or pasted into his mail: alone on its line, after its label, a town or an
 * office.
 */
function isPastedHead(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  if (token === undefined || isAppointment(letter, date)) return false;
  if (around.restOfLine(date) !== '') return false;
  const before = ` ${around.startOfLine(date)}`.replace(weekday, '').trim();
  if (before === '') return !otherLabel.test(around.label(date));
  if (dateLabel.test(before)) return true;
  const isTown = pastedPlace.test(token.line.text.slice(0, token.from));
  return (
    isTown ||
    (office.test(before) &&
      before.split(' ').length <= 7 &&
      !otherDay.test(before) &&
      !cameIn.test(before) &&
      !sentToOffice.test(before))
  );
}

const pastedPlace = /^[\s>]*['’]?\p{Lu}[\p{L}'’ -]{2,24},[\p{L}, ]*$/u;

/** A town, or nothing: "Your visit of 21 October" and "Nota bloedonderzoek 4 mei" are subjects. */
function isName(text: string): boolean {
  return text.split(/[\s,.]+/).every((word) => word === '' || inName.test(word));
}

const inName = /^(?:['’]?\p{Lu}[\p{L}'’-]*|'[st]-\p{Lu}[\p{L}-]*|op|van|den|der|de|aan|het|le|the|d)$/u;

function isAtPlace(letter: Letter, date: FoundDate): boolean {
  const token = letter.tokens[date.from];
  return token !== undefined && letter.zoneOf(token.line) === 'head' && isPlace(token.line, token.from);
}

/** A name with a capital and a comma opens the line. */
function isPlace({ text }: Line, until: number): boolean {
  return /^\s*['’]?\p{L}[\p{L}'’ -]{2,24},[\p{L}, ]*$/u.test(text.slice(0, until));
}

function firstOf(dates: readonly FoundDate[]): string | undefined {
  return dates
    .map(({ day }) => day)
    .filter((day) => day !== null)
    .sort()[0];
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

const sentOn =
  /\b(?:forwarded\s{1,9}message|original\s{1,9}message|doorgestuurde?\s{1,9}bericht|oorspronkelijk\s{1,9}bericht|begin\s{1,9}forwarded)\b/i;

/** "----- Rechtbank, 4 maart -----": the line that somebody drew himself above what he pasted. */
const ruled = /^\s{0,4}[-_=*—–]{2,}\s{0,4}\p{L}/u;

/** "----- Overgetikte brief -----" */
const copied = /^\s{0,4}[-_=*—–]{2,}[^\d]{0,40}\b(?:\w*brief|bericht|tekst|besluit|letter|message)\b/i;

/**
 * Under the line by which a mail program sends a letter on, that letter has a date of its own; it may be the earlier
 * one.
 */
function isOfWhatWasSentOn(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  if (!isUnderMark(letter, date)) return false;
  return dateLabel.test(labelWords(around, date)) && isMailRest(around.restOfLine(date));
}

/** What somebody writes of the day on which he got or copied it. */
const cameIn = /\b(?:binnen|binnengekomen|gekregen|overgetypt|overgenomen|gekopieerd|foto)\b/;

/** Above the salutation of a letter that this one encloses. */
function isOfEnclosed(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || !enclosedHead(letter).includes(line)) return false;
  const before = around.startOfLine(date);
  const from = letter.tokens[date.from]?.from ?? 0;
  const isOfOffice = office.test(before) && !otherLabel.test(before) && !cameIn.test(before);
  return before === '' || dateLabel.test(before) || isPlace(line, from) || isOfOffice;
}

/** "16 september 2026, V-nummer 2959920146": opens one of the first lines under the mark. */
function isRightUnderMark(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const { lines } = letter.text;
  const line = letter.tokens[date.from]?.line;
  const mark = lines.findIndex(({ text }) => sentOn.test(text) || copied.test(text));
  if (line === undefined || mark < 0 || lines.indexOf(line) - mark > linesUnderMark) return false;
  const before = around.startOfLine(date);
  const isOfOffice = office.test(before) && before.split(' ').length <= 7 && !otherDay.test(before);
  return (before === '' || isOfOffice) && !isAppointment(letter, date) && !otherLabel.test(around.label(date));
}

const linesUnderMark = 4;

/** The line that says who wrote the mail that a mail quotes. */
function isSecondHead(lines: readonly Line[], at: number): boolean {
  const first = lines.findIndex(({ text }) => fromLabel.test(text));
  return first >= 0 && at > first + longestMailHead && fromLabel.test(lines[at]?.text ?? '');
}

const fromLabel = /^\s*(?:van|from|de)\s*:/i;
const longestMailHead = 4;

function isUnderMark(letter: Letter, date: FoundDate): boolean {
  const { lines } = letter.text;
  const line = letter.tokens[date.from]?.line;
  if (line !== undefined && ruled.test(line.text)) return true;
  const mark = lines.findIndex(({ text }, at) => sentOn.test(text) || copied.test(text) || isSecondHead(lines, at));
  return mark !== -1 && line !== undefined && lines.indexOf(line) > mark;
}

/** Nothing, or the hour. */
function isMailRest(rest: string): boolean {
  return /^(?:om |at )?(?:\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?: uur| u| [ap]m)?)?$/.test(rest);
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

/** A line that is only a place and a date: "Den Haag, 27 november 2026". */
function isAlone(letter: Letter, around: Surroundings, date: FoundDate, zones: readonly string[]): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || !zones.includes(letter.zoneOf(line)) || line.page !== firstPage(letter, zones))
    return false;
  const from = letter.tokens[date.from]?.from ?? 0;
  const before = ` ${around.startOfLine(date)}`.replace(weekday, '').trim();
  if (around.restOfLine(date) !== '' || before.split(' ').length > 4) return false;
  // "Bergen op Zoom, 4 maart": a place may hold one of the words that lead to a day.
  if (
    !isName(
      ` ${line.text.slice(0, from)}`.replace(/ \p{L}+,? *$/u, (last) =>
        weekday.test(last.toLowerCase().replace(/(?<![, ])[, ]+$/, '')) ? '' : last,
      ),
    ) &&
    !dateLabel.test(before)
  )
    return false;
  if (otherLabel.test(isPlace(line, from) ? before.replace(/ (?:op|aan|van|de|den|der|het) /g, ' ') : before))
    return false;
  const above = lineAbove(letter.text.lines, line);
  if (above?.block === line.block && endsInSentence(above, line)) return false;
  // "Betreft: uw melding van" and under it the day: the subject goes on.
  if (letter.isTitle(line) && above?.block === line.block && letter.isTitle(above)) return false;
  // "Huisbezoek: 20 april 2026": another day, whatever the label says; a place stands before a comma.
  if (/:\s*$/.test(line.text.slice(0, from)) && !dateLabel.test(before)) return false;
  const label = labelOf(letter.text.lines, line);
  return label === undefined ? !hasCellBeside(letter.text.lines, line) : dateLabel.test(wordsIn(label.text));
}

/** The last words of a paragraph in a narrow column: "(melding van" and under it "11-02-2027);". */
function endsInSentence({ text }: Line, line: Line): boolean {
  return /\p{Ll}\s*$/u.test(text) && (wordsIn(text).split(' ').length > 4 || /[.;,]\s*$/.test(line.text));
}

function firstPage(letter: Letter, zones: readonly string[]): number {
  const lines = letter.text.lines.filter((line) => zones.includes(letter.zoneOf(line)));
  return Math.min(...lines.map((line) => line.page));
}

/** When the columns of a letterhead run together: "Datum Ons kenmerk", and under it a line that opens with the date. */
function opensHeadLine(letter: Letter, around: Surroundings, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined || letter.zoneOf(line) !== 'head' || around.startOfLine(date) !== '') return false;
  return /^(?:datum|dagtekening) (?!aanvraag|ontvangst)\D*$/.test(
    wordsIn(lineAbove(letter.text.lines, line)?.text ?? ''),
  );
}

/** The one date above the salutation, among other references on its line, that no label calls something else. */
function onlyInHead(letter: Letter, around: Surroundings, dates: readonly FoundDate[]): FoundDate[] {
  const heads = dates.filter((date) => {
    const line = letter.tokens[date.from]?.line;
    return line !== undefined && line.page === 1 && ['head', 'margin'].includes(letter.zoneOf(line));
  });
  const [only] = heads;
  if (only === undefined || heads.length > 1) return [];
  const before = around.startOfLine(only);
  return before.split(' ').length > 3 ||
    otherLabel.test(`${before} ${around.label(only)}`) ||
    isAppointment(letter, only)
    ? []
    : [only];
}

/** Outside the running text: what is in the text is about something else. */
function isOutside(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  return letter.zoneOf(line) !== 'body' || (line.page > 1 && line.box[1] < 0.15);
}

/** A date with a time beside or below it is an appointment, also in a frame above the salutation. */
function isAppointment(letter: Letter, date: FoundDate): boolean {
  const line = letter.tokens[date.from]?.line;
  if (line === undefined) return false;
  const near = letter.text.lines.filter((other) => other.page === line.page && isNextTo(line.box, other.box));
  return near.some((other) => timeOfDay.test(other.text.toLowerCase().replace(/\d{1,2}[-./]\d{1,2}[-./]\d{2,4}/g, '')));
}

function isNextTo(one: readonly number[], other: readonly number[]): boolean {
  const height = Math.max(one[3] ?? 0, 0.01);
  const below = (other[1] ?? 0) - (one[1] ?? 0);
  return below > -height * 0.6 && below < height * 2.2 && Math.abs((other[0] ?? 0) - (one[0] ?? 0)) < 0.05;
}
