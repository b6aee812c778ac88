import { describe, expect, test } from 'vitest';
import { type Law, lastDay } from '#app/service/deadlines/index.ts';
import { kindKeys, outcomeKeys, referenceKinds, senderCodes, warningCodes } from '#app/service/letter-reader/codes.ts';
import { piecesOf } from '../blocks.ts';
import { readFourthSet } from '../fourth-set/read-fourth-set.ts';
import { readSecondSet } from '../second-set/read-second-set.ts';
import type { SecondLetter, TrueLimit } from '../second-set/second-letter.ts';
import { readThirdSet } from '../third-set/read-third-set.ts';
import { readFifthSet } from './read-fifth-set.ts';

const letters = readFifthSet();

/** How the term catalogue says that each limit is counted. */
const lawOf: Record<string, Law> = {
  TM01: 'policy',
  TM02: 'policy',
  TM05: 'statute',
  TM06: 'backward',
  TM08: 'statute',
  TM09: 'statute',
  TM10: 'amvb',
  TM11: 'statute',
  TM12: 'statute',
  TM13: 'statute',
  TM14: 'backward',
  TM15: 'statute',
  TM17: 'letter',
  TM18: 'criminal',
  TM19: 'event',
  TM20: 'letter',
  TM22: 'statute',
  TM23: 'statute',
  TM24: 'criminal',
  TM25: 'statute',
  TM27: 'ministerial',
  TM36: 'statute',
  TM37: 'criminal',
  TM38: 'statute',
  letter: 'letter',
};

/** The ten letters of `domain/legal.md` 10.3. */
const sameDay = [
  'ind_afwijzing',
  'ind_voornemen_intrekking',
  'ind_intrekking',
  'ind_beslissing_bezwaar',
  'ind_dublin',
  'ind_inreisverbod',
  'rb_uitspraak',
  'rb_griffierecht',
  'om_sepot',
  'politie_verhoor_verdachte',
];

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso, { overflow: 'reject' });
const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a < b ? b : a);

/** Counts a true limit again: last day under the law named, and the day that drives. */
function counted(limit: TrueLimit, wait: boolean): { lastDay: string; drivingDay: string } {
  const { what, start, terms, stated } = limit;
  const law = lawOf[what];
  if (law === undefined) throw new Error(`${what} has no law`);
  if (start === undefined) return { lastDay: limit.lastDay, drivingDay: limit.lastDay };
  const answers = terms.map((term) =>
    lastDay({ law, start: day(start), term, clear: what === 'TM14', for: wait ? 'wait' : 'act' }),
  );
  const days = answers.map((answer) => (what === 'TM15' ? answer.rawLastDay : answer.drivingDay).toString());
  const own = days.reduce(wait ? later : earlier);
  return {
    lastDay: answers[0]?.lastDay.toString() ?? '',
    drivingDay: stated === undefined ? own : (wait ? later : earlier)(own, stated),
  };
}

describe('the truths of the fifth set', () => {
  test('name kinds, outcomes, senders, references and warnings of the fixed lists', () => {
    for (const { id, truth } of letters) {
      for (const kind of truth.kinds) expect([...kindKeys, 'unknown'], id).toContain(kind);
      if (truth.outcome !== undefined) expect(outcomeKeys, id).toContain(truth.outcome);
      if (truth.sender !== undefined) expect(senderCodes, id).toContain(truth.sender);
      for (const { kind } of truth.references) expect(referenceKinds, id).toContain(kind);
      for (const code of truth.warnings) expect(warningCodes, id).toContain(code);
    }
  });

  test('hold real dates, times and amounts only', () => {
    for (const { id, truth } of letters) {
      const days = [
        truth.letterDate,
        ...[...truth.limits, ...truth.waits].flatMap((limit) => [limit.lastDay, limit.drivingDay, limit.stated]),
        ...truth.appointments.map(({ date }) => date),
        ...truth.amounts.map(({ payBy }) => payBy),
      ].filter((each) => each !== undefined);
      for (const each of days) expect(() => day(each), `${id}: ${each}`).not.toThrow();
      for (const { time } of truth.appointments) expect(time, id).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      for (const { value } of truth.amounts) expect(value, id).toMatch(/^\d+\.\d\d$/);
    }
  });

  test('hold limits that the law counts alike', () => {
    for (const { id, truth } of letters) {
      for (const limit of truth.limits) expect(counted(limit, false), `${id} ${limit.what}`).toEqual(daysOf(limit));
      for (const limit of truth.waits) expect(counted(limit, true), `${id} ${limit.what}`).toEqual(daysOf(limit));
    }
  });

  test('count each limit from a day that the letter names', () => {
    for (const letter of letters) {
      const { id, truth } = letter;
      for (const { start } of [...truth.limits, ...truth.waits])
        if (start !== undefined) expect(daysNamed(letter), `${id}: ${start}`).toContain(start);
    }
  });

  test('are of the right weekday where the letter names one', () => {
    for (const letter of letters)
      for (const [whole, weekday, iso] of weekdays(letter))
        expect(day(iso).dayOfWeek, `${letter.id}: ${whole}`).toBe(weekday);
  });

  test('call the ten letters of the same day by their name', () => {
    for (const { id, truth } of letters)
      if (truth.kinds.length === 1) expect(truth.sameDay, id).toBe(sameDay.includes(truth.kinds[0] ?? ''));
  });
});

describe('the letters of the fifth set', () => {
  test('are two or more of every kind, and four that must stay unknown', () => {
    for (const kind of kindKeys) expect(count(kind), kind).toBeGreaterThanOrEqual(2);
    expect(count('unknown')).toBeGreaterThanOrEqual(4);
  });

  test('lose no page on the way to paper', () => {
    for (const { id, text } of letters)
      expect(piecesOf(text).filter(({ kind }) => kind === 'page').length, id).toBe(text.split(/^---$/m).length - 1);
  });

  test('have a name of their own and words of their own', () => {
    const all = [...letters, ...readSecondSet(), ...readThirdSet(), ...readFourthSet()];
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  });
});

function count(kind: string): number {
  return letters.filter(({ truth }) => truth.kinds[0] === kind).length;
}

function daysOf({ lastDay, drivingDay }: TrueLimit): { lastDay: string; drivingDay: string } {
  return { lastDay, drivingDay };
}

const months = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
const week = 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' ');

/** Every day that stands in a letter, in whatever style. */
function daysNamed(letter: SecondLetter): string[] {
  return [...writtenIn(letter).matchAll(/(\d{1,2})[ .-](\d{1,2}|[a-z]+)[ .-](\d{4})/gi)].map(([, d, m, y]) =>
    iso(d, m, y),
  );
}

function weekdays(letter: SecondLetter): [whole: string, weekday: number, iso: string][] {
  const pattern = new RegExp(`(${week.join('|')}) (\\d{1,2})[ -](\\d{1,2}|[a-z]+)[ -](\\d{4})`, 'gi');
  return [...writtenIn(letter).matchAll(pattern)].map(([whole, name = '', d, m, y]) => [
    whole,
    week.indexOf(name.toLowerCase()) + 1,
    iso(d, m, y),
  ]);
}

function writtenIn({ head, to, refs, text, sign }: SecondLetter): string {
  return [...head, ...to, ...refs.flat(), text, ...sign].join('\n');
}

function iso(d = '', m = '', y = ''): string {
  const month = months.indexOf(m.toLowerCase()) + 1 || Number(m);
  return `${y}-${String(month).padStart(2, '0')}-${d.padStart(2, '0')}`;
}
