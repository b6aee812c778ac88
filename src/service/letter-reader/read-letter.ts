import type { LimitId } from '#app/service/deadlines/index.ts';
import { isInAnnex } from './annex.ts';
import { daysWithoutHour } from './appointments.ts';
import { type KindRules, kinds } from './catalogue.ts';
import type { KindKey, SenderCode, WarningCode } from './codes.ts';
import { courts, runsFromLetter, termsRunFromAnother } from './corrections.ts';
import type { FoundDate } from './dates.ts';
import { type Basis, countedFrom, type Deadlines, deadlinesOf, topicsFor, withDays } from './deadlines.ts';
import { earliest, type Findings, findAll, latest } from './findings.ts';
import type { FoundAppointment } from './found-appointment.ts';
import { saysTooLittle } from './language.ts';
import { Letter } from './letter.ts';
import { isMailOfNoOffice, sendsOn } from './letter-date.ts';
import { Likeness } from './likeness.ts';
import { daysToCome, lostDays } from './lost-day.ts';
import type { LetterPage } from './pages.ts';
import { atTop, backInPlace } from './part-of-page.ts';
import type { Reading } from './reading.ts';
import { type Recognised, recognise } from './recognise.ts';
import { withRemedies } from './remedy-limits.ts';
import { isStated } from './stated.ts';
import type { StatedDay, StatedTerm } from './stated-terms.ts';
import { findStatements } from './statements/find-statements.ts';
import { remedyWords } from './statements/remedy-words.ts';
import { withStatedLimits } from './statements/stated-limits.ts';
import type { FoundStatement } from './statements/statement.ts';
import type { Stretch } from './stretch.ts';
import { Surroundings } from './surroundings.ts';
import type { Topic } from './topics.ts';
import { lettersIn, perhapsTwo, together } from './two-letters.ts';
import { learnedWeights, type Weights } from './weights.ts';
import { written } from './write-reading.ts';

/**
 * Reads a letter: what it is, what it wants, by when, each with its place on the page. It never decides alone: a person
 * confirms. What it does not know for sure is `unknown`, and then the lawyer must see it.
 */
export function readLetter(pages: readonly LetterPage[], weights: Weights = learnedWeights()): Reading {
  const { parts, sure } = lettersIn(pages);
  const whole = (): Reading => readOne(pages, weights);
  const [first, ...others] = parts.length > 1 ? parts.map((part) => readPart(part, weights)) : [];
  if (first === undefined) return whole();
  return sure ? together([first, ...others]) : perhapsTwo([first, ...others], whole());
}

function readPart(part: readonly LetterPage[], weights: Weights): Reading {
  const { pages, by } = atTop(part);
  return backInPlace(readOne(pages, weights), pages[0]?.number ?? 0, by);
}

function readOne(pages: readonly LetterPage[], weights: Weights): Reading {
  const read = findAll(new Letter(pages));
  const statements = findStatements(read);
  const known = recogniseIn(read, statements, weights);
  const recognised = doubted(read, unlessDatesFail(read, withShortTerm(read, known)));
  const found = withDaysWithoutHour(read, recognised);
  const key = recognised.rules?.key;
  const leaveAtOnce = key !== undefined && sendsAway.has(key) ? atOnce(found.letter) : [];
  const limits = limitsOf(found, recognised, leaveAtOnce.length > 0);
  const lost = daysBeside(found, recognised, limits);
  const deadlines = withDays(limits, lost, givesDay(recognised) && !hasDay(limits) ? recognised.rules : null);
  const all = withStatedLimits(withRemedies(deadlines, found, recognised), recognised, statements, found);
  const isCorrected = termsRunFromAnother(found, recognised);
  if (isCorrected || missesItsDay(found, recognised, deadlines)) {
    const none = unknown(isCorrected ? 'correction' : 'no_last_day');
    const told = withStatedLimits(withRemedies(limitsOf(found, none, false), found, none), none, statements, found);
    return written(found, none, told, [], statements);
  }
  if (lost.length === 0) return written(found, recognised, all, leaveAtOnce, statements);
  const warned: Recognised = { ...recognised, warnings: [...recognised.warnings, { code: 'unplaced_day' }] };
  return written(found, warned, all, leaveAtOnce, statements);
}

