import type { Reading } from '#app/service/letter-reader/reading.ts';
import type { SecondLetter, TrueLimit } from './second-letter.ts';

export interface Read {
  letter: SecondLetter;
  reading: Reading;
}

/** How many are right, of how many. */
class Share {
  right = 0;
  of = 0;

  add(isRight: boolean): void {
    this.of += 1;
    if (isRight) this.right += 1;
  }

  get percent(): number {
    return this.of === 0 ? 100 : Math.round((1000 * this.right) / this.of) / 10;
  }
}

const shares = [
  'kind right or honestly unknown',
  'kind right',
  'outcome right',
  'date of the letter right',
  'limits right to the day',
  'limits right, of letters known',
  'authority days right',
  'appointments right',
  'appointment date and time',
  'appointment place',
  'references found',
  'amounts found',
  'pay-by days right',
  'same day said',
  'false letters warned of',
  'other warnings given',
] as const;
type ShareName = (typeof shares)[number];

export interface Found {
  letters: number;
  shares: Record<ShareName, Share>;
  /** A sentence each, by the letter's name; never its words. */
  wrongKinds: string[];
  harmful: string[];
  misses: string[];
}

/**
 * Holds readings against the truths. A last day is right when the day that drives is; a day or a length that only the letter gives may be
 * called `letter` or by its number. A place is right when it holds the street and number.
 */
export function measureSecondSet(all: readonly Read[]): Found {
  const found: Found = {
    letters: all.length,
    shares: Object.fromEntries(shares.map((name) => [name, new Share()])) as Record<ShareName, Share>,
    wrongKinds: [],
    harmful: [],
    misses: [],
  };
  for (const { letter, reading } of all) measureOne(found, letter, reading);
  return found;
}

function measureOne(found: Found, { id, truth }: SecondLetter, reading: Reading): void {
  const check = (name: ShareName, isRight: boolean, what = ''): void => {
    found.shares[name].add(isRight);
    if (!isRight) found.misses.push(`${id}: not ${name} ${what}`.trim());
  };
  const right = truth.kinds.includes(reading.kind);
  const known = reading.kind !== 'unknown';
  check('kind right or honestly unknown', right || !known);
  check('kind right', right, `(${reading.kind})`);
  if (!right && known) found.wrongKinds.push(`${id}: ${reading.kind}`);
  if (truth.outcome !== undefined) check('outcome right', reading.outcome === truth.outcome, `(${reading.outcome})`);
  if (truth.letterDate !== undefined)
    check('date of the letter right', reading.letterDate === truth.letterDate, `(${reading.letterDate})`);

  for (const limit of truth.limits) {
    const days = daysFor(reading, limit);
    const isRight = days.includes(limit.drivingDay);
    check('limits right to the day', isRight, `(${limit.what}: ${days.join() || 'none'}, true ${limit.drivingDay})`);
    if (known) found.shares['limits right, of letters known'].add(isRight);
  }
  for (const limit of truth.waits)
    check('authority days right', daysFor(reading, limit).includes(limit.drivingDay), `(${limit.what})`);
  measureAppointments(check, truth.appointments, reading);
  for (const { kind, value } of truth.references)
    check(
      'references found',
      reading.references.some((each) => each.kind === kind && bare(each.value) === bare(value)),
      `(${kind})`,
    );
  for (const { value, payBy } of truth.amounts) {
    const theirs = reading.amounts.filter((each) => each.value === value);
    check('amounts found', theirs.length > 0, `(${value})`);
    if (payBy !== undefined)
      check(
        'pay-by days right',
        theirs.some((each) => each.payBy === payBy),
      );
  }
  measureWarnings(check, truth, reading);
  if (known) found.harmful.push(...harmOf(truth, reading, right).map((what) => `${id}: ${what}`));
}

type Check = (name: ShareName, isRight: boolean, what?: string) => void;

function measureAppointments(check: Check, truths: SecondLetter['truth']['appointments'], reading: Reading): void {
  for (const { date, time, place } of truths) {
    const then = reading.appointments.find((each) => each.date === date && each.time === time);
    const there = place === '' || bare(then?.place ?? '').includes(bare(place));
    check('appointments right', then !== undefined && there);
    check('appointment date and time', then !== undefined);
    if (place !== '') check('appointment place', then !== undefined && there);
  }
}

function measureWarnings(check: Check, { kinds, warnings, sameDay }: SecondLetter['truth'], reading: Reading): void {
  const given = reading.warnings.map(({ code }) => code);
  if (sameDay && kinds.includes(reading.kind)) check('same day said', given.includes('same_day'));
  for (const code of warnings) {
    if (code === 'false_letter')
      check(
        'false letters warned of',
        given.some((each) => each.startsWith('false_')),
      );
    else
      check(
        'other warnings given',
        given.some((each) => each === code),
        `(${code})`,
      );
  }
}

/** What would do harm to someone who believes a reading that says it knows the letter. */
function harmOf({ limits, actionNeeded }: SecondLetter['truth'], reading: Reading, right: boolean): string[] {
  const asked = reading.tasks.some(({ code }) => code === 'find_letter_date' || code === 'find_validity_end');
  const harm = limits.flatMap((limit) => {
    const days = right ? daysFor(reading, limit) : reading.deadlines.map(({ drivingDay }) => drivingDay);
    if (days.some((day) => day <= limit.drivingDay) || (days.length === 0 && asked)) return [];
    return [`${limit.what} ${days.length === 0 ? 'missed' : `on ${days.join()}`}, true ${limit.drivingDay}`];
  });
  return actionNeeded && !reading.actionNeeded ? [...harm, 'says that nothing need be done'] : harm;
}

const onlyTheLetter = ['TM17', 'TM20', 'letter'];

function daysFor(reading: Reading, { what, start }: TrueLimit): string[] {
  const names = onlyTheLetter.includes(what) ? onlyTheLetter : start === undefined ? [what, 'letter'] : [what];
  const same = (each: string): boolean => names.includes(each);
  return reading.deadlines.filter((each) => same(each.what)).map(({ drivingDay }) => drivingDay);
}

/** Letters and figures only, so that spaces and points in a number do not count. */
function bare(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
