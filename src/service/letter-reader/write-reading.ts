import { limitDefinition } from '#app/service/deadlines/index.ts';
import { findAmounts } from './amounts.ts';
import type { Deadlines } from './deadline-basis.ts';
import { evidenceOf, evidenceOnLine } from './evidence.ts';
import type { Findings } from './findings.ts';
import type { Letter } from './letter.ts';
import type { EvidenceAt, Reading } from './reading.ts';
import type { Recognised } from './recognise.ts';
import { findReferences } from './references.ts';
import type { StatedDay } from './stated-days.ts';
import { countedFrom } from './stated-lengths.ts';
import type { StatedTerm } from './stated-terms.ts';
import { findStatements } from './statements/find-statements.ts';
import type { FoundStatement, LetterStatement } from './statements/statement.ts';
import type { Stretch } from './stretch.ts';
import { tasksFromLetter } from './tasks.ts';
import { warningsOf } from './warnings.ts';
import { warningInWords } from './words.ts';

/** Writes the findings down in the fixed shape (design question 28), each with its place in the letter. */
export function writeReading(
  found: Findings,
  recognised: Recognised,
  deadlines: Deadlines,
  leaveAtOnce: readonly Stretch[],
  statements: readonly FoundStatement[] = findStatements(found),
): Reading {
  const { letter } = found;
  const { rules } = recognised;
  const references = findReferences(letter);
  const reference = found.letterDate ?? found.sentDate;
  // Where a day to pay by is named, a length that does not run from the letter is one of a reminder to come.
  const isNamed = found.days.some(({ topic }) => topic === 'pay');
  const counted = found.terms.filter(({ runsFromLetter, runsBack }) => !runsBack && (runsFromLetter || !isNamed));
  const payDays = [...found.days, ...counted.flatMap((term) => lastDayOf(term, reference, deadlines))];
  const amounts = findAmounts(letter, payDays, reference);
  const { appointments } = found;
  const urgent = statements.filter((each) => each.is === 'urgent');
  const evidence: (EvidenceAt | null)[] = [
    ...(found.sender?.hits.slice(0, 3) ?? []).map((hit) => evidenceOf(letter, 'sender', hit)),
    ...recognised.reasons.map(({ reason, at }) => evidenceOf(letter, reason === 'outcome' ? 'outcome' : 'kind', at)),
    ...found.letterDates.letter.map((date) => evidenceOf(letter, 'letterDate', date)),
    ...found.letterDates.sent.map((date) => evidenceOf(letter, 'sentDate', date)),
    ...deadlines.found.flatMap(({ deadline, at }) =>
      at.map((each) => evidenceOf(letter, `deadline:${deadline.what}`, each)),
    ),
    ...(rules?.limits.includes('TM06') ? found.validUntil : []).map((date) =>
      evidenceOf(letter, 'deadline:TM06', date),
    ),
    ...appointments.map((each) => evidenceOf(letter, 'appointment', each)),
    ...deadlines.left.map((term) => evidenceOf(letter, 'task:stated_term', term)),
    ...leaveAtOnce.map((hit) => evidenceOf(letter, 'warning:leave_at_once', hit)),
    ...urgent.map((each) =>
      evidenceOf(letter, `warning:${each.value === 'leave_at_once' ? each.value : 'same_day'}`, each.found),
    ),
    ...recognised.warnings.map(({ code, at }) => (at === undefined ? null : evidenceOf(letter, `warning:${code}`, at))),
    ...references.map((each) => onRow(letter, `reference:${each.kind}`, each)),
    ...amounts.map((each) => onRow(letter, 'amount', each)),
  ];
  // What a letter says counts, whatever its kind.
  const mustLeave = leaveAtOnce.length > 0 || urgent.some(({ value }) => value === 'leave_at_once');
  const isNow = { leaveAtOnce: mustLeave, isUrgent: urgent.length > 0 };
  const warnings = warningsOf(found, recognised, deadlines, isNow);
  const isFalse = warnings.includes('false_letter');
  return {
    kind: rules?.key ?? 'unknown',
    ...(recognised.outcome === undefined ? {} : { outcome: recognised.outcome }),
    sender: found.sender?.code ?? null,
    language: letter.language,
    letterDate: found.letterDate,
    sentDate: found.sentDate,
    references: references.map(({ kind, value }) => ({ kind, value })),
    deadlines: deadlines.found.map(({ deadline }) => deadline),
    appointments: appointments.map(({ date, time, place }) => ({ date, time, place })),
    amounts: amounts.map(({ value, payBy }) => ({ value, currency: 'EUR', ...(payBy === undefined ? {} : { payBy }) })),
    tasks: tasksFromLetter(rules, recognised, found, deadlines, mustLeave, statements),
    statements: statements.filter((each) => !(isFalse && isYes(each))).flatMap((each) => placed(letter, each)),
    actionNeeded: rules === null || rules.actionNeeded || urgent.length > 0 || asksSomething(found, deadlines),
    confidence: recognised.confidence,
    warnings: warnings.map((code) => ({ code, text: warningInWords(code, 'en') })),
    evidence: evidence.filter((each) => each !== null),
  };
}

/** A yes, or one to a part; a letter that seems false gives none. */
function isYes(each: FoundStatement): boolean {
  return each.is === 'decision' && (each.value === 'granted' || each.value === 'partly');
}

/** A statement with the place of its words on the page. */
function placed(letter: Letter, { found, ...statement }: FoundStatement): LetterStatement[] {
  const at = evidenceOf(letter, statement.is, found);
  return at === null ? [] : [{ ...statement, page: at.page, box: at.box, text: at.text }];
}

/** The day that a length comes to: that of the limit of the law that it belongs to, else as it is counted from the letter. */
function lastDayOf(term: StatedTerm, reference: string | null, { found }: Deadlines): StatedDay[] {
  const own = found.find(({ deadline, at }) => deadline.law !== 'letter' && at.includes(term));
  return countedFrom(reference, term).map((day) => ({ ...day, day: own?.deadline.drivingDay ?? day.day }));
}

/** A letter that mostly asks nothing may still hold a day by which something must be done. */
function asksSomething({ appointments }: Findings, { found, left }: Deadlines): boolean {
  const ours = found.some(({ deadline: { what } }) => limitDefinition(what)?.for !== 'wait');
  return appointments.length > 0 || left.length > 0 || ours;
}

function onRow(
  letter: Letter,
  what: string,
  { row, start, end }: { row: number; start: number; end: number },
): EvidenceAt | null {
  const line = letter.text.lines[row];
  return line === undefined ? null : evidenceOnLine(line, what, start, end);
}
