import type { Reading } from '#app/service/letter-reader/index.ts';
import type { Complete, CorpusLetter, TrueLimit, Truth } from './corpus-letter.ts';

/** A letter and how it was read. */
export interface Read {
  letter: CorpusLetter;
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
  'tasks right',
  'same day said',
  'false letters warned of',
  'other warnings given',
  'nothing said that is not there',
] as const;
export type ShareName = (typeof shares)[number];

/** One question to a reading. `miss` names what is missed in the words of a record (`known`). */
interface Check {
  share: ShareName;
  miss: string;
  isRight: boolean;
}

export interface Found {
  letters: number;
  shares: Record<ShareName, Share>;
  /** A sentence each, by the letter's name; never its words. */
  wrongKinds: string[];
  harmful: string[];
}

/** Holds readings against the truths. */
export function measure(all: readonly Read[]): Found {
  const found: Found = {
    letters: all.length,
    shares: Object.fromEntries(shares.map((name) => [name, new Share()])) as Record<ShareName, Share>,
    wrongKinds: all.flatMap(wrongKindOf),
    harmful: all.flatMap(({ letter, reading }) => harmOf(letter, reading).map((what) => `${letter.id}: ${what}`)),
  };
  for (const { letter, reading } of all)
    for (const { share, isRight } of checksOf(letter.truth, reading)) found.shares[share].add(isRight);
  return found;
}

/** What a reading of a letter misses and what harm it does, each by a name that a record can hold. */
export function missesOf(letter: CorpusLetter, reading: Reading): string[] {
  const missed = checksOf(letter.truth, reading).filter(({ isRight }) => !isRight);
  const harm = harmOf(letter, reading).map((what) => `harm ${what}`);
  return [...new Set([...missed.map(({ miss }) => miss), ...harm])].sort();
}

/** The letter called a kind that it is not: the one mistake that is never allowed. */
function wrongKindOf({ letter: { id, truth }, reading }: Read): string[] {
  return isKnown(reading) && !truth.kinds.includes(reading.kind) ? [`${id}: ${reading.kind}`] : [];
}

const isKnown = (reading: Reading): boolean => reading.kind !== 'unknown';

/**
 * A last day is right when the day that drives is; a day or a length that only the letter gives may be called `letter` or by its number.
 * A place is right when it holds the street and number.
 */
function checksOf(truth: Truth, reading: Reading): Check[] {
  const known = isKnown(reading);
  const right = truth.kinds.includes(reading.kind);
  return [
    check('kind right or honestly unknown', right || !known, 'wrong kind'),
    check('kind right', right, 'kind'),
    ...(truth.outcome === undefined ? [] : [check('outcome right', reading.outcome === truth.outcome, 'outcome')]),
    ...datesOf(truth, reading),
    ...truth.limits.flatMap((limit) => limitsOf(limit, reading)),
    ...truth.waits.map((limit) =>
      check('authority days right', daysFor(reading, limit).includes(limit.drivingDay), `wait ${limit.what}`),
    ),
    ...truth.appointments.flatMap((appointment) => appointmentOf(appointment, reading)),
    ...truth.references.map((each) => check('references found', isReferred(each, reading), `reference ${each.kind}`)),
    ...truth.amounts.flatMap((amount) => amountOf(amount, reading)),
    ...truth.tasks.map((code) => check('tasks right', tasksOf(reading).includes(code), `task ${code}`)),
    ...warningsOf(truth, reading),
    ...(known ? truth.only.map((what) => completeOf(what, truth, reading)) : []),
  ];
}

function check(share: ShareName, isRight: boolean, miss: string): Check {
  return { share, isRight, miss };
}

function datesOf({ letterDate, sentDate }: Truth, reading: Reading): Check[] {
  const name = 'date of the letter right';
  return [
    ...(letterDate === undefined ? [] : [check(name, reading.letterDate === letterDate, 'date')]),
    ...(sentDate === undefined ? [] : [check(name, reading.sentDate === sentDate, 'sent')]),
  ];
}

function limitsOf(limit: TrueLimit, reading: Reading): Check[] {
  const isRight = daysFor(reading, limit).includes(limit.drivingDay);
  const all = check('limits right to the day', isRight, `limit ${limit.what}`);
  return isKnown(reading) ? [all, { ...all, share: 'limits right, of letters known' }] : [all];
}

