import type { Stretch } from './stretch.ts';

/** A day, a time and a place where someone is expected; what the letter does not say is null. */
export interface FoundAppointment extends Stretch {
  date: string;
  time: string | null;
  place: string | null;
}
