import { describe, expect, test } from 'vitest';
import { type LegalTerm, lastDay, type Question, readStart, refusalInWords, tryLastDay } from './index.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const shown = (answer: LegalTerm) => JSON.parse(JSON.stringify(answer));
const refusal = (question: object) => {
  const outcome = tryLastDay(question as Question);
  if (outcome.ok) throw new Error('it was answered');
  return outcome.refusal;
};

describe('a statutory term', () => {
  test('names every skipped day with its reason and article', () => {
    const answer = lastDay({ law: 'statute', start: on('2025-03-21'), term: 'P4W' });
    expect(shown(answer)).toEqual({
      law: 'statute',
      rawLastDay: '2025-04-18',
      lastDay: '2025-04-22',
      drivingDay: '2025-04-22',
      possibleFrom: null,
      readings: [],
      moves: [
        { from: '2025-04-18', to: '2025-04-19', reason: 'good-friday', basis: 'Algemene termijnenwet 1(1), 3(2)' },
        { from: '2025-04-19', to: '2025-04-20', reason: 'saturday', basis: 'Algemene termijnenwet 1(1)' },
        { from: '2025-04-20', to: '2025-04-21', reason: 'sunday', basis: 'Algemene termijnenwet 1(1)' },
        { from: '2025-04-21', to: '2025-04-22', reason: 'easter-monday', basis: 'Algemene termijnenwet 1(1), 3(1)' },
      ],
      practicalDay: '2025-04-22',
      safeDay: '2025-04-16',
      closesAt: '24:00',
      coverage: 'final',
      legalBasis: 'Algemene termijnenwet 1(1), 2, 3',
    });
  });

  test('is lengthened to hold two working days, and says so', () => {
    const { moves } = lastDay({ law: 'statute', start: on('2027-05-04'), term: 'P5D' });
    expect(moves.map(({ reason, basis }) => `${reason} ${basis}`)).toEqual([
      'sunday Algemene termijnenwet 1(1)',
      'two-working-days Algemene termijnenwet 2',
    ]);
  });

  test('longer than the Act allows does not move, and a longer unit is not made shorter', () => {
    for (const [term, raw] of [
      ['P91D', '2026-05-03'],
      ['P13W', '2026-05-03'],
    ] as const) {
      const answer = lastDay({ law: 'statute', start: on('2026-02-01'), term });
      expect([answer.lastDay.toString(), answer.legalBasis]).toEqual([raw, 'Algemene termijnenwet 4(a)']);
    }
  });

  test('is the same under an order in council, which is named', () => {
    const answer = lastDay({ law: 'amvb', start: on('2025-03-21'), term: 'P4W' });
    expect([answer.law, answer.lastDay.toString()]).toEqual(['amvb', '2025-04-22']);
  });

  test('follows published rulings', () => {
    for (const [ruling, event, term, last] of [
      ['RVS:2013:CA2012', '2013-05-03', 'P1W', '2013-05-13'], // over the equated Friday after Ascension
      ['GHARL:2025:2140', '2024-04-08', 'P6W', '2024-05-21'], // over Whit Monday
      ['HR:2017:2225', '2016-02-29', 'P3M', '2016-05-30'], // the same day number, and a Sunday
    ] as const) {
      expect(lastDay({ law: 'statute', start: on(event), term }).lastDay.toString(), ruling).toBe(last);
    }
  });
});

