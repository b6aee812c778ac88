import { declaredTerm } from '#app/service/deadlines/index.ts';
import { isInAnnex } from './annex.ts';
import { daysWithoutHour } from './appointments.ts';
import { kinds } from './catalogue.ts';
import type { KindKey, WarningCode } from './codes.ts';
import { courts, runsFromLetter, termsRunFromAnother } from './corrections.ts';
import type { FoundDate } from './dates.ts';
import type { Deadlines } from './deadline-basis.ts';
import { topicsFor, withDays } from './deadlines.ts';
import { type Findings, findAll, firstOfDays } from './findings.ts';
import { hides } from './hidden-kinds.ts';
import { saysTooLittle } from './language.ts';
import { Letter } from './letter.ts';
import { limitsOf } from './letter-limits.ts';
import { Likeness } from './likeness.ts';
import { lostDays, unplacedDays } from './lost-day.ts';
import type { LetterPage } from './pages.ts';
import { atTop, backInPlace } from './part-of-page.ts';
import type { Reading } from './reading.ts';
import { type Recognised, recognise } from './recognise.ts';
import { withRemedies } from './remedy-limits.ts';
import { isStated } from './stated.ts';
import type { StatedDay } from './stated-days.ts';
import { countedFrom } from './stated-lengths.ts';
import type { StatedTerm } from './stated-terms.ts';
import { findStatements } from './statements/find-statements.ts';
import { withStatedLimits } from './statements/stated-limits.ts';
import type { FoundStatement } from './statements/statement.ts';
import type { Stretch } from './stretch.ts';
import { Surroundings } from './surroundings.ts';
import type { Topic } from './topics.ts';
import { asOneReading, lettersIn, perhapsTwo } from './two-letters.ts';
import { learnedWeights, type Weights } from './weights.ts';
import { writeReading } from './write-reading.ts';

/**
 * Reads a letter: what it is, what it wants, by when, each with its place on the page. It never decides alone: a person
 * confirms. What it does not know for sure is `unknown`, and then the lawyer must see it.
 */
export function readLetter(pages: readonly LetterPage[], weights: Weights = learnedWeights()): Reading {
  const { parts, sure } = lettersIn(pages);
  const whole = (): Reading => readOne(pages, weights);
  const [first, ...others] = parts.length > 1 ? parts.map((part) => readPart(part, weights)) : [];
  if (first === undefined) return whole();
  return sure ? asOneReading([first, ...others]) : perhapsTwo([first, ...others], whole());
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
    return writeReading(found, none, told, [], statements);
  }
  if (lost.length === 0) return writeReading(found, recognised, all, leaveAtOnce, statements);
  const warned: Recognised = { ...recognised, warnings: [...recognised.warnings, { code: 'unplaced_day' }] };
  return writeReading(found, warned, all, leaveAtOnce, statements);
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

/** A judgment that gives a week to appeal is one of those, whatever else it says. */
function withShortTerm({ terms }: Findings, recognised: Recognised): Recognised {
  if (recognised.rules?.limitsByOutcome.one_week_stated === undefined) return recognised;
  const isShort = terms.some(({ topic, term }) => topic === 'appeal' && (term === 'P1W' || term === 'P7D'));
  return isShort ? { ...recognised, outcome: 'one_week_stated' } : recognised;
}

/** Days of a letter that is known and that its limits leave out: those that nothing placed, and the terms of a decision that its kind does not start. */
function daysBeside(found: Findings, recognised: Recognised, limits: Deadlines): StatedDay[] {
  if (recognised.rules === null) return [];
  const reference = firstOfDays([found.letterDate, found.sentDate]);
  const terms = untold(found, recognised).flatMap((term) =>
    countedFrom(reference, { ...term, topic: 'send', runsFromLetter: true }),
  );
  const days = [...terms, ...lostDays(recognised, found, limits)];
  if (days.length > 0 || !givesDay(recognised) || hasDay(limits)) return days;
  // A letter of this kind gives a last day: the first day to come that it names may be that.
  const [first] = unplacedDays(found).sort((a, b) => a.day.localeCompare(b.day));
  return first === undefined ? [] : [first];
}

/** A kind that says too little about what the letter itself says. */
function doubted(found: Findings, recognised: Recognised): Recognised {
  if (untold(found, recognised).length > 0 && recognised.confidence < sureThough) return unknown('two_kinds');
  return hides.some((hidesMore) => hidesMore(found, recognised)) ? unknown('outcome_unclear') : recognised;
}

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
  const unread = found.some(
    ({ deadline, at }) => declaredTerm(deadline.what)?.letters?.twoLengths === true && at.length === 0,
  );
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
  const limits: string[] = [...(byOutcome ?? rules.limits), ...Object.keys(rules.limitsIf)];
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
