import { isClosed, nextOpen } from './calendar.ts';
import { type Day, monthEndToMonthEnd, sameDayNumber } from './days.ts';
import { type Law, movesUnder, regimes } from './laws.ts';
import type { Term, Unit } from './term.ts';

/** What the count gives, in whole numbers: the raw last day, the one under the law, and where the law has one, the other reading. */
export interface CountedDays {
  raw: Day;
  last: Day;
  other: Day | null;
}

/**
 * Counts one term from its event (which itself does not count). All laws but `hours`, on whole numbers of days.
 * `extra` adds days on which the term stood still; `clear` takes one day more when counting back.
 */
export function count(law: Law, event: Day, term: Term, clear = false, extra = 0): CountedDays {
  const raw = rawDay(law, event, term, clear) + extra;
  const last = movedOn(law, event, raw, term);
  return { raw, last, other: otherReading(law, event, term, extra) };
}

function rawDay(law: Law, event: Day, term: Term, clear: boolean): Day {
  switch (law) {
    case 'criminal':
      // "Onder een maand wordt verstaan een tijd van dertig dagen" (Sv 136).
      return term.unit === 'months' ? event + 30 * term.length : plainDay(event, term.unit, term.length);
    case 'tax-collection':
      return term.unit === 'months' || term.unit === 'years'
        ? monthEndToMonthEnd(event, inMonths(term))
        : plainDay(event, term.unit, term.length);
    case 'backward':
      return plainDay(event, term.unit, -term.length) - (clear ? 1 : 0);
    case 'court-days':
      return openDaysAfter(event, term.length);
    default:
      return plainDay(event, term.unit, term.length);
  }
}

function plainDay(event: Day, unit: Unit, length: number): Day {
  if (unit === 'weeks') return event + 7 * length;
  if (unit === 'days') return event + length;
  return sameDayNumber(event, unit === 'years' ? 12 * length : length);
}

function otherReading(law: Law, event: Day, term: Term, extra: number): Day | null {
  if (law === 'criminal' && term.unit === 'months') {
    return movedOn(law, event, sameDayNumber(event, term.length) + extra, term);
  }
  if (law === 'tax-collection' && (term.unit === 'months' || term.unit === 'years')) {
    return sameDayNumber(event, inMonths(term)) + extra;
  }
  return null;
}

/** The last day under the law of a term that ends, unmoved, on `raw`. */
export function movedOn(law: Law, event: Day, raw: Day, term: Term): Day {
  const { moves, twoWorkingDaysFrom } = regimes[law];
  if (moves === null || !movesUnder(law, term)) return raw;
  let last = nextOpen(raw, moves);
  if (term.unit !== 'days' || term.length >= twoWorkingDaysFrom) {
    while (!holdsTwoOpenDays(event, last, moves)) last = nextOpen(last + 1, moves);
  }
  return last;
}

function holdsTwoOpenDays(event: Day, last: Day, under: 'atw' | 'atw-3-1'): boolean {
  let found = 0;
  for (let day = last; day > event; day -= 1) {
    if (!isClosed(day, under)) found += 1;
    if (found === 2) return true;
  }
  return false;
}

// Good Friday and decree days count as working days of a court (RBDHA:2019:1816): earlier is safer.
function openDaysAfter(event: Day, howMany: number): Day {
  let day = event;
  for (let left = howMany; left > 0; left -= 1) day = nextOpen(day + 1, 'atw-3-1');
  return day;
}

function inMonths(term: Term): number {
  return term.unit === 'years' ? 12 * term.length : term.length;
}
