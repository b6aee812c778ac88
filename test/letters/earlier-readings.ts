import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { Reading } from '#app/service/letter-reader/index.ts';
import { learnedClasses } from '#app/service/letter-reader/weights.ts';
import { answerOf } from './answers.ts';
import type { CorpusLetter, TrueLimit, Truth } from './corpus-letter.ts';
import { harmOf } from './measure.ts';
import { programFolder } from './program-folder.ts';

/** What the reader of a7d3c34, which knew no statements, said of a letter. */
export interface EarlierReading {
  id: string;
  kind: string;
  outcome?: string;
  /** `TM08 2026-05-12`: what, and the day that drives. */
  deadlines: readonly string[];
  /** `2026-05-12 10:00|place`. */
  appointments: readonly string[];
}

/**
 * The letter gives no day, and only its kind did: how one objects is on a leaflet; two weeks to ask for money follow from a
 * reflection period that is told in other words.
 */
export const byKindAlone = /^(?:edge-no-nothing-changes|edge-thirty-days-because-of-spain) /;

/** The earlier readings by the name of the letter: Brotli in base64, a line of JSON for each. */
export function earlierReadings(): Map<string, EarlierReading> {
  const packed = readFileSync(join(programFolder, 'test/letters/a7d3c34.base64'), 'latin1');
  const lines = `${brotliDecompressSync(Buffer.from(packed, 'base64'))}`.trimEnd().split('\n');
  return new Map(lines.map((line) => JSON.parse(line) as EarlierReading).map((each) => [each.id, each]));
}

interface Days {
  limits: readonly { what: string; day: string }[];
  appointments: readonly { date: string; time: string; place: string }[];
}

/** What is told now and was told then, of how much. */
export interface Compared {
  limits: { now: number; before: number; of: number };
  appointments: { now: number; before: number; of: number };
  kinds: { now: number; before: number; of: number };
  /** Called by a wrong name, now and then. */
  wrong: { now: string[]; before: string[] };
  /** Of no kind of a7d3c34 and now of a kind that came after it: right or wrong by no truth that was written before. */
  newer: string[];
  /** Told as the opposite. */
  opposite: string[];
  harmful: string[];
  /** Known then, unknown now, and something that was told then is not told by statements. */
  lost: string[];
  /** Days that were told then and are not told now. */
  fewer: string[];
}

/** Holds readings against those of a7d3c34 of the same letters; letters that it never read are left out. */
export function compared(
  all: readonly { letter: CorpusLetter; reading: Reading }[],
  earlier: ReadonlyMap<string, EarlierReading>,
): Compared {
  const sum: Compared = {
    limits: { now: 0, before: 0, of: 0 },
    appointments: { now: 0, before: 0, of: 0 },
    kinds: { now: 0, before: 0, of: 0 },
    wrong: { now: [], before: [] },
    newer: [],
    opposite: [],
    harmful: [],
    lost: [],
    fewer: [],
  };
  for (const { letter, reading } of all) {
    const before = earlier.get(letter.id);
    if (before !== undefined) add(sum, letter, reading, before);
  }
  return sum;
}

function add(sum: Compared, letter: CorpusLetter, reading: Reading, before: EarlierReading): void {
  const { truth, id } = letter;
  const limits = truth.limits.filter((limit) => !isNoLimit(letter, limit));
  const missing = [
    ...count(sum.limits, limits, (limit) => tellsLimit(daysNow(reading), limit), tellsThen(before)),
    ...count(
      sum.appointments,
      truth.appointments,
      (each) => tellsAppointment(daysNow(reading), each),
      (each) => tellsAppointment(daysThen(before), each),
    ),
  ];
  const isRight = (kind: string): boolean => truth.kinds.includes(kind);
  count(
    sum.kinds,
    [reading],
    ({ kind }) => isRight(kind),
    () => isRight(before.kind),
  );
  if (before.kind !== 'unknown' && !isRight(before.kind)) sum.wrong.before.push(`${id}: ${before.kind}`);
  if (reading.kind !== 'unknown' && !isRight(reading.kind)) {
    const isNewer = truth.kinds[0] === 'unknown' && !oldKinds.has(reading.kind);
    (isNewer ? sum.newer : sum.wrong.now).push(`${id}: ${reading.kind}`);
  }
  if (isOpposite(truth, reading)) sum.opposite.push(`${id}: ${reading.kind} ${reading.outcome ?? ''}`);
  sum.harmful.push(...harmOf(letter, reading).map((harm) => `${id}: ${harm}`));
  sum.fewer.push(...missing.map((day) => `${id}: ${day}`));
  const isSilent = truth.sameDay && !tellsUrgency(reading);
  if (
    reading.kind === 'unknown' &&
    isRight(before.kind) &&
    before.kind !== 'unknown' &&
    (isSilent || missing.length > 0)
  )
    sum.lost.push(`${id} (${before.kind}): ${[...missing, ...(isSilent ? ['urgency'] : [])].join(', ')}`);
}

