import { describe, expect, test } from 'vitest';
import { type LegalTerm, lastDay, limitOf, type Question, tryLastDay } from './index.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const days = ({ lastDay: last, drivingDay, readings }: LegalTerm) =>
  [`last ${last}`, `driving ${drivingDay}`, ...readings.map((one) => `${one.code} ${one.lastDay}`)].join(', ');
const code = (question: Question) => {
  const outcome = tryLastDay(question);
  return outcome.ok ? 'answered' : outcome.refusal.code;
};

describe('a term that a letter made longer', () => {
  test('runs on as one term: twelve weeks are moved, thirteen are not (Atw 4); the other reading counts the rest apart', () => {
    // Monday 5 January 2026 and ten weeks is 16 March; two weeks on is 30 March.
    const within = { law: 'statute', start: on('2026-01-05'), term: 'P10W', for: 'wait' } as const;
    expect(days(lastDay({ ...within, extension: { term: 'P2W' } }))).toBe(
      'last 2026-03-30, driving 2026-03-30, extension-apart 2026-03-30',
    );
    // Nineteen weeks and six end on Thursday 28 May 2026. Apart, the six start from the unmoved end and end there too.
    const objection = { id: 'TM11', start: on('2025-12-04'), extension: { term: 'P6W' } } as const;
    expect(days(limitOf(objection))).toBe('last 2026-05-28, driving 2026-05-28, extension-apart 2026-05-28');
  });

  test('has two days where the first end falls on a closed one, and we wait for the later', () => {
    // 90 days from 2 February 2026 end on Sunday 3 May: Monday 4 May. Six months from there, or from the Sunday.
    const decision = limitOf({ id: 'TM05', start: on('2026-02-02'), extension: { term: 'P6M' } });
    expect(days(decision)).toBe('last 2026-11-03, driving 2026-11-04, extension-apart 2026-11-04');
    expect(decision.possibleFrom?.toString()).toBe('2026-11-05');
  });

  test('ends on the day that the letter names, unmoved', () => {
    const asked = {
      law: 'letter',
      start: on('2026-11-02'),
      term: 'P2W',
      extension: { until: on('2026-12-05') },
    } as const;
    expect(days(lastDay(asked))).toBe('last 2026-12-05, driving 2026-12-05');
    expect(lastDay(asked).practicalDay?.toString()).toBe('2026-12-04');
    expect(code({ ...asked, extension: { until: on('2026-11-16') } })).toBe('extension-shortens');
  });

  test('still stands still for the days on which it was completed, the extension included', () => {
    const answer = lastDay({
      law: 'statute',
      start: on('2026-01-05'),
      term: 'P8W',
      for: 'wait',
      extension: { term: 'P6W' },
      pauses: [{ asked: on('2026-03-10'), completed: on('2026-03-20') }],
    });
    // Eight and six weeks end on 13 April 2026; nine days of standing still make it 22 April, ten the other way.
    expect([answer.lastDay.toString(), answer.drivingDay.toString()]).toEqual(['2026-04-22', '2026-04-23']);
  });

  test('is refused where no letter can make it longer, and in units that do not fit', () => {
    const start = on('2026-01-05');
    expect(code({ law: 'backward', start, term: 'P1D', extension: { term: 'P1W' } })).toBe('not-extended');
    expect(code({ law: 'criminal', start, term: 'P14D', extension: { term: 'P1W' } })).toBe('not-extended');
    expect(code({ law: 'statute', start, term: 'P4W', extension: { term: 'PT3H' } })).toBe('unit-not-of-this-law');
    expect(code({ law: 'statute', start, term: 'P4W', extension: { term: '-P3W' } })).toBe('term-negative');
  });
});

describe('several days from which it may count', () => {
  const letter = { id: 'TM08', start: on('2026-11-04'), otherStarts: [on('2026-11-02'), on('2026-11-09')] } as const;

  test('count from the earliest: letter, sent, handed over; the later days stay in sight', () => {
    expect(days(limitOf(letter))).toBe(
      'last 2026-11-30, driving 2026-11-30, later-start 2026-12-02, later-start 2026-12-07',
    );
  });

  test('where we wait it is the latest that drives: a default notice sent a day early is void', () => {
    const decision = limitOf({ ...letter, id: 'TM34' });
    expect([decision.lastDay.toString(), decision.drivingDay.toString()]).toEqual(['2026-12-28', '2027-01-04']);
  });

  test('and a lawyer who chose one leaves one', () => {
    expect(days(limitOf({ id: 'TM08', start: on('2026-11-09') }))).toBe('last 2026-12-07, driving 2026-12-07');
  });

  test('are refused for hours, which begin at one moment', () => {
    const start = Temporal.PlainDateTime.from('2026-11-27T09:15');
    expect(code({ law: 'hours', start, term: 'PT72H', otherStarts: [on('2026-11-26')] })).toBe('one-start-for-hours');
  });
});