function appointmentOf({ date, time, place }: Truth['appointments'][number], reading: Reading): Check[] {
  const then = reading.appointments.find((each) => each.date === date && (each.time ?? '') === time);
  const there = then !== undefined && (place === '' || bare(then.place ?? '').includes(bare(place)));
  return [
    check('appointments right', there, `appointment ${date}`),
    check('appointment date and time', then !== undefined, `appointment ${date}`),
    ...(place === '' ? [] : [check('appointment place', there, `appointment ${date}`)]),
  ];
}

function isReferred({ kind, value }: Truth['references'][number], reading: Reading): boolean {
  return reading.references.some((each) => each.kind === kind && (value === '' || bare(each.value) === bare(value)));
}

function amountOf({ value, payBy }: Truth['amounts'][number], reading: Reading): Check[] {
  const theirs = reading.amounts.filter((each) => each.value === value);
  const found = check('amounts found', theirs.length > 0, `amount ${value}`);
  if (payBy === undefined) return [found];
  return [
    found,
    check(
      'pay-by days right',
      theirs.some((each) => each.payBy === payBy),
      `pay-by ${value}`,
    ),
  ];
}

function warningsOf({ kinds, warnings, sameDay }: Truth, reading: Reading): Check[] {
  const given: string[] = reading.warnings.map(({ code }) => code);
  const said = sameDay && kinds.includes(reading.kind);
  return [
    ...(said ? [check('same day said', given.includes('same_day'), 'same-day')] : []),
    ...warnings.map((code) =>
      code === 'false_letter'
        ? check(
            'false letters warned of',
            given.some((each) => each.startsWith('false_')),
            'warning false',
          )
        : check('other warnings given', given.includes(code), `warning ${code}`),
    ),
  ];
}

function completeOf(what: Complete, truth: Truth, reading: Reading): Check {
  const limits = [...truth.limits, ...truth.waits];
  const extra: Record<Complete, () => boolean> = {
    limits: () =>
      reading.deadlines.some(
        (each) =>
          !limits.some(
            ({ what, lastDay, drivingDay }) =>
              what === each.what && lastDay === each.lastDay && drivingDay === each.drivingDay,
          ),
      ),
    appointments: () => reading.appointments.length > truth.appointments.length,
    amounts: () => reading.amounts.length > truth.amounts.length,
    tasks: () => tasksOf(reading).length > truth.tasks.length,
  };
  return check('nothing said that is not there', !extra[what](), `more ${what}`);
}

/** What must be done; that a letter states a term is told with its limit. */
function tasksOf(reading: Reading): string[] {
  return reading.tasks.map(({ code }) => code).filter((code) => code !== 'stated_term');
}

/**
 * What would do harm to someone who believes a reading that says it knows the letter: a day to keep to that is later than the true one, a
 * limit missed, "nothing to do" where something must be done. `blurred`: a day or a length that only the letter gives may be lost with its
 * letters, and so may the label of the letter's date, of which the reader then warns.
 */
export function harmOf({ truth }: CorpusLetter, reading: Reading, blurred = false): string[] {
  if (!isKnown(reading)) return [];
  const right = truth.kinds.includes(reading.kind);
  const asked = reading.tasks.some(({ code }) => code === 'find_letter_date' || code === 'find_validity_end');
  const undated = blurred && reading.warnings.some(({ code }) => code === 'no_letter_date');
  const harm = truth.limits.flatMap((limit) => {
    const days = right ? daysFor(reading, limit) : reading.deadlines.map(({ drivingDay }) => drivingDay);
    const latest = blurred && limit.stated !== undefined ? limit.lastDay : limit.drivingDay;
    if (undated || days.some((day) => day <= latest) || (days.length === 0 && asked)) return [];
    return [`${limit.what} ${days.length === 0 ? 'missed' : `on ${days.join()}`}, true ${limit.drivingDay}`];
  });
  return truth.actionNeeded && !reading.actionNeeded ? [...harm, 'says that nothing need be done'] : harm;
}

const onlyTheLetter = ['TM17', 'TM20', 'letter'];

function daysFor(reading: Reading, { what, start }: TrueLimit): string[] {
  const names = onlyTheLetter.includes(what) ? onlyTheLetter : start === undefined ? [what, 'letter'] : [what];
  return reading.deadlines.filter((each) => names.includes(each.what)).map(({ drivingDay }) => drivingDay);
}

/** Letters and figures only, so that spaces and points in a number do not count. */
function bare(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
