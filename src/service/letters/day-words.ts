import type { MessageKey } from '#app/platform/language/index.ts';
import { limitDefinition } from '#app/service/deadlines/index.ts';
import type { Deadline, Reading } from '#app/service/letter-reader/index.ts';
import type { Telling } from './telling-rules.ts';

/** A day of the explanation: as the reader found it, or as a person has it now. */
export type ToldDay = Pick<Deadline, 'what' | 'drivingDay' | 'start'>;

/** What a day is for the client: hers to keep to, one on which an authority must have decided, or one to leave the country. */
type DayOf = 'client' | 'authority' | 'leave';
const others = {
  client: 'letters.told.otherDay',
  authority: 'letters.told.otherWait',
  leave: 'letters.told.otherLeave',
} as const satisfies Record<DayOf, MessageKey>;
const marks = {
  client: 'letters.copy.mark.day',
  authority: 'letters.copy.mark.wait',
  leave: 'letters.copy.mark.leave',
} as const satisfies Record<DayOf, MessageKey>;

type Said = Pick<Reading, 'statements'>;

function dayOf({ what, drivingDay }: ToldDay, said: Said): DayOf {
  if (limitDefinition(what)?.for === 'wait') return 'authority';
  return what === 'TM15' || isLeaveOfLetter({ what, drivingDay }, said) ? 'leave' : 'client';
}

/** A day that only the letter gives, by which to leave: this one, or the one after it ("before 1 May"). */
export function isLeaveOfLetter({ what, drivingDay }: ToldDay, { statements }: Said): boolean {
  if (what !== 'letter') return false;
  const next = Temporal.PlainDate.from(drivingDay).add({ days: 1 }).toString();
  return statements.some(
    (each) => each.is === 'duty' && each.value === 'leave' && (each.day === drivingDay || each.day === next),
  );
}

/** A day that no sentence names. An authority's is no day of the client's, and a day to leave never stands without its condition. */
export function otherDay(day: ToldDay, said: Said, telling: Pick<Telling, 'isSuspended'>): MessageKey {
  if (telling.isSuspended('deadline', day.what)) return 'letters.told.suspended.day';
  return others[dayOf(day, said)];
}

/** Beside a day on a sheet that is withheld: nothing stands there as a fact that nobody has confirmed. */
export function dayMark(day: ToldDay, said: Said, telling: Pick<Telling, 'isSuspended'>): MessageKey {
  if (telling.isSuspended('deadline', day.what)) return 'letters.copy.mark.suspended';
  return marks[dayOf(day, said)];
}
