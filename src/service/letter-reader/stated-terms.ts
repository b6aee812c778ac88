import { isDueThen } from './called-off.ts';
import { type Cell, cellOf, questionAbove } from './cells.ts';
import { completed, type FoundDate } from './dates.ts';
import { isDemand } from './demands.ts';
import { inRow } from './labels.ts';
import { lapsedDays } from './lapsed.ts';
import type { Letter } from './letter.ts';
import { expects, meets } from './meeting-words.ts';
import { numberInWords } from './number-words.ts';
import { endOfSpan } from './relative-days.ts';
import { isLastHour, SaidOff } from './said-off.ts';
import type { Stretch } from './stretch.ts';
import { Surroundings } from './surroundings.ts';
import { moneyWords, type Topic, topicOf, topicOfCell } from './topics.ts';

/** A length of time that the letter gives: "binnen vier weken" is P4W. */
export interface StatedTerm extends Stretch {
  term: string;
  topic: Topic;
  /** It says that it runs from the letter: "na de datum van deze brief", "na heden". */
  runsFromLetter: boolean;
  /** Its sentence says what a law asks of everybody. */
  byLaw: boolean;
  /** Its sentence asks something of the reader. */
  demanded: boolean;
  /** It is added to a term that runs already. */
  added: boolean;
  /** "Tot tien dagen voor de zitting" runs back from that day; it is no time that the reader gets from now. */
  runsBack: boolean;
}

/** A last day that the letter names. `loose`: "tot" may or may not count the day itself, so the day before is safe. */
export interface StatedDay extends Stretch {
  day: string;
  topic: Topic;
  loose: boolean;
}

const units: Readonly<Record<string, string>> = {
  dag: 'D',
  dagen: 'D',
  week: 'W',
  weken: 'W',
  maand: 'M',
  maanden: 'M',
  jaar: 'Y',
  jaren: 'Y',
  day: 'D',
  days: 'D',
  weeks: 'W',
  month: 'M',
  months: 'M',
  jours: 'D',
  semaines: 'W',
  mois: 'M',
};
const leads =
  /\b(?:binnen|within|\w*termijn van|\w*termijn(?: \w+){0,2} (?:bedraagt|is)|termijn voor (?:\w+ ){1,7}(?:bedraagt|is)|gedurende|bewaren|bewaard|houden|hebt|heeft|heb|krijgt|kunt|nog|tot|uiterlijk|dans un delai de|sous)(?: \w+){0,2}$/;
const follows =
  /^(?:(?:voor \w+ )?(?:vast|bewaard|klaar|liggen)|na|de tijd|om|nadat|vanaf|gerekend|te rekenen|te tellen|aanvangend|de gelegenheid|tijd|bezwaar|beroep|de mogelijkheid)\b/;
/** "Met zes maanden verlengd", "zes maanden extra": how much is added to a term that runs already, not how long there is. */
const adds =
  /^(?:verlengd|verlengen|verdaagd|verdagen|uitgesteld|uit te stellen|opgeschoven|extra|erbij|langer|later)\b/;
const prolongs = /\b(?:verleng\w*|verdag\w*|extend\w*)(?: \w+){0,4} (?:met|by)$/;
const backFrom =
  /^(?:ervoor|daaraan voorafgaand|voorafgaand|vooraf|van te ?voren|te ?voren|in advance|beforehand|before the (?:hearing|appointment|interview)|voor (?:de|het|die|dat|deze|dit|uw) (?:zitting|hoorzitting|horen|behandeling|gehoor|gesprek|afspraak|datum|dag))\b/;
/** "Die tijd begint een dag na de verzending", "een dag voor": where a term lies, not how long it is. */
const begins = /\b(?:begint|start|loopt|gaat|vangt|aanvangend|ingaande|ingaand)(?: \w+){0,3}$/;
const leadsInTable = /\b(?:binnen|termijn|tijd|within|deadline)$|^(?:binnen|termijn|tijd)\b/;

const ofLetter =
  /^(?:\w+ ){0,3}?(?:na|vanaf|gerekend vanaf|te rekenen vanaf|te tellen vanaf|after|of|from)(?: \w+){0,4}? (?:brief|bericht|dagtekening|schrijven|aanmaning|sommatie|nota|letter|heden|vandaag|today)\b|^(?:na|(?:\w+ ){0,2}vanaf(?: de)?) (?:heden|vandaag|dagtekening|verzending|verzenddatum)\b/;

