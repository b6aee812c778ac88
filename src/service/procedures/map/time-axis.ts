import { standingOf } from '../events/index.ts';
import { dayOfFacts, hasEnded, type RunningProcedure } from '../running/index.ts';

/** When a procedure ran, on which days something happened in it, and on which its limits end. All days as `2026-11-30`. */
export interface ProcedureTime {
  begun: string;
  /** Null while it runs. */
  ended: string | null;
  happened: readonly string[];
  lastDays: readonly string[];
}

/** The days of one procedure; `lastDays`: of its limits that still run. */
export function timeAxisOf(procedure: RunningProcedure, lastDays: readonly string[]): ProcedureTime {
  const { begun, stopped } = procedure.document;
  const stages = standingOf(procedure);
  const end = hasEnded(stages)
    ? (stages.find(({ stage, state }) => stage.ends && state === 'here')?.since ?? null)
    : null;
  const happened = procedure.events
    .filter(({ document }) => !document.cancelled)
    .flatMap(({ document }) => dayOfFacts(document.facts) ?? []);
  return { begun, ended: stopped?.at.slice(0, 10) ?? end, happened, lastDays: [...lastDays].sort() };
}

/** One stretch of days for all procedures of a client. */
export interface TimeAxis {
  from: string;
  to: string;
  today: string;
}

/** At least this many days are on the axis, and at most so many before and after today: a bar of years hides the month that matters. */
const atLeast = 56;
const before = 730;
const after = 365;

/** The stretch on which all of them fit, today included; null where there is no procedure. */
export function axisOf(times: readonly ProcedureTime[], today: string): TimeAxis | null {
  if (times.length === 0) return null;
  const now = Temporal.PlainDate.from(today);
  const days = times.flatMap(({ begun, happened, lastDays }) => [begun, ...happened, ...lastDays]).sort();
  const from = latestOf(earliestOf(today, days[0]), now.subtract({ days: before }).toString());
  const to = earliestOf(latestOf(today, days.at(-1)), now.add({ days: after }).toString());
  const short = atLeast - Temporal.PlainDate.from(from).until(to).days;
  return { from, to: short > 0 ? Temporal.PlainDate.from(to).add({ days: short }).toString() : to, today };
}

const earliestOf = (day: string, other = day) => [day, other].toSorted()[0] ?? day;
const latestOf = (day: string, other = day) => [day, other].toSorted()[1] ?? day;

/** Where a day lies on the axis, from 0 to 100; what lies outside stands at its edge. */
export function placeOn({ from, to }: Pick<TimeAxis, 'from' | 'to'>, day: string): number {
  const start = Temporal.PlainDate.from(from);
  const whole = start.until(to).days;
  const place = (start.until(day).days / whole) * 100;
  return Math.round(Math.min(100, Math.max(0, place)) * 10) / 10;
}
