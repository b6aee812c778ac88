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

function minutes({ time }: Going): number {
  const [hours = 0, rest = 0] = (time ?? '').split(':').map(Number);
  return hours * 60 + rest;
}
