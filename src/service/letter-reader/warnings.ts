import { holdsCitizenNumber } from '#app/platform/language/index.ts';
import type { WarningCode } from './codes.ts';
import type { Deadlines } from './deadline-basis.ts';
import { givesEntryBan } from './entry-ban.ts';
import type { Findings } from './findings.ts';
import { pagesAmiss } from './page-numbers.ts';
import type { Recognised } from './recognise.ts';

/** Everything a reader must mind, most urgent first, each once. */
export function warningsOf(
  found: Findings,
  recognised: Recognised,
  deadlines: Deadlines,
  { leaveAtOnce, isUrgent }: { leaveAtOnce: boolean; isUrgent: boolean },
): WarningCode[] {
  const { rules } = recognised;
  const several = new Set([...found.letterDates.letter].map((date) => date.day)).size > 1;
  const differs = found.letterDate !== null && found.sentDate !== null && found.letterDate > found.sentDate;
  const pages = pagesAmiss(found.letter.text.lines);
  const codes: (WarningCode | false)[] = [
    // A penal order: she is accused, and has fourteen days.
    (rules?.sameDay === true || isUrgent || recognised.outcome === 'penal_order') && 'same_day',
    ...recognised.warnings.map(({ code }) => code),
    leaveAtOnce && 'leave_at_once',
    givesEntryBan(rules?.key, found.letter) && 'entry_ban',
    pages.missing && 'pages_missing',
    pages.outOfOrder && 'pages_out_of_order',
    found.letter.text.lines.some((line) => holdsCitizenNumber(line.text)) && 'bsn',
    rules !== null && found.letterDate === null && found.sentDate === null && 'no_letter_date',
    (several || differs) && 'several_letter_dates',
    found.dates.some((date) => date.doubtful) && 'doubtful_date',
    found.dates.some((date) => date.day === null && date.without === undefined && !date.doubtful) && 'impossible_date',
    rules?.limits.includes('TM06') === true && found.validUntil.length === 0 && 'no_validity_end',
    new Set(found.appointments.map(({ date }) => date)).size > 1 && 'several_appointments',
    namesAnotherDay(found, deadlines) && 'unplaced_day',
    asksWithoutDay(found, recognised, deadlines) && 'no_last_day',
    ...deadlines.warnings,
  ];
  return [...new Set(codes.filter((code) => code !== false))];
}

/** It asks for grounds or papers, and the day or the length of time for that was not found. */
function asksWithoutDay({ letter }: Findings, { rules }: Recognised, { found }: Deadlines): boolean {
  if (rules?.limits.includes('TM17') !== true || found.some(({ deadline }) => deadline.what === 'TM17')) return false;
  return letter.places(asking).length > 0;
}

const asking = [
  'nog ~2 geen ~4 gronden|redenen',
  'nog ~6 waarom',
  '@missing ~6 gronden|machtiging|@papers',
  'gronden ~12 moeten|dient',
  'herstellen',
  '@send ~8 @papers',
  'nog ~8 nodig',
  'nog ~4 @papers',
];

/** A day between the letter and a last day that nothing explains may be an earlier last day whose words were lost. */
function namesAnotherDay(
  { dates, letterDate, letterDates, validUntil, appointments, days }: Findings,
  { found }: Deadlines,
): boolean {
  const last = found.map(({ deadline }) => deadline.drivingDay).sort()[0];
  if (letterDate === null) return false;
  const placed = new Set(
    [...letterDates.letter, ...letterDates.sent, ...validUntil, ...appointments, ...days].map(({ from }) => from),
  );
  return dates.some(
    ({ from, day, named }) =>
      day !== null && named !== true && day > letterDate && (last === undefined || day < last) && !placed.has(from),
  );
}
