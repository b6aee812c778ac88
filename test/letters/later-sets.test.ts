import { describe, expect, test } from 'vitest';
import { type Law, lastDay } from '#app/service/deadlines/index.ts';
import { kindKeys, outcomeKeys, referenceKinds, senderCodes, warningCodes } from '#app/service/letter-reader/codes.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';
import { readEighteenthSet } from './eighteenth-set/read-eighteenth-set.ts';
import { readEighthSet } from './eighth-set/read-eighth-set.ts';
import { readEleventhSet } from './eleventh-set/read-eleventh-set.ts';
import { readFifteenthSet } from './fifteenth-set/read-fifteenth-set.ts';
import { readFourteenthSet } from './fourteenth-set/read-fourteenth-set.ts';
import { readNineteenthSet } from './nineteenth-set/read-nineteenth-set.ts';
import { readNinthSet } from './ninth-set/read-ninth-set.ts';
import { plainPages } from './plain-text.ts';
import type { SecondLetter, TrueLimit } from './second-set/second-letter.ts';
import { readSeventeenthSet } from './seventeenth-set/read-seventeenth-set.ts';
import { readSeventhSet } from './seventh-set/read-seventh-set.ts';
import { readSixteenthSet } from './sixteenth-set/read-sixteenth-set.ts';
import { readSixthSet } from './sixth-set/read-sixth-set.ts';
import { readTenthSet } from './tenth-set/read-tenth-set.ts';
import { readThirteenthSet } from './thirteenth-set/read-thirteenth-set.ts';
import { readTwelfthSet } from './twelfth-set/read-twelfth-set.ts';
import { readTwentiethSet } from './twentieth-set/read-twentieth-set.ts';
import { readTwentyfirstSet } from './twentyfirst-set/read-twentyfirst-set.ts';
import { readTwentysecondSet } from './twentysecond-set/read-twentysecond-set.ts';

/** How the term catalogue says that each limit is counted; the others are of a statute. */
const lawOf: Record<string, Law> = {
  TM01: 'policy',
  TM02: 'policy',
  TM06: 'backward',
  TM10: 'amvb',
  TM14: 'backward',
  TM17: 'letter',
  TM18: 'criminal',
  TM19: 'event',
  TM20: 'letter',
  TM24: 'criminal',
  TM27: 'ministerial',
  TM37: 'criminal',
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

/** The last day and the day that drives, counted again by the law. */
function counted({ what, start, terms, stated, ...limit }: TrueLimit, wait: boolean): string[] {
  if (start === undefined) return [limit.lastDay, limit.lastDay];
  const answers = terms.map((term) =>
    lastDay({
      law: lawOf[what] ?? 'statute',
      start: day(start),
      term,
      clear: what === 'TM14',
      for: wait ? 'wait' : 'act',
    }),
  );
  const driving = answers.map((each) => `${what === 'TM15' ? each.rawLastDay : each.drivingDay}`);
  const days = [...driving, ...(stated === undefined ? [] : [stated])].sort();
  return [`${answers[0]?.lastDay}`, days.at(wait ? -1 : 0) ?? ''];
}

const setsOfAllKinds: [name: string, letters: SecondLetter[]][] = [
  ['sixth', readSixthSet()],
  ['seventh', readSeventhSet()],
  ['eighth', readEighthSet()],
  ['ninth', readNinthSet()],
  ['tenth', readTenthSet()],
  ['eleventh', readEleventhSet()],
  ['twelfth', readTwelfthSet()],
  ['thirteenth', readThirteenthSet()],
  ['fourteenth', readFourteenthSet()],
];

/** Sets that need not hold two letters of every kind. */
const otherSets: [name: string, letters: SecondLetter[]][] = [
  ['fifteenth', readFifteenthSet()],
  ['sixteenth', readSixteenthSet()],
  ['seventeenth', readSeventeenthSet()],
  ['eighteenth', readEighteenthSet()],
  ['nineteenth', readNineteenthSet()],
  ['twentieth', readTwentiethSet()],
  ['twentyfirst', readTwentyfirstSet()],
  ['twentysecond', readTwentysecondSet()],
];

test.each(setsOfAllKinds)('the %s set holds two letters of every kind', (_, letters) => {
  for (const kind of kindKeys)
    expect(letters.filter(({ truth }) => truth.kinds[0] === kind).length, kind).toBeGreaterThanOrEqual(2);
});

describe.each([...setsOfAllKinds, ...otherSets])('the truths of the %s set', (_, letters) => {
  test('bear names of their own', () => {
    expect(new Set(letters.map(({ id }) => id)).size).toBe(letters.length);
  });

  test('name kinds, outcomes, senders, references and warnings of the fixed lists', () => {
    for (const { id, truth } of letters) {
      for (const kind of truth.kinds) expect([...kindKeys, 'unknown'], id).toContain(kind);
      if (truth.outcome !== undefined) expect(outcomeKeys, id).toContain(truth.outcome);
      expect(senderCodes, id).toContain(truth.sender);
      for (const { kind } of truth.references) expect(referenceKinds, id).toContain(kind);
      for (const code of truth.warnings) expect(warningCodes, id).toContain(code);
      expect(truth.sameDay, id).toBe(sameDay.includes(truth.kinds[0] ?? ''));
    }
  });

  test('hold limits that the law counts alike', () => {
    for (const { id, truth } of letters) {
      for (const each of truth.limits)
        expect(counted(each, false), `${id} ${each.what}`).toEqual([each.lastDay, each.drivingDay]);
      for (const each of truth.waits)
        expect(counted(each, true), `${id} ${each.what}`).toEqual([each.lastDay, each.drivingDay]);
    }
  });

  test('hold real times and amounts, and only days and numbers that the letter names', () => {
    for (const letter of letters) {
      const { id, truth } = letter;
      const named = [...daysNamed(letter).map(([, iso]) => iso), ...daysNamedOtherwise(letter)];
      const days = [
        truth.letterDate,
        ...[...truth.limits, ...truth.waits].flatMap((each) => [
          each.start ?? (each.what === 'TM18' ? undefined : each.lastDay),
          each.stated,
        ]),
        ...truth.appointments.map(({ date }) => date),
      ].filter((each) => each !== undefined);
      for (const each of days) expect(named, `${id}: ${each}`).toContain(each);
      for (const { time } of truth.appointments) expect(time, id).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
      for (const { value } of truth.amounts) expect(value, id).toMatch(/^\d+\.\d\d$/);
      const written = bare(writtenIn(letter));
      for (const { value } of truth.references) expect(written, id).toContain(bare(value));
      for (const { place } of truth.appointments) expect(written, id).toContain(bare(place));
    }
  });

  test('are of the right weekday where the letter names one', () => {
    for (const letter of letters)
      for (const [weekday, iso] of daysNamed(letter))
        if (weekday !== 0) expect(day(iso).dayOfWeek, `${letter.id}: ${iso}`).toBe(weekday);
  });
});

test('a judgment that somebody sends on by mail keeps its own date: the earlier day drives', () => {
  const letter = readNinthSet().find(({ id }) => id === 'office-rb-mail-lawyer-judgment');
  const { letterDate, deadlines } = readLetter(plainPages({ ...(letter as SecondLetter), expected: { kind: '' } }));
  expect(letterDate).toBe('2027-02-10');
  expect(deadlines.filter(({ what }) => what === 'TM08').map(({ drivingDay }) => drivingDay)).toEqual(['2027-03-10']);
});

test('a judgment that gives one week to appeal starts the term of a week', () => {
  const letter = readTwelfthSet().find(({ id }) => id === 'plain-court-judgment-one-week');
  const { outcome, deadlines } = readLetter(plainPages({ ...(letter as SecondLetter), expected: { kind: '' } }));
  expect(outcome).toBe('one_week_stated');
  expect(deadlines.map(({ what, drivingDay }) => [what, drivingDay])).toEqual([['TM09', '2027-03-03']]);
});

const months = [
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' '),
  'january february march april may june july august september october november december'.split(' '),
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
];
const week = [
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' '),
  'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
];

