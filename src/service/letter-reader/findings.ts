import { findAppointments } from './appointments.ts';
import { completed, type FoundDate, findDates } from './dates.ts';
import { type Events, findEvents } from './events.ts';
import type { FoundAppointment } from './found-appointment.ts';
import type { Letter } from './letter.ts';
import { findLetterDates, type LetterDates } from './letter-date.ts';
import { daysFromLetter } from './relative-days.ts';
import { type FoundSender, findSender } from './sender.ts';
import { findStatedDays, type StatedDay } from './stated-days.ts';
import { findStatedTerms, type StatedTerm } from './stated-terms.ts';
import { findValidUntil } from './validity.ts';

/** Everything that was found in a letter, before it is written down as a reading. */
export interface Findings {
  letter: Letter;
  sender: FoundSender | null;
  dates: readonly FoundDate[];
  letterDates: LetterDates;
  letterDate: string | null;
  sentDate: string | null;
  validUntil: readonly FoundDate[];
  days: readonly StatedDay[];
  terms: readonly StatedTerm[];
  /** Lengths that are added to a term that runs already. */
  added: readonly StatedTerm[];
  appointments: readonly FoundAppointment[];
  events: Events;
}

/** Asks every finder once; what is the date of the letter itself is nothing else. */
export function findAll(letter: Letter): Findings {
  const written = findDates(letter.text);
  const letterDates = findLetterDates(letter, written);
  const letterDate = firstOfDays(letterDates.letter.map((date) => date.day));
  const sentDate = firstOfDays(letterDates.sent.map((date) => date.day));
  const reference = letterDate ?? sentDate;
  const named = daysFromLetter(letter.text, reference, written);
  const dates = [...written, ...named].sort((one, other) => one.from - other.from);
  const own = new Set([...letterDates.letter, ...letterDates.sent].map(({ from }) => from));
  const others = dates.filter((date) => !own.has(date.from));
  // Under "Datum" at the head of a table of days stands no date of a letter.
  const later = new Set(
    letterDates.letter.filter(({ day }) => day !== null && letterDate !== null && day > letterDate),
  );
  const appointments = findAppointments(
    letter,
    dates.filter((date) => !own.has(date.from) || later.has(date)),
    reference,
  );
  const validUntil = findValidUntil(
    letter,
    others.map((each) => (each.without === undefined ? each : { ...each, day: completed(each, reference) })),
  );
  const terms = findStatedTerms(letter);
  const added = terms.filter((term) => term.added);
  const placed = new Set([...appointments, ...validUntil].map((each) => each.from));
  return {
    letter,
    sender: findSender(letter),
    dates,
    letterDates,
    letterDate,
    sentDate,
    validUntil,
    days: findStatedDays(letter, others, reference).filter((day) => !placed.has(day.from)),
    terms: terms.filter((term) => !term.added),
    added,
    appointments,
    events: findEvents(letter, others, added),
  };
}

/** The first of some ISO days; null where there is none. */
export function firstOfDays(days: readonly (string | null)[]): string | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}

/** The last of some ISO days; null where there is none. */
export function lastOfDays(days: readonly (string | null)[]): string | null {
  return (
    days
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}
