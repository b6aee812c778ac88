import type { LimitDocument } from '#app/service/limit-counting/index.ts';

type Kept = Pick<LimitDocument, 'clear' | 'counted' | 'more'>;
/** A reading by its code and day: `other-count 2026-12-15`, as a form names it. */
type ReadingName = string;

export const nameOfReading = ({ code, lastDay }: { code: string; lastDay: string }): ReadingName =>
  `${code} ${lastDay}`;

/** The readings that make the day of ours earlier: those of which a lawyer may say that they do not hold. */
export function strikeable({ clear, counted }: Kept): { code: string; lastDay: string; basis: string }[] {
  if (counted === null || clear.purpose !== 'act') return [];
  return counted.readings.filter(({ lastDay }) => lastDay < clear.lastDay);
}

/**
 * The limit without a reading that does not hold: the earliest of those that are left drives. Null where there is no such reading. When
 * its event moves, or it is counted again, the reading is back: the earlier day is the safe one.
 */
export function withoutReading<K extends Kept>(kept: K, name: ReadingName): K | null {
  const { clear, counted, more } = kept;
  const struck = strikeable(kept).find((each) => nameOfReading(each) === name);
  if (struck === undefined || counted === null) return null;
  const readings = counted.readings.filter((each) => nameOfReading(each) !== name);
  const days = [counted.lastDay, clear.lastDay, more.safest, ...readings.map(({ lastDay }) => lastDay)];
  const drivingDay = days.filter((day) => day !== null).sort()[0] ?? clear.drivingDay;
  return {
    ...kept,
    clear: { ...clear, drivingDay, recomputable: false, confirmed: false },
    counted: { ...counted, readings, drivingDay },
  };
}