/** Every day that stands in a letter, in whatever style, with the number of the weekday before it or 0. */
function daysNamed(letter: SecondLetter): [weekday: number, iso: string][] {
  const pattern = /(?:(\p{L}+) )?(\d{1,2})[ ./-](\d{1,2}|\p{L}+)(?:\. |[ ./-])(\d{4})/giu;
  return [...writtenIn(letter).matchAll(pattern)].map(([, name = '', d = '', m = '', y = '']) => {
    const month = placeOf(m, months) || Number(m);
    return [placeOf(name, week), `${y}-${String(month).padStart(2, '0')}-${d.padStart(2, '0')}`];
  });
}

const numbers = [
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig',
  'eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig zesentwintig zevenentwintig achtentwintig negenentwintig',
  'dertig eenendertig',
]
  .join(' ')
  .split(' ');

/** Days with the month first, in words, or without a year: then the first such day from the date of the letter on. */
function daysNamedOtherwise(letter: SecondLetter): string[] {
  const { letterDate = '' } = letter.truth;
  const pairs = /(?<![\p{L}\d])(?=(\p{L}+|\d{1,2})\s(\p{L}+|\d{1,2})(?![\p{L}\d])(?:,?\s(\d{4}))?)/gu;
  return [...writtenIn(letter).matchAll(pairs)].flatMap(([, one = '', two = '', year]) => {
    const [name, number] = placeOf(two, months) > 0 ? [two, one] : [one, two];
    const month = placeOf(name, months);
    const d = numbers.indexOf(number) + 1 || Number(number);
    if (month === 0 || !(d > 0)) return [];
    const inYear = (y: number): string => `${y}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    const ofLetter = Number(letterDate.slice(0, 4));
    if (year !== undefined) return [inYear(Number(year))];
    return [inYear(inYear(ofLetter) >= letterDate ? ofLetter : ofLetter + 1)];
  });
}

function placeOf(word: string, lists: readonly string[][]): number {
  return Math.max(...lists.map((list) => list.indexOf(word.toLowerCase()))) + 1;
}

function writtenIn({ head, to, refs, text, sign }: SecondLetter): string {
  return [...head, ...to, ...refs.flat(), text, ...sign].join('\n');
}

/** Letters and figures only. */
function bare(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
