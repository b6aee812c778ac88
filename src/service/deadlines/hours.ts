import { type Day, dayOfDate } from './days.ts';
import { answered, refused, type TermOutcome } from './refusal.ts';

/** A moment as the last day and the hour at which it closes; no hour where the start had none. */
export interface CountedHours {
  last: Day;
  closesAt: string | null;
  /** The other defensible last day, where the start leaves two. */
  other: Day | null;
}

const minutesInDay = 24 * 60;

/**
 * Counts elapsed hours from a start. With a time the clock of Amsterdam is followed, so a change of the clock does not
 * lengthen or shorten the term. With a date alone: whole days, since the hour is not known.
 */
export function countHours(
  start: Temporal.PlainDate | Temporal.PlainDateTime,
  hours: number,
  wait: boolean,
): TermOutcome<CountedHours> {
  if (start instanceof Temporal.PlainDate) return answered(wholeDays(dayOfDate(start), hours));
  const first = start.toZonedDateTime('Europe/Amsterdam', { disambiguation: 'earlier' });
  if (!first.toPlainDateTime().equals(start)) return refused('skipped-hour', 'start', start);
  // 02:30 in the night of the change to winter time comes twice: act on the first, wait for the second.
  const ends = [first, start.toZonedDateTime('Europe/Amsterdam', { disambiguation: 'later' })].map((moment) =>
    endOf(moment.add({ hours }).toPlainDateTime()),
  );
  const [earlier, later] = ends as [CountedHours, CountedHours];
  const chosen = wait ? later : earlier;
  const rest = wait ? earlier : later;
  return answered({ ...chosen, other: rest.last === chosen.last ? null : rest.last });
}

function wholeDays(day: Day, hours: number): CountedHours {
  const last = day + Math.floor(hours / 24);
  return { last, closesAt: null, other: hours % 24 === 0 ? null : last + 1 };
}

// A term that ends at midnight ends with the day before it: on the new day nothing can be done in time.
function endOf(moment: Temporal.PlainDateTime): CountedHours {
  const minutes = moment.hour * 60 + moment.minute;
  const day = dayOfDate(moment.toPlainDate());
  if (minutes === 0) return { last: day - 1, closesAt: clock(minutesInDay), other: null };
  return { last: day, closesAt: clock(minutes), other: null };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