const sendsAway: ReadonlySet<KindKey> = new Set(['ind_afwijzing', 'ind_inreisverbod', 'ind_asiel_afwijzing']);

/** A day without its hour says little of what a letter is, so it comes after that; but nobody may miss it. */
function withDaysWithoutHour(found: Findings, { rules }: Recognised): Findings {
  const { letter, dates, letterDate, sentDate, appointments } = found;
  // What is not understood may be the day that a correction takes back.
  if (rules === null && appointments.length > 0 && letter.has(changed)) return found;
  const more = daysWithoutHour(letter, dates, letterDate ?? sentDate, appointments);
  return { ...found, appointments: [...appointments, ...more] };
}

const changed = [
  'verplaatst|verzet|verschoven|uitgesteld|gewijzigd|vervalt|vervallen|geannuleerd|afgezegd|rectificatie|cancelled|moved',
  'nieuwe ~2 datum|dag|afspraak|tijd',
  'gaat ~4 niet door',
  'in plaats van',
];

function limitsOf(found: Findings, { rules, outcome }: Recognised, leaveAtOnce: boolean): Deadlines {
  return deadlinesOf({
    rules,
    outcome,
    says: (phrases) => found.letter.places(phrases).length > 0,
    feeComesLater: feeComesLater(found),
    start: earliest([found.letterDate, found.sentDate]),
    starts: startsOf({ ...found, appointments: atCourt(found, rules) }),
    days: daysAhead(found),
    terms: found.terms.filter(({ runsBack }) => !runsBack),
    added: found.added,
    appointments: atCourt(found, rules),
    hearings: found.events.heard,
    leaveAtOnce,
    awaited: awaitedOf(found),
  });
}

/** A judgment tells of days by which something should have been done; where its own date was not found, only its words say so. */
function daysAhead({ letter, sender, letterDate, sentDate, days }: Findings): readonly StatedDay[] {
  if (letterDate !== null || sentDate !== null || sender === null || !courts.has(sender.code)) return days;
  const past = new Set(letter.places(remedyWords.pastDays).map(({ from }) => letter.tokens[from]?.sentence));
  return days.filter(({ from }) => !past.has(letter.tokens[from]?.sentence));
}

/** Beside a hearing a letter may ask for a talk: what must be done before the hearing need not be done before the talk. */
function atCourt({ letter, appointments }: Findings, rules: KindRules | null): readonly FoundAppointment[] {
  if (rules === null || !hears.has(rules.sender)) return appointments;
  const around = new Surroundings(letter);
  const hearings = appointments.filter((each) => {
    const sentence = around.sentence(each);
    return !aTalk.test(sentence) || ofCourt.test(sentence);
  });
  return hearings.length > 0 ? hearings : appointments;
}

const hears: ReadonlySet<SenderCode> = new Set(['OM', 'CRT']);
const aTalk = /\b(?:gesprek|slachtoffergesprek|doornemen|spreekuur|(?:mijn|ons) kantoor)\b/;
const ofCourt =
  /\b(?:\w*zitting\w*|rechtbank|rechter|\w*kamer|gerechts\w*|strafzaak|zaak|behandel\w*|getuige|verhoor)\b/;

/** "Over het griffierecht ontvangt u een afzonderlijke nota": its time to pay runs from that note. */
function feeComesLater({ letter, days, terms }: Findings): boolean {
  if ([...days, ...terms].some(({ topic }) => topic === 'pay')) return false;
  const around = new Surroundings(letter);
  return letter.places(['griffierecht', 'griffierechten']).some((hit) => {
    const sentence = around.sentence(hit);
    return noteLater.test(sentence) && !isDueNow.test(sentence);
  });
}

const noteLater =
  /\b(?:aparte?|afzonderlijke?|separate)\b(?: \w+){0,4} (?:nota|rekening|factuur|acceptgiro)\b|\b(?:nota|rekening|factuur|acceptgiro)\b(?: \w+){0,4} (?:volgt|apart|afzonderlijk|separaat)\b|\b(?:ontvangt|krijgt|stuurt|sturen)\b(?: \w+){0,6} (?:nog|later)(?: \w+){0,2} (?:nota|rekening|factuur|acceptgiro)\b/;
const isDueNow = /\b(?:niet|voldaan|voldoen|betaal|bijgevoegd|bijgaand|deze brief|binnen|uiterlijk)\b/;

