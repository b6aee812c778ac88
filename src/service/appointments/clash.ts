/** Two appointments that one person cannot both go to. */
export interface Going {
  day: string | null;
  time: string | null;
  /** How long one travels, in minutes. */
  travel: number | null;
}

/** So long an appointment lasts, as far as anybody knows beforehand. */
const lasts = 120;

/** Do they overlap, with the way there? On one day without an hour nobody can tell: then they may. */
export function clashes(one: Going, other: Going): boolean {
  if (one.day === null || one.day !== other.day) return false;
  if (one.time === null || other.time === null) return true;
  const [first, second] = [one, other].toSorted((a, b) => minutes(a) - minutes(b));
  if (first === undefined || second === undefined) return false;
  return minutes(second) - (second.travel ?? 0) < minutes(first) + lasts;
}

/** Is its hour past, by the clock on the wall there? One without an hour is past after its day. */
export function isPast({ day, time }: Omit<Going, 'travel'>, now: Temporal.PlainDateTime): boolean {
  const today = now.toPlainDate().toString();
  if (day === null || day !== today) return day !== null && day < today;
  return time !== null && Temporal.PlainTime.compare(time, now.toPlainTime()) < 0;
}

function minutes({ time }: Going): number {
  const [hours = 0, rest = 0] = (time ?? '').split(':').map(Number);
  return hours * 60 + rest;
}
