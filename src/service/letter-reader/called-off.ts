import { appointmentWords } from './appointment-words.ts';
import { completed, type FoundDate } from './dates.ts';
import type { FoundAppointment } from './found-appointment.ts';
import { clockWords } from './hours.ts';
import type { Letter } from './letter.ts';
import { meets } from './meeting-words.ts';
import { pattern } from './pattern.ts';
import { isDenial } from './stated.ts';
import type { Stretch } from './stretch.ts';
import type { Surroundings } from './surroundings.ts';

const gone = pattern()`
    \b(?:was|waren|had|verschenen|gemist|uitgereikt|verzonden|verstuurd|bekendgemaakt|vervalt|vervallen
    |geannuleerd|afgezegd|afgelast|ingetrokken|van de rol|geschrapt|annulee|cancelled|canceled|visited|schreef
    |wrote)\b|\bzeg(?:gen|t)? (?:ik|wij|we)(?: \w+){0,4} af\b|\b(?:ik|wij|we) zeg(?:gen)?(?: \w+){0,12} af$
    |\b(?:moet|moeten)(?: \w+){0,6} (?:afzeggen|annuleren|laten vervallen)\b
  `;
/** Before a day that was put off. */
const former =
  /\b(?:oorspronkelijk\w*|oude|eerdere|vorige|previous|original\w*|zou(?:den)?(?! (?:u|je|jij|jullie)\b))\b/;
/** "De zitting die dan zou zijn, is nu op": what was before and what is now are in one sentence. */
const would = /\bzou(?:den)?\b/;
const isNow = /\b(?:is|wordt|vindt)(?: \w+){0,2} (?:nu|voortaan|verplaatst naar)\b/;
/** "Eerder schreven wij dat de zaak op 13 oktober om 9.00 uur zou zijn" */
const wouldBe = pattern()`
    ^(?:(?!(?:en|het|omdat|waar\w*|u|je)\b)[\w.:]+ ){0,8}zou(?:den)? (?:zijn|plaatsvinden|beginnen|dienen
    |worden (?:behandeld|gehouden|gehoord))(?: (?:is|wordt|vindt)(?: \w+){0,2} (?:nu|verplaatst|voortaan)\b.*)?$
  `;
/** "Door ziekte gaat die afspraak niet door": what the next sentence says of the day before it. */
const offAfterAll = pattern()`
    ^(?!.*\b(?:als|indien|wanneer|dan|kunt|mocht)\b).*\b(?:niet door|niet doorgaan|geen doorgang|vervalt
    |komt te vervallen|is vervallen|geannuleerd|afgezegd|afgelast|^(?:dat|dit|het|uw|de|die
    |deze) (?:\w+ )?\w*(?:afspraak|gesprek|gehoor|verhoor|zitting|intake|onderzoek
    |bespreking) is(?: \w+){0,2} (?:niet(?: meer)?|niet langer) nodig$|(?:is|was|been) cancelled
    |cannot take place|will not take place|^(?:beide|deze|die|dit|dat|both|this
    |that)\b(?: \w+){0,3} (?:gewijzigd|veranderd|vervangen|changed|replaced))\b
  `;
/** "Daarin stond dat de zitting op 1 september is. Dat is onjuist." */
const isWrong =
  /^(?:dat|dit|die dag|die datum|deze datum|that)\b(?: (?:is|was|klopt|klopte)) (?:\w+ )?(?:onjuist|verkeerd|fout|niet|wrong|incorrect)(?: juist| correct)?$/;
const wasTold = /\b(?:stond|staat|schreven|schreef|noemde|noemden|vermeld|vermeldde|abuis|abusievelijk)\b/;
/** "Op uw verzoek van 22 april is deze zitting verplaatst" */
const movedAfterAll = pattern()`
    ^(?!.*\b(?:als|indien|wanneer|kunt|kan|kunnen|mocht|niet|geen|te)\b).*\b(?:deze
    |die) (?:\w+ ){1,3}(?:verplaatst|verzet|verschoven|uitgesteld|aangehouden|afgelast|moved|postponed)$
  `;