/** A judgment that gives a week to appeal is one of those, whatever else it says. */
function withShortTerm({ terms }: Findings, recognised: Recognised): Recognised {
  if (recognised.rules?.limitsByOutcome.one_week_stated === undefined) return recognised;
  const isShort = terms.some(({ topic, term }) => topic === 'appeal' && (term === 'P1W' || term === 'P7D'));
  return isShort ? { ...recognised, outcome: 'one_week_stated' } : recognised;
}

/** Days of a letter that is known and that its limits leave out: those that nothing placed, and the terms of a decision that its kind does not start. */
function daysBeside(found: Findings, recognised: Recognised, limits: Deadlines): StatedDay[] {
  if (recognised.rules === null) return [];
  const reference = earliest([found.letterDate, found.sentDate]);
  const terms = untold(found, recognised).flatMap((term) =>
    countedFrom(reference, { ...term, topic: 'send', runsFromLetter: true }),
  );
  const days = [...terms, ...lostDays(recognised, found, limits)];
  if (days.length > 0 || !givesDay(recognised) || hasDay(limits)) return days;
  // A letter of this kind gives a last day: the first day to come that it names may be that.
  const [first] = daysToCome(found).sort((a, b) => a.day.localeCompare(b.day));
  return first === undefined ? [] : [first];
}

/** A kind that says too little about what the letter itself says. */
function doubted(found: Findings, recognised: Recognised): Recognised {
  if (untold(found, recognised).length > 0 && recognised.confidence < sureThough) return unknown('two_kinds');
  return hides.some((hidesMore) => hidesMore(found, recognised)) ? unknown('outcome_unclear') : recognised;
}

const hides = [
  promisesDecision,
  hidesRequest,
  hidesShortAppeal,
  hidesComplaint,
  hidesJudgment,
  hidesGrant,
  tellsOfOwnMeeting,
];

