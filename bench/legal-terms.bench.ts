import { count } from '#app/service/deadlines/count.ts';
import { type Day, dayNumber, sameDayNumber, weekdayNumber } from '#app/service/deadlines/days.ts';
import { holidayDaysOf } from '#app/service/deadlines/holidays.ts';
import type { Term } from '#app/service/deadlines/term.ts';

const name = 'The last day of a statutory term, against a walk day by day';

/** Terms a person meets: objection, appeal, court fee, default notice, penal order, decision, complaint. */
const terms: readonly Term[] = [
  { unit: 'weeks', length: 4 },
  { unit: 'weeks', length: 6 },
  { unit: 'weeks', length: 2 },
  { unit: 'days', length: 14 },
  { unit: 'days', length: 90 },
  { unit: 'months', length: 3 },
  { unit: 'weeks', length: 12 },
  { unit: 'days', length: 5 },
];
const firstStart = dayNumber(2005, 1, 1);
const starts = dayNumber(2028, 6, 1) - firstStart;

/** Statutory terms a second on one core, and how many times faster that is than walking day by day. */
async function run(): Promise<{ figures: Record<string, number>; ratio: number }> {
  checkThatBothAgree();
  timed(ours, 200_000);
  timed(walk, 20_000);
  // By turns, the best of each: a busy neighbour slows both rather than one.
  const rounds = Array.from({ length: 5 }, () => ({ ours: timed(ours, 1_000_000), walk: timed(walk, 100_000) }));
  const termsPerSecond = Math.round(Math.max(...rounds.map((round) => round.ours)));
  const walkedPerSecond = Math.round(Math.max(...rounds.map((round) => round.walk)));
  return { figures: { termsPerSecond, walkedPerSecond }, ratio: termsPerSecond / walkedPerSecond };
}

type Count = (event: Day, term: Term) => Day;

const ours: Count = (event, term) => count('statute', event, term).last;

/** The way a person does it on a calendar: day after day, each looked up, until the term is full and the day is open. */
const walk: Count = (event, term) => {
  const target = term.unit === 'months' ? sameDayNumber(event, term.length) : null;
  const length = term.unit === 'weeks' ? term.length * 7 : term.length;
  let open = 0;
  for (let day = event + 1, counted = 1; ; day += 1, counted += 1) {
    const closed = isClosedOnTheCalendar(day);
    if (!closed) open += 1;
    const full = target === null ? counted >= length : day >= target;
    if (full && !closed && (open >= 2 || length < 3)) return day;
  }
};

export default { name, run };

const holidays = new Set(
  Array.from({ length: 30 }, (_, index) => 2004 + index).flatMap((year) => holidayDaysOf(year).map(({ day }) => day)),
);

function isClosedOnTheCalendar(day: Day): boolean {
  const weekday = weekdayNumber(day);
  return weekday === 0 || weekday === 6 || holidays.has(day);
}

function timed(counting: Count, howMany: number): number {
  let sum = 0;
  const begin = performance.now();
  for (let index = 0; index < howMany; index += 1) {
    sum += counting(firstStart + (index % starts), terms[index % terms.length] as Term);
  }
  const seconds = (performance.now() - begin) / 1000;
  // The sum is used, so that no run can be optimised away.
  return Number.isFinite(sum) ? howMany / seconds : 0;
}

function checkThatBothAgree(): void {
  for (let index = 0; index < starts * 2; index += 1) {
    const event = firstStart + (index % starts);
    const term = terms[index % terms.length] as Term;
    if (ours(event, term) !== walk(event, term)) throw new Error('the two ways of counting differ');
  }
}