/** Every "binnen N weken" and its like, with what it is for. */
export function findStatedTerms(letter: Letter): StatedTerm[] {
  const around = new Surroundings(letter);
  const found: StatedTerm[] = [];
  for (const [at, token] of letter.tokens.entries()) {
    const number = numberInWords(token.word) ?? (/^\d{1,3}$/.test(token.word) ? Number(token.word) : null);
    if (number === null || number === 0) continue;
    const gap = unitAfter(letter, at);
    if (gap === null) continue;
    const half = gap.unit === 'Y' && letter.tokens[at + 1]?.word === 'half';
    const stretch = { from: at, to: gap.to };
    const before = around.before(stretch, 11);
    const fromLetter = ofLetter.test(around.after(stretch, 12));
    const cell = leads.test(before) ? null : cellOf(letter, stretch);
    const inTable = cell !== null && leadsInTable.test(cell.row);
    const after = around.after(stretch, 4);
    const added = adds.test(after) || prolongs.test(before);
    if (!leads.test(before) && !follows.test(after) && !fromLetter && !inTable && !added) continue;
    if (number === 1 && gap.unit === 'D' && begins.test(before)) continue;
    found.push({
      ...stretch,
      term: half ? 'P6M' : `P${number}${gap.unit}`,
      topic: inTable ? topicInTable(letter, around, stretch, cell) : topicAt(around, stretch),
      runsFromLetter: fromLetter,
      byLaw: /^(?:op grond van|ingevolge|volgens|krachtens) (?:artikel|art|de wet)\b/.test(around.sentence(stretch)),
      demanded: isDemand(around.sentence(stretch)),
      added,
      runsBack: backFrom.test(after),
    });
  }
  return found.filter(
    (term) => !found.some((other) => other !== term && other.from < term.from && other.to === term.to),
  );
}

/** The unit stands next, or after the number once more ("4 (vier) weken") or one word ("vier hele weken"). */
function unitAfter(letter: Letter, at: number): { unit: string; to: number } | null {
  for (const step of [1, 2]) {
    const token = letter.tokens[at + step];
    if (token?.sentence !== letter.tokens[at]?.sentence) return null;
    const unit = units[token?.word ?? ''];
    if (unit !== undefined) return { unit, to: at + step + 1 };
  }
  return null;
}

const weekdays =
  'maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche';
const until = new RegExp(
  String.raw`\b(uiterlijk|voor of op|op of voor|on or before|(?<!\b(?:de tijd|de ruimte|zin) )voor|before|by|no later than|not later than|tot en met|t m|tot|niet later dan|op zijn laatst|ten laatste|in elk geval|laatste \w*(?:dag|datum)|uiterste \w*(?:dag|datum)|einddatum|sluitingsdatum|vervaldatum|vervaldag|deadline|due|payable|until and including|until|up to|au plus tard|avant|jusqu au|(?:einddatum|vervaldatum|vervaldag|deadline|last day|closing date|date limite|(?:laatste|uiterste|nieuwe) \w*(?:dag|datum))(?: \w+){0,9} (?:is|est)|(?:vervaldatum|vervaldag|(?:laatste|uiterste) \w*(?:dag|datum))(?: \w+){1,4}|(?:uiterlijk|ten laatste)(?: \w+){1,4} is)\b(?: (?:is|op|on|d d|dd|de|het|the|le|aan|en met|einde|werkdag|${weekdays}|datum|uiterlijk|deze|van|dag|close of business|end of|om|uur|\d{1,2}[.:]\d{2})){0,8}$`,
);
const untilInTable =
  /\b(uiterlijk|op zijn laatst|ten laatste|laatste (?:dag|datum)|uiterste (?:dag|datum)|voor of op|op of voor|tot en met|t m|vervaldatum|vervaldag|sluitingsdatum|deadline|klaar (?:zijn )?op|moet(?:en)?(?: \w+){1,6} op|inleverdatum|retourdatum|binnen zijn op|terug op|nieuwe (?:uiterste )?\w*datum|wanneer terug|due|pay by|verschuldigd op|te (?:betalen|voldoen) op|no later than|date limite|echeance|au plus tard)\b|\b(tot|voor|before|by)$/;
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

const noMore =
  /^(?:die|deze|dat|dit) (?:\w+ )?(?:dag|datum|termijn|nota|rekening|brief) (?:(?:geldt|telt) (?:\w+ )?niet (?:meer|langer)|(?:is )?vervallen|vervalt|komt te vervallen)$|^u hoeft (?:die|deze) (?:\w+ )?(?:nota|rekening|factuur|aanmaning) niet (?:meer )?te (?:betalen|voldoen)$/;