/** A letter that always gives a last day, and none was found: its words were lost. */
function missesItsDay({ letter }: Findings, recognised: Recognised, deadlines: Deadlines): boolean {
  const { rules, outcome } = recognised;
  if (rules === null) return false;
  const { found } = deadlines;
  const limits = (outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits;
  const has = (what: string): boolean => found.some(({ deadline }) => deadline.what === what);
  // A judgment without its day: the letter that tells of it came later.
  if (limits.includes('TM37') && !has('TM37')) return true;
  // Papers may be sent in until so many days before a hearing: without the hearing nobody can say when.
  if (limits.includes('TM14') && !has('TM14')) return true;
  if (rules.hearingIsLastDay?.startsWith('TM') === true && !has(rules.hearingIsLastDay) && !has('letter')) return true;
  // Letters give these in two lengths; on worn paper the shorter one may be what was not read.
  const unread = found.some(({ deadline, at }) => ofTwoLengths.has(deadline.what) && at.length === 0);
  if (letter.isWorn && unread) return true;
  return givesDay(recognised) && !hasDay(deadlines);
}

/** Whether letters of this kind always give a last day of their own. */
function givesDay({ rules, outcome }: Recognised): boolean {
  if (rules === null) return false;
  const limits = (outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits;
  return rules.needsDay || (limits.length > 0 && limits.every((id) => id === 'TM17'));
}

function hasDay({ found }: Deadlines): boolean {
  return found.some(({ deadline }) => deadline.what === 'TM17' || deadline.what === 'letter');
}

const ofTwoLengths: ReadonlySet<string> = new Set(['TM13', 'TM38']);

const shortAppeals = [
  'asielaanvraag|asielverzoek|asielprocedure|asielzaak|asielvergunning',
  'verblijfsvergunning ~1 asiel',
  'dublin*',
  'overdracht*',
  'niet ~2 in behandeling',
  'bewaring',
];

/** In asylum cases an appeal may have to come within a week; a judgment that does not say how long, does not say that it is four. */
function hidesShortAppeal({ letter, terms, days }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules?.limitsByOutcome.one_week_stated === undefined || outcome === 'one_week_stated') return false;
  if (terms.length > 0 || days.length > 0) return false;
  return letter.places(shortAppeals).length > 0;
}

const complaints = [
  'klaagschrift|beklag*',
  'klagen|klacht* ~8 gerechtshof|hof',
  'gerechtshof|hof ~6 klagen|klacht*',
  'artikel|art 12 ~4 sv|strafvordering ~12 gerechtshof|hof',
];

const tellOfCases: ReadonlySet<SenderCode> = new Set(['POL', 'OM', 'SHN']);

/** Who says how one complains of not prosecuting has decided not to; a kind that starts no such limit would hide it. */
function hidesComplaint({ letter }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules === null || !tellOfCases.has(rules.sender)) return false;
  const limits = (outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits;
  return !limits.includes('TM18') && letter.places(complaints).some((hit) => !isInAnnex(letter, hit));
}

const judges = [
  'tegen ~1 deze|dit|bovenstaande ~1 uitspraak|vonnis|arrest ~14 verzet|beroep|hogerberoepschrift|rechtsmiddel*',
  'verzet|beroep|rechtsmiddel* ~8 tegen ~1 deze|dit|bovenstaande ~1 uitspraak|vonnis|arrest',
  'verzet ~6 gedaan|doen|instellen|ingesteld|aantekenen',
  'doe|doet|doen ~6 uitspraak ~6 zonder|buiten ~2 zitting|terechtzitting',
];

/** "Tegen deze nota kan verzet worden gedaan": no judgment. */
function isOfNote(sentence: string): boolean {
  const isAgainst = /\btegen (?:deze|de|dit) (?:\w+ )?(?:nota|rekening|heffing)\b/.test(sentence);
  return isAgainst && !/\b(?:uitspraak|vonnis|arrest|ontvankelijk)\b/.test(sentence);
}

/** Who says how one opposes "this judgment" has given one; a letter of a court that only prepares it would hide that. */
function hidesJudgment({ letter }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules?.sender !== 'CRT') return false;
  const limits = (outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits;
  if (!limits.some((id) => id === 'TM13' || id === 'TM14' || id === 'TM17')) return false;
  const around = new Surroundings(letter);
  return letter.places(judges).some((hit) => !isInAnnex(letter, hit) && !isOfNote(around.sentence(hit)));
}

const grants = [
  'wordt|worden ~6 @permit|geldigheidsduur ~10 verlengd ~3 met|tot|voor|van',
  '@permit|geldigheidsduur ~4 wordt|worden ~8 verlengd ~3 met|tot|voor|van',
  'verlengen|verleng ~3 wij|we|ik ~8 @permit|geldigheidsduur',
  'wij|we|ik verlengen|verleng ~8 @permit|geldigheidsduur',
];

/** A letter that extends a permit to a day to come, now, tells nobody to leave. */
function hidesGrant({ letter, validUntil, letterDate, sentDate }: Findings, { rules }: Recognised): boolean {
  if (rules?.limits.includes('TM15') !== true) return false;
  const reference = letterDate ?? sentDate;
  if (!validUntil.some(({ day }) => day !== null && reference !== null && day > reference)) return false;
  return letter.places(grants, { stated: true }).some((hit) => !isInAnnex(letter, hit));
}

const ownMeeting =
  /\b(?:bij (?:mij|me|ons)|(?:mijn|ons|op) (?:kantoor|praktijk|spreekuur)|(?:ik|wij|we) (?:wil|willen|zou|zie|zien|spreek|spreken)|(?:wil|willen|zie|zien|spreek|spreken) (?:ik|wij|we))\b/;

/** A lawyer, and not a shelter with a room, who asks somebody to come, and tells of no letter of an office by its day: whatever he writes of courts besides, it is no letter of theirs. */
function tellsOfOwnMeeting({ letter, sender, letterDates, appointments }: Findings, { rules }: Recognised): boolean {
  if (rules?.key === 'zco_opvang' || rules?.sender === 'LAW') return false;
  if ((sender !== null && sender.code !== 'LAW') || !isMailOfNoOffice(letter) || sendsOn(letter)) return false;
  const days = new Set([...letterDates.letter, ...letterDates.sent].map(({ day }) => day));
  const around = new Surroundings(letter);
  return days.size < 2 && appointments.some((each) => ownMeeting.test(around.sentence(each)));
}

function recogniseIn(found: Findings, statements: readonly FoundStatement[], weights: Weights): Recognised {
  const { letter, sender, validUntil, days, terms, appointments, dates, letterDate, sentDate } = found;
  if (letter.tokens.length === 0) return unknown('no_text');
  if (letter.isTooLong) return unknown('too_long');
  if (!kinds.some((rules) => rules.languages.some((language) => language === letter.language)))
    return unknown(letter.language === 'und' && saysTooLittle(letter.text) ? 'little_text' : 'not_dutch');
  if (letter.isHardToRead) return unknown('hard_to_read');
  const sendBy = [...days, ...terms].filter(({ topic }) => topic === 'send' || topic === 'other');
  const payBy = [...days, ...terms].filter(({ topic }) => topic === 'pay');
  const invites =
    appointments.length > 0 ||
    daysWithoutHour(letter, dates, letterDate ?? sentDate, appointments).length > 0 ||
    statements.some(({ is }) => is === 'appointment');
  const known = recognise(
    letter,
    sender,
    { validUntil, sendBy, payBy, appointment: appointments, statements, invites },
    new Likeness(found, weights),
  );
  if (known.rules !== null || letter.language === 'nl') return known;
  return { ...known, warnings: [{ code: 'not_dutch' }, ...known.warnings] };
}

/** A kind whose limits nobody can count is half an answer: without the date of the letter, or with a date that cannot be read, it is unknown. */
function unlessDatesFail(found: Findings, recognised: Recognised): Recognised {
  const { rules, outcome, warnings } = recognised;
  if (rules === null) return recognised;
  const limits = (outcome === undefined ? undefined : rules.limitsByOutcome[outcome]) ?? rules.limits;
  const dateless = found.letterDate === null && found.sentDate === null && limits.some(runsFromLetter);
  // In a clear letter a wrong weekday is a slip of its writer, in a worn one a figure may have been misread.
  const worn = found.dates.some(
    (date) => isDoubtful(date, found.letterDate) && (date.day === null || found.letter.isWorn),
  );
  if (!dateless && !worn) return recognised;
  const code = dateless ? 'no_letter_date' : 'doubtful_date';
  return { rules: null, confidence: 0.49, reasons: [], warnings: [...warnings, { code }] };
}

/** So sure a kind stays known beside a term that it does not start, which then is a day of the letter. */
const sureThough = 0.75;

/**
 * A letter that gives a term to object or to leave is a decision. A kind that starts no such limit would hide it: what
 * looked like an acknowledgement is then not known well enough, or the term is shown beside its limits.
 */
function untold({ letter, terms }: Findings, { rules, outcome }: Recognised): StatedTerm[] {
  if (rules === null || courts.has(rules.sender)) return [];
  const byOutcome = outcome === undefined ? undefined : rules.limitsByOutcome[outcome];
  const limits = [...(byOutcome ?? rules.limits), ...Object.keys(rules.limitsIf)] as LimitId[];
  const covered = new Set(limits.flatMap((id) => topicsFor(id, rules)));
  // An entry ban and its like are decisions already; when to leave is then shown as a stated term.
  if (limits.includes('TM08')) covered.add('leave');
  return terms.filter(
    (term) =>
      decisive.has(term.topic) &&
      !isInAnnex(letter, term) &&
      !covered.has(term.topic) &&
      (term.topic !== 'leave' || tellsToLeave(letter, term)) &&
      isStated(letter.text, { ...term, phrase: '', words: [] }, true),
  );
}

/** Who says by when it will be decided, and not how to object, has not decided yet. */
function promisesDecision({ letter, days, letterDate, sentDate }: Findings, { rules, outcome }: Recognised): boolean {
  const limits = (outcome === undefined ? undefined : rules?.limitsByOutcome[outcome]) ?? [];
  if (!limits.some((id) => remedies.has(id)) || letter.places(namesRemedy).length > 0) return false;
  const reference = letterDate ?? sentDate ?? '';
  return days.some(({ topic, day }) => topic === 'authority' && day > reference);
}

const remedies: ReadonlySet<string> = new Set(['TM08', 'TM09', 'TM12', 'TM24', 'TM25', 'TM38']);
const namesRemedy = ['bezwaar*', 'beroep*', 'verzet', 'niet mee eens', 'object|objection', 'appeal*'];

/** A decision that gives no term to object, but a term to answer, may be the request that comes before it. */
function hidesRequest({ terms, days }: Findings, { rules, outcome }: Recognised): boolean {
  if (rules === null || outcome === undefined) return false;
  const asks = (limits: readonly string[] | undefined): boolean => limits?.includes('TM17') === true;
  const another = Object.values(rules.limitsByOutcome).some(asks) && !asks(rules.limitsByOutcome[outcome]);
  const all = [...terms, ...days].map(({ topic }) => topic);
  return another && !all.includes('objection') && all.some((topic) => topic === 'send' || topic === 'other');
}

/** "U moet vertrekken" tells to leave; "vertrek naar een andere gemeente" and "als zij vertrekt" do not. */
function tellsToLeave(letter: Letter, term: Stretch): boolean {
  const around = new Surroundings(letter);
  return /\b(?:verlaten|verlaat|vertrekken|vertrokken|vertrektermijn)\b/.test(
    `${around.previousSentence(term)} ${around.sentence(term)}`,
  );
}

const decisive: ReadonlySet<Topic> = new Set(['objection', 'leave']);

/** A doubt about a day before the letter changes nothing. */
function isDoubtful({ doubtful, day }: FoundDate, letterDate: string | null): boolean {
  return doubtful === true && (day === null || letterDate === null || day >= letterDate);
}

/** The days that start a limit, where it is not the letter's own. */
function startsOf(found: Findings): Basis['starts'] {
  const { validUntil, appointments, events, letterDate, sentDate } = found;
  const first = (dates: readonly FoundDate[]): string | null => earliest(dates.map(({ day }) => day));
  // Where we wait, the later day is the safe one; what is still to come has not happened.
  const reference = letterDate ?? sentDate;
  const last = (dates: readonly FoundDate[]): string | null =>
    latest(dates.map(({ day }) => day).filter((day) => day === null || reference === null || day <= reference));
  return {
    validUntil: first(validUntil),
    // Without an hour no appointment was found: the first day to come is the safe one.
    hearing: earliest(appointments.map(({ date }) => date)) ?? earliest(daysToCome(found).map(({ day }) => day)),
    received: last(events.received),
    judged: first(events.judged),
    ended: first(events.ended),
    begun: first(events.begun),
    objectionEnds: latest(events.objectionEnds.map(({ day }) => day)),
    final: last(events.final) ?? first(events.final),
    served: first(events.served),
    extended: latest(events.extended.map(({ day }) => day)),
  };
}

/** The limit by which who writes decides on what was asked of it; nothing for who decides nothing, or on nothing of the catalogue. */
function awaitedOf({ sender, letter, days }: Findings): LimitId | null {
  if (sender?.code === 'IND') {
    const around = new Surroundings(letter);
    const said = days.filter(({ topic }) => topic === 'authority').map((day) => around.sentence(day));
    if (said.some((sentence) => /\baanvra/.test(sentence))) return 'TM05';
    // "Dan kunt u bezwaar maken" tells of an objection that nobody made yet.
    return letter.places(['uw|je|dit|ons ~1 bezwaar*', 'bezwaarschrift']).length > 0 ? 'TM11' : 'TM05';
  }
  if (sender?.code === 'SGM') return 'TM22';
  return sender !== null && onApplications.has(sender.code) ? 'TM34' : null;
}

const onApplications: ReadonlySet<SenderCode> = new Set(['GEM', 'TAX', 'DUO', 'UWV', 'CAK']);

function unknown(code: WarningCode): Recognised {
  return { rules: null, confidence: 0, reasons: [], warnings: [{ code }] };
}

const atOncePhrases = [
  'onmiddellijk|direct|terstond|meteen ~6 verlaten|vertrekken',
  'verlaten|vertrekken ~4 onmiddellijk|terstond',
  'moet|moeten|dient ~2 onmiddellijk|direct|terstond|meteen ~2 weg',
  'geen vertrektermijn',
  'zonder vertrektermijn',
  'vertrektermijn ~4 onthouden|nul|0',
];

function atOnce(letter: Letter): readonly Stretch[] {
  return letter.places(atOncePhrases).filter(
    (hit) =>
      !/\bniet\b/.test(
        letter.tokens
          .slice(hit.from, hit.to)
          .map((token) => token.word)
          .join(' '),
      ),
  );
}