/** "De afspraak gaat niet door": a no that takes the day away, not one that is about something else. */
const off = pattern()`
    \b(?:niet|geen)\b(?: \w+){0,4} (?:door|doorgaan|plaats|plaatsvinden)\b|\bgeen (?:\w+ ){0,2}afspraak\b
    |\bniet (?:op|om)(?= (?:\d|\w+dag\b))|\b(?:can ?not|will not|does not|not)(?: \w+){0,2} (?:take place
    |go ahead|going ahead|proceed)\b|\bkan(?: \w+){0,2} niet(?: meer)?(?: (?:omdat|want|wegens|vanwege)\b|$)
  `;

const anHour = /\b\d{1,2}[.:]\d{2}\b/g;
/** "Om 19.15 uur, niet om 14.00 uur": the no is about an hour. */
const otherHour = /\bniet (?:meer )?om \d{1,2}[.:]\d{2}(?: uur)?/;

/** Whether a no takes the day away; `before`: the words just before the day. */
export function isOff(sentence: string, before: string): boolean {
  const isChanged = (sentence.match(anHour)?.length ?? 0) > 1;
  return (
    off.test(isChanged ? sentence.replace(otherHour, ' ') : sentence) ||
    before.split(' ').some((word) => word !== 'nog' && isDenial(word))
  );
}

/** What comes of staying away is no word on the day: "kom om 11.30 uur, anders vervalt uw plaats". */
const otherwise = /\b(?:anders|zo niet|otherwise|zonder bericht|sinon)\b.*$/;
/** After a day from which something was moved; a day to which it was moved has "naar" before it. */
const movedAway =
  /\b(?:verplaatst|verzet|verschoven|uitgesteld|aangehouden|postponed|moved|rescheduled|put off|reporte)\b/;
const movedHere = /\b(?:naar|tot|to|until|au|nu|now)(?: (?:op|on|de|het|the|\w+dag|\w+day)){0,2}$/;

/** "Verplaatst naar een andere locatie": the day stays. */
const elsewhere = pattern()`
    \b(?:verplaatst|verzet|moved) (?:naar|to) (?:een |an? |het |onze |de )?(?:(?:andere?|another|nieuwe?
    |new) )?(?:locatie|zaal|kamer|adres|plaats|gebouw|bureau|location|room|address)\b
  `;

/** "ma 15 juni, 9.00 u. intake VERVALT": behind a day in a list of days, whatever stops stand between them. */
const offInRow = /\b(?:vervalt|vervallen|geannuleerd|afgezegd|afgelast|gaat niet door|cancelled|canceled)\b/;
/** "Weigert u de plaatsing, dan vervalt uw recht" */
const ifNot =
  /\b(?:dan|anders|als|indien|wanneer|tenzij|weigert|komt|verschijnt|eerdere|oude|vorige|oorspronkelijke)\b.*$/;
const startsRow = /^(?:\w+dag|ma|di|wo|do|vr|za|zo|\w+day|mon|tue|wed|thu|fri|sat|sun)?$/;

/** What is said of a day; in a list of days each row speaks for itself. */
function rowOrClause(
  around: Surroundings,
  date: FoundDate,
  dates: readonly FoundDate[],
): { before: string; after: string } {
  const clause = around.clause(date, dates);
  const isRow = (each: FoundDate): boolean => startsRow.test(around.startOfLine(each));
  if (!isRow(date) || !dates.some((each) => each.from < date.from && isRow(each))) return clause;
  return { ...clause, before: around.startOfLine(date) };
}

/** Whether the letter says of a day that nobody is expected on it (any more). */
export function isPutOff(around: Surroundings, date: FoundDate, dates: readonly FoundDate[]): boolean {
  const clause = rowOrClause(around, date, dates);
  const after = clause.after.replace(otherwise, '');
  const row = around.restOfRow(date, dates.find(({ from }) => from >= date.to)?.from);
  if (offInRow.test(row.replace(ifNot, ''))) return true;
  const isRenewed = would.test(clause.before) && isNow.test(clause.before);
  if ((former.test(clause.before) && !isRenewed) || gone.test(`${clause.before} ${after}`)) return true;
  if (wouldBe.test(after)) return true;
  if (formerLabel.test(around.startOfLine(date))) return true;
  if (/^(?:gesloten|dicht|closed)\b/.test(after)) return true;
  if (isDueThen(around, date, dates)) return true;
  if (takesEffect.test(clause.before) && !meets.test(clause.before)) return true;
  if (movedAway.test(after.replace(elsewhere, '')) && !movedHere.test(clause.before)) return true;
  return isOff(`${clause.before} ${after}`, around.before(date, 4));
}

