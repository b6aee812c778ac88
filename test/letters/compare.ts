import type { Reading } from '#app/service/letter-reader/index.ts';
import type { Expected, ExpectedDeadline } from './test-letter.ts';

/** What differs between a reading and what the letter really says, a sentence each. Nothing differs: an empty list. */
export function differences(reading: Reading, expected: Expected): string[] {
  const found: string[] = [];
  const same = (what: string, is: unknown, should: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      found.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`);
  };
  same('kind', reading.kind, expected.kind);
  if (reading.kind !== expected.kind) return found;
  same('outcome', reading.outcome, expected.outcome);
  if (expected.letterDate !== undefined) same('letterDate', reading.letterDate, expected.letterDate);
  if (expected.sentDate !== undefined) same('sentDate', reading.sentDate, expected.sentDate);
  if (expected.deadlines !== undefined) same('deadlines', deadlinesOf(reading), sorted(expected.deadlines));
  if (expected.tasks !== undefined)
    same(
      'tasks',
      reading.tasks.map((task) => task.code).filter((code) => code !== 'stated_term'),
      expected.tasks,
    );
  if (expected.amounts !== undefined)
    same(
      'amounts',
      reading.amounts.map((amount) => amount.value),
      expected.amounts,
    );
  const references = reading.references.map((each) => `${each.kind}:${each.value}`);
  for (const each of expected.references ?? [])
    if (!references.includes(each)) found.push(`reference ${each} not in ${references}`);
  const warnings = reading.warnings.map((warning) => warning.code);
  for (const each of expected.warnings ?? [])
    if (!warnings.some((code) => code === each)) found.push(`warning ${each} not in ${warnings}`);
  if (expected.appointment !== undefined) found.push(...appointmentDiffers(reading, expected.appointment));
  return found;
}

function appointmentDiffers(reading: Reading, expected: NonNullable<Expected['appointment']>): string[] {
  const [only, ...more] = reading.appointments;
  if (only === undefined || more.length > 0) return [`appointments: ${JSON.stringify(reading.appointments)}`];
  const right =
    only.date === expected.date && only.time === expected.time && (only.place ?? '').includes(expected.place ?? '');
  return right ? [] : [`appointment: ${JSON.stringify(only)} instead of ${JSON.stringify(expected)}`];
}

function deadlinesOf(reading: Reading): ExpectedDeadline[] {
  return sorted(
    reading.deadlines.map(({ what, lastDay, drivingDay, statedLastDay }) =>
      statedLastDay === undefined ? [what, lastDay, drivingDay] : [what, lastDay, drivingDay, statedLastDay],
    ),
  );
}

function sorted(deadlines: readonly ExpectedDeadline[]): ExpectedDeadline[] {
  return [...deadlines].sort((a, b) => a.join().localeCompare(b.join()));
}