const newLength =
  /\b(?:nieuw|nieuwe|opnieuw)(?: \S+){0,8} (?:dagen|weken|week|maanden|maand)\b|\b(?:dagen|weken|maanden) (?:na|vanaf) (?:de (?:datum|dag) van )?(?:deze|dit|heden|vandaag)\b/;

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
const dayInRow =
  /\b\d{1,2} (?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec|mar|may|fev|avr|juin|juil)\p{L}*\b|\b\d{1,2} \d{1,2} 20\d{2}\b|\b20\d{2} \d{2} \d{2}\b/u;

function cueInTable({ row, head }: Cell): string | undefined {
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

/** "Op 26 februari moet het bij ons liggen", "zorg dat ik het op 4 december heb": a day on which something must have come. */
function isArrival(around: Surroundings, date: FoundDate): boolean {
  if (!/\bop(?: \w+dag)?$/.test(around.before(date, 2))) return false;
  const [before, after] = [around.before(date, 14), around.after(date, 12)];
  // "Op 5 juli moet de beslissing er zijn": theirs.
  if (/\b(?:beslissing|besluit|beschikking|uitspraak)\b/.test(`${before} ${after}`)) return false;
  return (
    (/\b(?:moet|moeten|dient|dienen|zorg|zorgt)\b/.test(`${before} ${after}`) ||
      /\bals (?:ik|wij|we)\b/.test(before)) &&
    (hasCome.test(after) ||
      /\b(?:moet|moeten) (?:het|dit|dat|alles|ze|de \w+) (?:bij|in|er)\b.*\b(?:liggen|zijn)\b/.test(after))
  );
}

const hasCome =
  /^(?:(?:bij|in|door|er|aan) (?:\w+ ){1,4})?(?:er )?(?:binnen (?:zijn|heb|hebben|is)|liggen|heb|hebben|hebt|ontvangen (?:zijn|hebben|heb)|(?:zijn|hebben) ontvangen|in (?:huis|bezit) (?:zijn|hebben))\b/;

/** A day in a table: what its row says, else what the table is about. */
function topicInTable(letter: Letter, around: Surroundings, stretch: Stretch, { row, head }: Cell): Topic {
  const own = topicOfCell(`${row} ${head}`, questionAbove(letter, stretch));
  return own === 'other' && moneyWords.test(around.nearRows(stretch)) ? 'pay' : own;
}

function cueInText(around: Surroundings, date: FoundDate): string | undefined {
  if (
    /\b(?:op|keer)(?: \w+dag)?$/.test(around.before(date, 2)) &&
    paysThen.test(around.sentence(date)) &&
    !notPaying.test(around.sentence(date))
  )
    return 'op';
  const after = around.after(date, 6);
  if (/^(?:uiterlijk|au plus tard|at the latest)\b/.test(after)) return 'uiterlijk';
  if (/^(?:\w+ ){0,2}(?:laatste|uiterste) (?:dag|datum)\b/.test(after)) return 'op';
  if (comesLater.test(around.before(date, 5)) && arrives.test(after)) return 'op';
  if (/\b(?:na|after)$/.test(around.before(date, 1)) && tooLate.test(after)) return 'op';
  return isThereByThen(around, date) || endsTerm(around, date) ? 'op' : undefined;
}

/** "U betaalt op 1 april € 50", "voor het eerst op 1 april": a day to pay without a word for the last. */
const paysThen =
  /\b(?:u betaalt|betaalt u|(?:betaling|aflossing)(?: \w+){0,5} doet u|u doet (?:\w+ ){0,5}betaling|u lost (?:\w+ ){0,5}af)\b/;
const notPaying = /\b(?:niet|geen|als|indien|wanneer|betaalde|heeft|hebt|wij betalen|als u|tot)\b/;

/** "Een reactie die na 7 april binnenkomt, wordt niet meer meegewogen." */
const comesLater = /\b(?:die|dat|wat|wie|pas|later|reactie|betaling|stukken) (?:pas )?na$/;
const tooLate =
  /\b(?:te laat|niet meer|geen (?:\w+ )?meer|no longer|cannot|not be|niet langer|vernietig\w*|weggegooid|niet (?:afgehaalde|opgehaalde|betaalde))\b/;
const arrives = /^(?:\w+ ){0,3}(?:binnenkom\w*|ontvangen|komt|komen|betaalt|betaald|ingediend|reageert|stuurt)\b/;

const must =
  /\b(?:kan|kunt|kunnen|graag|wil|willen|wensen|verwacht\w*|moet|moeten|dient|dienen|zorg|zorgt|zorgen|ervoor|zodat|zo dat|dat (?:wij|we|ik)|must)\b/;
const done =
  'hebben|in huis|in ons bezit|binnen|klaar|ontvangen|ingeleverd|betaald|voldaan|bijgeschreven|ingediend|teruggestuurd|overgemaakt|opgehaald|afgehaald|op (?:(?:onze|de|deze|mijn) )?rekening';
const there = new RegExp(String.raw`^(?:\w+ ){0,5}?(?:${done})\b|^(?:\w+ ){0,2}?(?:zijn|staan|is|staat)$`);
const doneBy = new RegExp(
  String.raw`\b(?:moet|moeten|dient|dienen|behoort|behoren)\b.*\b(?:${done}|afgerond|behaald|geslaagd)(?: (?:zijn|worden|hebben|te zijn|te worden))? op(?: \w+dag)?$`,
);
const on = /\b(?:op|er|het|ze|hem|die)(?: \w+dag)?$/;

/** "Stuur ze zo op dat wij ze op 24 november hebben", "op 15 oktober moet u klaar zijn", "is het op 4 mei niet betaald". */
function isThereByThen(around: Surroundings, date: FoundDate): boolean {
  const before = around.before(date, 12);
  const after = around.after(date, 7);
  if (ifNotBy.test(before) && /^(?:nog )?(?:niet|niets|niks|geen)\b/.test(after)) return true;
  if (!on.test(before)) return false;
  return (
    (there.test(after) && must.test(around.before(date, 8))) ||
    mustBe.test(around.after(date, 10)) ||
    (/^(?:moet|moeten|dient|dienen) /.test(after) && there.test(after.replace(/^\w+ /, ''))) ||
    doneBy.test(before) ||
    (/^(?:nog )?(?:niet|niets|geen)\b/.test(after) && ifNot.test(before)) ||
    (/\bniet op(?: \w+dag)?$/.test(before) && undone.test(after))
  );
}

/** "… welke op 7 januari in het dossier geplaatst moeten zijn" */
const mustBe =
  /^(?:\w+ ){0,6}(?:geplaatst|ingediend|ingeleverd|ontvangen|betaald|bijgeschreven|voldaan|aangeleverd|binnen) (?:moeten|moet|dienen te|dient te) (?:zijn|worden)\b|^(?:\w+ ){0,6}(?:moeten|moet|dienen te|dient te) (?:zijn|worden) (?:geplaatst|ingediend|ingeleverd|ontvangen|betaald|bijgeschreven|voldaan|aangeleverd)\b/;
/** "Als ik vrijdag 13 augustus nog niks heb" */
const ifNotBy = /\b(?:als|indien|wanneer) (?:\w+ ){1,3}(?:\w+dag|op|op \w+dag)$/;
/** "Is het op 4 mei niet opgehaald", "hebben wij op 4 mei niets ontvangen", "als u op 4 mei niet heeft betaald", "wie op 4 mei niet heeft betaald". */
const ifNot =
  /^(?:is|zijn|heeft|hebt|hebben|staat)\b|\b(?:als|indien|wanneer)\b|\b(?:die|dat|wat|wie|welke)(?: \w+){0,3} op(?: \w+dag)?$/;
/** "Niet op 4 mei opgehaalde passen": what was not done by then, in two words. */
const undone =
  /^(?:\w+ )?(?:\w*(?:haalde|betaalde|stuurde|leverde|vulde|meldde|tekende|diende)|\w*ontvangen|\w*gegeven) (?:\w+ ){0,3}(?:worden|wordt|zijn|is|vervallen|vervalt|gaan|gaat)\b/;

/** "De termijn bedraagt drie jaar; hij eindigt op 8 februari 2029." */
function endsTerm(around: Surroundings, date: FoundDate): boolean {
  const sentence = around.sentence(date);
  if (runsOut.test(sentence) && !time.test(sentence)) return false;
  return (
    (/\b(?:eindigt|verstrijkt|verloopt|loopt af|afloopt|eindigen)(?: \w+){0,2} op(?: \w+dag)?$/.test(
      around.before(date, 6),
    ) ||
      /^is (?:\w+ ){1,3}(?:voorbij|afgelopen)\b/.test(around.after(date, 5)) ||
      (/\bop(?: \w+dag)?$/.test(around.before(date, 2)) &&
        /^(?:eindigt|verstrijkt|verloopt|loopt (?:\w+ ){1,4}af)\b/.test(around.after(date, 6)))) &&
    time.test(`${around.previousSentence(date, 2)} ${around.previousSentence(date)} ${sentence}`)
  );
}

const time = /\b(?:\w*termijn|tijd|periode|gelegenheid)\b/;
/** "Uw paspoort verloopt op 2 februari": a paper is no longer valid then, whatever time the sentence before it gives. */
const runsOut =
  /\b(?:\w*paspoort|\w*pas|\w*vergunning|\w*kaart|\w*document|\w*bewijs|visum|polis|passport|permit|card)\b/;

/** "Er staat nog € 12,50 open. Wij zien het graag uiterlijk op 3 mei tegemoet": what is to come by then is the sum. */
const isToCome =
  /\b(?:ontvang\w*|kregen|krijgen|krijg|zien|zie|tegemoet|verwacht\w*|binnen|termijn|deel|keer|receive\w*|expect\w*|have it)\b/;
const sum = /€|\b(?:euro|eur)\b/;

/** The topic of a day; where nothing names one, a sum in its sentence, or one that is to come by then, does. */
function topicOfDay(around: Surroundings, date: Stretch, cue: string): Topic {
  const topic = topicAt(around, date);
  const sentence = around.sentence(date);
  const isUntil = /^(?:tot|tot en met|t m|until)$/.test(cue);
  if (topic !== 'other') return topic;
  const isDue = sum.test(sentence) || (isToCome.test(sentence) && sum.test(around.previousSentence(date)));
  if (isDue && !isUntil) return 'pay';
  // "Bezwaar kan bij ons; daarvoor heeft u zes weken. De laatste dag is 3 mei": what for was said before the length.
  if (!onlyNamesDay.test(sentence)) return topic;
  const before = [2, 3, 4].map((back) => topicSaid(around.previousSentence(date, back)));
  const first = before.find((each) => each !== 'other') ?? topic;
  return first === 'authority' && toReader.test(sentence) ? topic : first;
}

/** What a sentence is about; an office that waits for information asks nobody for it. */
function topicSaid(sentence: string): Topic {
  const topic = topicOf(sentence, 0);
  return topic === 'send' && /^(?:wij|we|ik) (?:wachten|wacht|vroegen|vroeg)\b/.test(sentence) ? 'other' : topic;
}

const onlyNamesDay =
  /^(?:\w+ ){0,2}(?:laatste|uiterste|nieuwe|last|final|new) (?:\w+ ){0,2}(?:dag|datum|day|date) (?:\w+ ){0,2}(?:is|wordt|valt)\b/;

const toReader = /\b(?:u|uw|je|jouw|you|your)\b/;

const runsFrom =
  /\b(?:na|vanaf|sinds|after|from) (?:de |het |the )?(?:aanvang|begin|start|ingang|afloop|einde|beginning|end) (?:van |of )?(?:(?:de|het|uw|the|your) )?\w+/;

/** "Heeft u bezwaren? Zet die binnen zes weken op papier en stuur ze aan het college": what is handed in was said before. */
const handsInThat =
  /^(?!.*\b(?:stukken|documenten|papieren|kopie\w*|bewijs\w*|formulier\w*|bijlage\w*|vul|vult|\w*afschrift\w*|verklaring\w*|documents|papers)\b).*\b(?:zet|schrijf|stuur|stuurt|zend|dien|dient|lever|breng|put|send|submit)(?: u)? (?:die|deze|dat|dit|ze|het|hem|it|them)\b/;
const remedies: ReadonlySet<Topic> = new Set(['objection', 'appeal', 'complaint', 'view']);

/** A sentence that names no topic ("Doe dit binnen vier weken") goes on with that of the sentence before it, or the next one names it ("Dat heet bezwaar"). */
function topicAt(around: Surroundings, stretch: Stretch): Topic {
  const place = around.lengthBefore(stretch);
  const whole = around.sentence(stretch);
  // "Binnen twee weken na aanvang van de bedenktijd": what it runs from is not what it is for.
  const sentence = whole.slice(0, place) + whole.slice(place).replace(runsFrom, ' ');
  const own = topicOf(sentence, place);
  const before = own === 'other' ? topicOf(around.previousSentence(stretch), Number.POSITIVE_INFINITY) : own;
  if (own === 'send' && handsInThat.test(sentence)) {
    const previous = around.previousSentence(stretch);
    const said = topicOf(previous, Number.POSITIVE_INFINITY);
    if (remedies.has(said) && !/\b(?:geen|later|niet meer)\b/.test(previous)) return said;
  }
  // What an office does is no topic of a sentence that turns to the reader.
  if (own === 'other' && before === 'authority' && (isDemand(sentence) || toReader.test(sentence))) return 'other';
  if (before !== 'other') return before;
  const [next = ''] = around.nextSentences(stretch, 1);
  return /^(?:dat|dit|this|that|it|haal|breng|stuur|betaal|maak|lever|please) /.test(next) ? topicOf(next, 0) : before;
}
