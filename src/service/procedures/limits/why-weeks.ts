import type { MoveReason } from '#app/service/deadlines/index.ts';
import type { Counted } from '#app/service/limit-counting/index.ts';

/** What a day of the strip stands for. `other` is the last day of another reading, `raw` where the bare count ended. */
type DayRole = 'start' | 'counted' | 'skipped' | 'raw' | 'last' | 'driving' | 'other' | 'outside';

export interface WhyDay {
  date: Temporal.PlainDate;
  role: DayRole;
  /** Why it was skipped. */
  reason?: MoveReason;
}

/** A week from Monday to Sunday, or how many weeks were left out between two of them. */
export type WhyWeek = WhyDay[] | { leftOut: number };

export interface Why {
  start: string;
  lastDay: string;
  drivingDay: string;
  counted: Counted;
}

/** So many weeks are shown whole; of a longer term the first two and the last four. */
const shownWhole = 7;
const [first, last] = [2, 4];

/** The calendar behind a day: from the day that does not count to the last day, whichever of the two comes first. */
export function whyWeeks(why: Why): WhyWeek[] {
  const roles = rolesOf(why);
  const days = [...roles.keys()].sort();
  const [from = why.start, until = why.lastDay] = [days[0], days.at(-1)];
  const monday = startOfWeek(from);
  const weeks: WhyDay[][] = [];
  for (let week = monday; week.toString() <= until; week = week.add({ days: 7 })) {
    weeks.push(Array.from({ length: 7 }, (_, at) => dayOf(week.add({ days: at }), roles, { from, until })));
  }
  if (weeks.length <= shownWhole) return weeks;
  return [...weeks.slice(0, first), { leftOut: weeks.length - first - last }, ...weeks.slice(-last)];
}

type Known = Map<string, Omit<WhyDay, 'date'>>;

// The later line wins: the day we keep is named before anything else that it also is.
function rolesOf({ start, lastDay, drivingDay, counted }: Why): Known {
  const known: Known = new Map([[start, { role: 'start' }]]);
  for (const reading of counted.readings) known.set(reading.lastDay, { role: 'other' });
  known.set(counted.rawLastDay, { role: 'raw' });
  for (const { from, reason } of counted.moves) known.set(from, { role: 'skipped', reason });
  known.set(lastDay, { role: 'last' });
  if (drivingDay !== lastDay) known.set(drivingDay, { role: 'driving' });
  return known;
}

function dayOf(date: Temporal.PlainDate, roles: Known, { from, until }: { from: string; until: string }): WhyDay {
  const day = date.toString();
  const known = roles.get(day);
  if (known) return { date, ...known };
  return { date, role: day > from && day < until ? 'counted' : 'outside' };
}

function startOfWeek(day: string): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 });
}