describe('which day drives', () => {
  test('where we act it is the earliest reading, where we wait the latest with the day after as possible', () => {
    const act = lastDay({ law: 'criminal', start: on('2025-02-28'), term: 'P3M' });
    expect(act.drivingDay.toString()).toBe('2025-05-28');
    expect(act.readings.map(({ lastDay, code }) => `${lastDay} ${code}`)).toEqual(['2025-05-28 calendar-months']);
    expect(act.closesAt).toBe('17:00');
    const wait = lastDay({ law: 'criminal', start: on('2025-02-28'), term: 'P3M', for: 'wait' });
    expect(shown(wait)).toMatchObject({
      drivingDay: '2025-06-02',
      possibleFrom: '2025-06-03',
      practicalDay: null,
      safeDay: null,
    });
  });

  test('lists the other reading also when it gives the same day', () => {
    expect(lastDay({ law: 'criminal', start: on('2026-01-05'), term: 'P3M' }).readings).toHaveLength(1);
    expect(lastDay({ law: 'tax-collection', start: on('2026-03-15'), term: 'P1M' }).readings).toHaveLength(1);
  });

  test('takes the day that the letter states, when that is the earlier', () => {
    const question = { law: 'statute', start: on('2026-11-02'), term: 'P4W' } as const;
    expect(lastDay({ ...question, stated: on('2026-11-20') }).drivingDay.toString()).toBe('2026-11-20');
    expect(lastDay({ ...question, stated: on('2026-12-20') }).drivingDay.toString()).toBe('2026-11-30');
    expect(lastDay({ ...question, stated: on('2026-12-20'), for: 'wait' }).possibleFrom?.toString()).toBe('2026-12-21');
  });

  test('for a milestone is never one to act on beforehand', () => {
    const answer = lastDay({ law: 'milestone', start: on('2024-03-15'), term: 'P3Y', for: 'act' });
    expect(shown(answer)).toMatchObject({ lastDay: '2027-03-15', possibleFrom: '2027-03-16', safeDay: null });
  });

  test('in a weekend has a working day before it to hand things in, and a safe day two working days before', () => {
    const answer = lastDay({ law: 'backward', start: on('2026-04-16'), term: 'P10D', clear: true });
    expect(shown(answer)).toMatchObject({
      drivingDay: '2026-04-05',
      practicalDay: '2026-04-02',
      safeDay: '2026-04-01',
      moves: [],
    });
  });
});

describe('coverage', () => {
  test('is provisional as soon as one day that was looked at lies outside the table', () => {
    const coverage = (start: string, term: string, law: Question['law'] = 'statute') =>
      lastDay({ law, start: on(start), term }).coverage;
    expect(coverage('2028-12-01', 'P4W')).toBe('final');
    expect(coverage('2028-12-02', 'P4W')).toBe('provisional'); // a Saturday: Sunday, New Year and beyond were looked at
    expect(coverage('2003-03-03', 'P4W')).toBe('provisional');
    expect(coverage('2004-12-31', 'P4W')).toBe('final');
    expect(coverage('1995-03-03', 'P10Y', 'policy')).toBe('final'); // ends on 3 March 2005; nothing before was looked at
    expect(coverage('2004-12-03', 'P1M', 'policy')).toBe('provisional'); // its safe day is in 2004
    expect(coverage('2026-03-03', 'P3Y', 'milestone')).toBe('provisional');
  });
});

describe('a suspended term (Awb 4:15)', () => {
  test('stands still from the day after the request to the day of completion; both readings are shown', () => {
    const answer = lastDay({
      law: 'statute',
      start: on('2026-01-05'),
      term: 'P8W',
      for: 'wait',
      pauses: [{ asked: on('2026-01-12'), completed: on('2026-01-27') }],
    });
    expect(answer.lastDay.toString()).toBe('2026-03-16');
    expect(answer.readings.map(({ lastDay, basis }) => `${lastDay} ${basis}`)).toEqual(['2026-03-17 Awb 4:15']);
    expect(answer.possibleFrom?.toString()).toBe('2026-03-18');
  });

  test('stands still only for days of the term itself, and once for days that were told twice', () => {
    const raw = (...pauses: [string, string][]) =>
      lastDay({
        law: 'statute',
        start: on('2026-01-05'),
        term: 'P8W',
        pauses: pauses.map(([asked, completed]) => ({ asked: on(asked), completed: on(completed) })),
      }).rawLastDay.toString();
    expect(raw(['2026-01-12', '2026-01-27'], ['2026-01-14', '2026-01-27'])).toBe('2026-03-16');
    expect(raw(['2026-01-20', '2026-01-27'], ['2026-01-12', '2026-01-20'])).toBe('2026-03-15');
    expect(raw(['2025-12-22', '2026-01-05'])).toBe('2026-03-02');
    expect(raw(['2026-03-10', '2026-03-30'])).toBe('2026-03-02');
    expect(raw(['2026-01-12', '2026-01-12'])).toBe('2026-03-02');
  });

  test('is refused when it was completed before it was asked, and where nothing stands still', () => {
    const pauses = [{ asked: on('2026-01-27'), completed: on('2026-01-12') }];
    expect(refusal({ law: 'statute', start: on('2026-01-05'), term: 'P8W', pauses }).code).toBe('pause-backwards');
    expect(refusal({ law: 'backward', start: on('2026-01-05'), term: 'P1D', pauses }).code).toBe('not-paused');
  });
});

