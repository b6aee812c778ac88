import { completed } from './dates.ts';
import type { Deadlines } from './deadlines.ts';
import { isDemand, noDemand } from './demands.ts';
import type { Findings } from './findings.ts';
import { Surroundings } from './surroundings.ts';
import { topicOf } from './topics.ts';

const byThen =
  /\b(?:uiterlijk|voor|binnen|tot|tot en met|t m|niet later dan|laatste dag|uiterste|einddatum|sluitingsdatum|vervaldatum|vervaldag|deadline|by|before|no later than|within|until|due)\b(?: \w+){0,4}$/;
/** Before a day from which something begins. */
const fromThen =
  /\b(?:vanaf|met ingang van|ingaande|per|sinds|voor het eerst op|from|since|as of)(?: \w+day| \w+dag)?$/;

/**
 * A day to come that stands as the last one for something and that nothing has used: neither a limit, nor an appointment, nor the end of a permit.
 * Whoever believes a letter to be understood would miss it.
 */
export function losesDay(
  { letter, dates, letterDates, letterDate, sentDate, validUntil, appointments, days }: Findings,
  { found }: Deadlines,
): boolean {
  const around = new Surroundings(letter);
  const reference = letterDate ?? sentDate;
  const used = new Set(
    [
      ...[...letterDates.letter, ...letterDates.sent, ...validUntil, ...appointments],
      ...days.filter(({ topic }) => topic === 'authority'),
      ...found.flatMap(({ at }) => at),
    ].map(({ from }) => from),
  );
  const driving = new Set(found.flatMap(({ deadline }) => [deadline.drivingDay, deadline.lastDay]));
  return dates.some((date) => {
    const day = completed(date, reference);
    if (day === null || used.has(date.from) || driving.has(day)) return false;
    if (reference !== null && day <= reference) return false;
    const sentence = around.sentence(date);
    if (noDemand.test(sentence) || fromThen.test(around.before(date, 5))) return false;
    const label = around.startOfLine(date) === '' ? around.label(date) : '';
    if (topicOf(label, 0) === 'authority') return false;
    return byThen.test(around.before(date, 6)) || byThen.test(label) || isDemand(sentence);
  });
}