/**
 * What a7d3c34 told and no law gives (docs/law.md, TM37): three months for an injured party whose claim was not rejected but
 * left undecided, or after an acquittal; unless the letter itself gives them.
 */
function isNoLimit({ truth, text }: CorpusLetter, { what }: TrueLimit): boolean {
  if (what !== 'TM37' || /\b(?:drie|3) maanden\b/i.test(text)) return false;
  return truth.outcome === 'acquitted' || /niet-ontvankelijk/i.test(text);
}

/** Counts what is told of these, now and then; gives those that only were told then. */
function count<T>(
  sum: { now: number; before: number; of: number },
  of: readonly T[],
  isNow: (each: T) => boolean,
  wasThen: (each: T) => boolean,
): string[] {
  return of.flatMap((each) => {
    const [now, then] = [isNow(each), wasThen(each)];
    sum.of += 1;
    sum.now += now ? 1 : 0;
    sum.before += then ? 1 : 0;
    return then && !now ? [nameOf(each)] : [];
  });
}

function nameOf(each: unknown): string {
  return JSON.stringify(each).replaceAll(/["{}]/g, '').slice(0, 60);
}

function tellsThen(before: EarlierReading): (limit: TrueLimit) => boolean {
  return (limit) => tellsLimit(daysThen(before), limit);
}

function daysThen({ deadlines, appointments }: EarlierReading): Days {
  return {
    limits: deadlines.map((line) => {
      const [what = '', day = ''] = line.split(' ');
      return { what, day };
    }),
    appointments: appointments.map((line) => {
      const [when = '', place = ''] = line.split('|');
      const [date = '', time = ''] = when.split(' ');
      return { date, time, place };
    }),
  };
}

/** The days of a reading: of its kind, and of its statements, which need none. */
function daysNow({ deadlines, appointments, statements }: Reading): Days {
  const stated = statements.flatMap((each) => {
    // The law may have two readings: the true one is listed, and the earlier one drives.
    if (each.is === 'remedy') return [each.drivingDay, ...each.readings.map(({ lastDay }) => lastDay)];
    return each.is === 'duty' || each.is === 'request' || each.is === 'measure' || each.is === 'period'
      ? [each.day]
      : [];
  });
  const met = statements.flatMap((each) =>
    each.is === 'appointment' ? [{ date: each.date, time: each.time ?? '', place: each.at ?? '' }] : [],
  );
  return {
    limits: [
      ...deadlines.map(({ what, drivingDay }) => ({ what, day: drivingDay })),
      ...stated.flatMap((day) => (day === null ? [] : [{ what: 'statement', day }])),
    ],
    appointments: [
      ...appointments.map(({ date, time, place }) => ({ date, time: time ?? '', place: place ?? '' })),
      ...met,
    ],
  };
}

const onlyTheLetter = ['TM17', 'TM20', 'letter'];

function tellsLimit({ limits }: Days, { what, start, drivingDay }: TrueLimit): boolean {
  const own = onlyTheLetter.includes(what) ? onlyTheLetter : start === undefined ? [what, 'letter'] : [what];
  return limits.some((each) => each.day === drivingDay && [...own, 'letter', 'statement'].includes(each.what));
}

function tellsAppointment({ appointments }: Days, { date, time, place }: Days['appointments'][number]): boolean {
  return appointments.some(
    (each) => each.date === date && each.time === time && (place === '' || bare(each.place).includes(bare(place))),
  );
}

function bare(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Kinds with weights are those of a7d3c34; a kind that came later is known by what letters of it say. */
const oldKinds: ReadonlySet<string> = new Set(learnedClasses().map((name) => name.split('/')[0] ?? name));

/** A yes of which the letter says no, or the other way round. */
function isOpposite({ kinds, outcome }: Truth, reading: Reading): boolean {
  const said = answerOf(reading.kind, reading.outcome);
  const answers = kinds.map((kind) => answerOf(kind, outcome));
  return said !== null && answers.every((answer) => answer !== null && answer !== said);
}

/** A letter that a lawyer must see today says so, of whatever kind it is; of what is unknown that is said always. */
function tellsUrgency({ kind, warnings, statements }: Reading): boolean {
  return (
    kind === 'unknown' ||
    warnings.some(({ code }) => code === 'same_day') ||
    statements.some(({ is }) => is === 'urgent')
  );
}