/** What papers and sums must be by a day and an hour; nobody is expected then. */
const due = pattern()`
    ^(?:[\w.:]+ ){0,6}(?:binnen zijn|(?:zijn|worden) (?:ontvangen|ingediend|betaald|voldaan|ingeleverd)
    |(?:ontvangen|ingediend|betaald|voldaan|ingeleverd) (?:zijn|worden|hebben)|(?:vertrokken|weg) (?:zijn|bent)
    |(?:verlaten|ontruimd) (?:hebben|zijn)|leeg|achterlaten)\b
  `;
/** Whether something must be there or be paid on this day and hour. */
export function isDueThen(around: Surroundings, date: FoundDate, dates: readonly FoundDate[]): boolean {
  const clause = around.clause(date, dates);
  return due.test(clause.after.replace(otherwise, '')) && !meets.test(clause.before);
}

/** "De sluiting gaat in op 17 november om 10.00 uur": something begins, nobody is expected. */
const takesEffect = /\b(?:gaat|gaan|treedt)(?: \w+){0,4} (?:in|in werking)(?: op)?(?: \w+dag)?$/;
const formerLabel = pattern()`
    ^(?:oud|oude datum|oude afspraak|was|eerst|eerder|vorige datum|old|old date|previous|previously|before
    |ancienne date)(?: \w+dag| \w+day| ma| di| wo| do| vr| za| zo)?$
  `;
/** "U hoeft op 7 mei niet te komen" */
const needNot = pattern()`
    \b(?:hoeft?|hoeven)\b(?: \w+){0,6} niet(?: meer)? (?:te komen|te verschijnen|te reizen|naar|aanwezig)\b
    |\b(?:need not|do not (?:have|need) to|do not) (?:come|appear|attend|travel)\b
  `;
const thatDay = /\b(?:die|deze|that) (?:dag|zitting|uitspraak|day|date)\b|\b(?:daar|hier)(?:bij|voor|heen)\b/;
const ifSo = /\b(?:als|indien|wanneer|if|tenzij|unless)\b/;
/** A title that says that the one day of the letter is off. */
const offInTitle =
  /\b(?:niet door|vervalt|vervallen|geannuleerd|annulering|afgezegd|cancelled|canceled|cancellation)\b/;
const anew = /\b(?:nieuw|nieuwe|ander|andere|wel|nu|new|now|another|nouveau|nouvelle)\b/;

/**
 * What is left of the days found: not what is said to be off elsewhere, what a mail below quotes, or what is a day said
 * twice.
 */
export function withoutCalledOff(
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
    return (
      !isRestated(letter, each) ||
      !found.some((other) => other.date === each.date && other.time === each.time && other.from < each.from)
    );
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

/**
 * Whether the next sentence takes a day away; that it was moved or wrong counts only where another one is named further
 * on.
 */
export function isOffAfterAll(around: Surroundings, day: Stretch, others: readonly Stretch[]): boolean {
  if (around.goesOnAbove(day)) return false;
  const hasNext = others.some(({ from }) => from > day.from);
  return around.nextSentences(day, 1).some((next) => {
    if (offAfterAll.test(next) && !/\b20\d{2}\b/.test(next) && !isOfAnother(next, around.sentence(day))) return true;
    if (!hasNext) return false;
    return movedAfterAll.test(next) || (isWrong.test(next) && wasTold.test(around.sentence(day)));
  });
}

/** "De eerdere uitnodiging vervalt", after one that is not told as of before. */
function isOfAnother(next: string, own: string): boolean {
  const has = (text: string, any: ReadonlySet<string>): boolean => text.split(' ').some((word) => any.has(word));
  return has(next, appointmentWords.earlier) && !has(own, appointmentWords.past);
}

/** Where the letter moves an appointment, the new one counts. */
export function movedTo(around: Surroundings, found: readonly FoundAppointment[]): readonly FoundAppointment[] {
  const current = found.filter(
    (each) =>
      !(
        found.length > 1 &&
        /\b(?:van|in plaats van)(?: (?:de|het|uw|\w+dag|dag|datum|afspraak|zitting)){0,3}$/.test(around.before(each, 5))
      ) && !isOffAfterAll(around, each, found),
  );
  return current.length > 0 || found.length < 2 ? current : found;
}