describe('bad input', () => {
  const start = on('2026-03-03');

  test('is refused with what and where', () => {
    const cases: [object, string][] = [
      [{ law: 'statut', start, term: 'P4W' }, 'law unknown-law'],
      [{ law: 'statute', start, term: 'P0W' }, 'term term-zero'],
      [{ law: 'statute', start, term: 'P00D' }, 'term term-zero'],
      [{ law: 'statute', start, term: '-P3W' }, 'term term-negative'],
      [{ law: 'statute', start, term: 'P-3W' }, 'term term-negative'],
      [{ law: 'statute', start, term: 'P1M2D' }, 'term term-mixed'],
      [{ law: 'statute', start, term: 'P1DT2H' }, 'term term-mixed'],
      [{ law: 'hours', start, term: 'PT1H30M' }, 'term term-mixed'],
      [{ law: 'statute', start, term: 'P1.5D' }, 'term term-unreadable'],
      [{ law: 'statute', start, term: '4 weeks' }, 'term term-unreadable'],
      [{ law: 'statute', start, term: '' }, 'term term-unreadable'],
      [{ law: 'statute', start, term: 'P' }, 'term term-unreadable'],
      [{ law: 'statute', start, term: 'P999999999999999999999D' }, 'term term-too-long'],
      [{ law: 'statute', start }, 'term term-missing'],
      [{ law: 'statute', start, term: 'PT48H' }, 'term unit-not-of-this-law'],
      [{ law: 'hours', start, term: 'P2D' }, 'term unit-not-of-this-law'],
      [{ law: 'court-days', start, term: 'P1W' }, 'term unit-not-of-this-law'],
      [{ law: 'post', start, term: 'P2W' }, 'term post-is-one-week'],
      [{ law: 'post', start, term: 'P7D' }, 'term post-is-one-week'],
      [{ law: 'statute', start, term: 'P4W', clear: true }, 'clear clear-only-backward'],
      [{ law: 'statute', start, term: 'P4W', for: 'us' }, 'for act-or-wait'],
      [{ law: 'statute', start: on('1899-12-31'), term: 'P4W' }, 'start outside-years'],
    ];
    for (const [question, expected] of cases) {
      const { code, field } = refusal(question);
      expect(`${field} ${code}`, JSON.stringify(question)).toBe(expected);
    }
  });

  test('is thrown as one plain sentence, also in Dutch as a value', () => {
    expect(() => lastDay({ law: 'statute', start, term: 'P0W' })).toThrow(
      new RangeError('"P0W" is no time: a term is at least one.'),
    );
    expect(refusalInWords(refusal({ law: 'post', start, term: 'P2W' }), 'nl')).toBe(
      '“P2W” kan niet: voor de post is het altijd één week (P1W).',
    );
  });

  test('of a day or an hour that does not exist is refused at reading', () => {
    for (const text of [
      '2026-02-30',
      '2026-2-3',
      '2025-02-29',
      '2026-13-01',
      '2026-01-00',
      'today',
      '',
      '2026-03-03T24:00',
    ]) {
      expect(readStart(text).ok, text).toBe(false);
    }
    expect(readStart('2028-02-29')).toMatchObject({ ok: true });
    expect(readStart('2026-03-03T23:59')).toMatchObject({ ok: true });
  });

  test('post needs no term: it is always one week', () => {
    expect(lastDay({ law: 'post', start: on('2025-04-22') }).lastDay.toString()).toBe('2025-04-29');
  });
});
