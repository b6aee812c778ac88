import { describe, expect, test } from 'vitest';
import {
  catalogue,
  declaredTerms,
  type LegalTerm,
  type LimitQuestion,
  lastDay,
  limitDefinition,
  limitIds,
  limitOf,
  readTerm,
  tryLimitOf,
} from './index.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const days = (question: LimitQuestion) => {
  const answer: LegalTerm = limitOf(question);
  return `last ${answer.lastDay} driving ${answer.drivingDay}`;
};

describe('the term catalogue', () => {
  test('has its terms in order without a gap, each with names, basis, source and mark', () => {
    expect(catalogue.map(({ id }) => id)).toEqual(
      catalogue.map((_, index) => `TM${String(index + 1).padStart(2, '0')}`),
    );
    for (const { id, names, startsFrom, basis, source } of catalogue) {
      for (const text of [names.nl, names.en, startsFrom.nl, startsFrom.en, basis, source]) {
        expect(text.length, id).toBeGreaterThan(2);
      }
    }
  });

  test('holds only terms that can be read and counted, in every variant', () => {
    for (const { id, counts, variants = [] } of catalogue) {
      for (const count of [...counts, ...variants.flatMap((variant) => variant.counts)]) {
        expect(readTerm(count.term).ok, `${id} ${count.term}`).toBe(true);
        expect(() => lastDay({ ...count, start: on('2026-03-03') }), id).not.toThrow();
      }
    }
  });

  test('waits for what an authority must do and for milestones, and acts on everything else', () => {
    const waits = (kind: string) => kind === 'authority' || kind === 'milestone';
    const otherwise = catalogue.filter(({ for: forWhom, kind }) => (forWhom === 'wait') !== waits(kind));
    // An aim of the IND gives no right; we wait for it all the same.
    expect(otherwise.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['TM04 service']);
    expect(catalogue.filter(({ kind }) => waits(kind)).length).toBeGreaterThan(6);
  });
});

describe('a limit of the catalogue', () => {
  test('TM08 and TM12 move with the Act', () => {
    expect(days({ id: 'TM08', start: on('2025-12-04') })).toBe('last 2026-01-05 driving 2026-01-05');
    expect(days({ id: 'TM12', start: on('2026-04-13') })).toBe('last 2026-05-26 driving 2026-05-26');
    expect(limitOf({ id: 'TM08', start: on('2025-12-04') }).legalBasis).toBe(
      'Vw 69(1); Awb 3:41, 6:8(1); Algemene termijnenwet 1(1), 2, 3',
    );
  });

  test('TM15 shows the moved day and is driven by the raw one', () => {
    const answer = limitOf({ id: 'TM15', start: on('2025-03-21') });
    expect(days({ id: 'TM15', start: on('2025-03-21') })).toBe('last 2025-04-22 driving 2025-04-18');
    expect(answer.readings.map(({ code }) => code)).toEqual(['raw-day']);
    expect(answer.practicalDay?.toString()).toBe('2025-04-17');
  });

  test('TM01 counts three months and 90 days, and the earlier drives', () => {
    expect(days({ id: 'TM01', start: on('2026-11-25') })).toBe('last 2027-02-25 driving 2027-02-23');
  });

  test('TM06 is the day before, never moved', () => {
    expect(days({ id: 'TM06', start: on('2026-03-15') })).toBe('last 2026-03-14 driving 2026-03-14');
  });

  test('TM28 holds two working days; TM29 lies outside the Act', () => {
    expect(days({ id: 'TM28', start: on('2025-12-24') })).toBe('last 2025-12-30 driving 2025-12-30');
    expect(days({ id: 'TM29', start: on('2026-10-31') })).toBe('last 2027-02-28 driving 2027-02-28');
  });

  test('TM14 counts ten clear days', () => {
    expect(days({ id: 'TM14', start: on('2026-04-16') })).toBe('last 2026-04-05 driving 2026-04-05');
  });

  test('TM16 possible from on the day after', () => {
    expect(limitOf({ id: 'TM16', start: on('2026-11-02') }).possibleFrom?.toString()).toBe('2026-11-17');
  });

  test('TM17 takes the length of the letter, unmoved, and is refused without one', () => {
    expect(days({ id: 'TM17', start: on('2026-12-11'), term: 'P2W' })).toBe('last 2026-12-25 driving 2026-12-25');
    expect(tryLimitOf({ id: 'TM17', start: on('2026-12-11') })).toMatchObject({ refusal: { code: 'no-length' } });
  });

  test('has variants, and takes an earlier day or length that the letter states', () => {
    expect(days({ id: 'TM13', start: on('2026-04-13'), variant: 'interim-measure' })).toContain('driving 2026-04-28');
    expect(days({ id: 'TM35', start: on('2026-06-01'), variant: 'aliens' })).toBe('last 2026-07-13 driving 2026-06-29');
    expect(days({ id: 'TM08', start: on('2026-11-02'), stated: on('2026-11-27') })).toContain('driving 2026-11-27');
    expect(days({ id: 'TM38', start: on('2026-11-02'), term: 'P2W' })).toBe('last 2026-11-16 driving 2026-11-16');
    expect(days({ id: 'TM38', start: on('2026-11-13'), term: 'P6W' })).toBe('last 2026-12-28 driving 2026-12-28');
    expect(days({ id: 'TM38', start: on('2026-11-13') })).toBe('last 2026-12-11 driving 2026-12-11');
    expect(tryLimitOf({ id: 'TM08', start: on('2026-11-02'), variant: 'none' }).ok).toBe(false);
    expect(days({ id: 'TM09', start: on('2026-11-16'), variant: 'asylum-2026' })).toBe(
      'last 2026-11-23 driving 2026-11-23',
    );
    expect(days({ id: 'TM09', start: on('2026-11-18'), variant: 'asylum-2026' })).toBe(
      'last 2026-11-25 driving 2026-11-23',
    );
    expect(days({ id: 'TM08', start: on('2026-11-02'), variant: 'asylum-2026' })).toBe(
      'last 2026-11-30 driving 2026-11-16',
    );
    // A term that does not exist is no id: this line compiles only while it is none.
    const isId: 'TM99' extends LimitQuestion['id'] ? true : false = false;
    expect(limitIds.some((id) => String(id) === 'TM99')).toBe(isId);
  });

  test('TM39 is fourteen days from the judgment, moved by the Act, until the registry closes', () => {
    expect(days({ id: 'TM39', start: on('2026-11-16') })).toBe('last 2026-11-30 driving 2026-11-30');
    expect(days({ id: 'TM39', start: on('2026-12-11') })).toBe('last 2026-12-28 driving 2026-12-28');
    expect(limitOf({ id: 'TM39', start: on('2026-11-16') })).toMatchObject({ law: 'criminal', closesAt: '17:00' });
  });

  test('TM23 has eight months and 240 days beside each other; who waits waits for the later', () => {
    const { readings, lastDay: last, drivingDay } = limitOf({ id: 'TM23', start: on('2026-01-27') });
    expect([`${last}`, `${drivingDay}`, ...readings.map((each) => `${each.lastDay}`)]).toEqual([
      '2026-09-27',
      '2026-09-27',
      '2026-09-24',
    ]);
  });

  test('is not told as lost after its day where more time can be asked for or lateness is forgiven', () => {
    // Too late a renewal counts as a new request, too late a paper or a view may still be read, and what a service owes
    // under the GDPR it owes after the day as well.
    for (const id of ['TM06', 'TM10', 'TM14', 'TM17', 'TM21', 'TM32', 'TM33'])
      expect(limitDefinition(id)?.mayBeLate, id).toBe(true);
    const fatal = limitIds.filter((id) => declaredTerms[id].letters?.isRemedy && id !== 'TM10');
    for (const id of fatal) expect(limitDefinition(id)?.mayBeLate, id).toBeUndefined();
    expect(catalogue.find(({ id }) => id === 'TM27')?.kind).toBe('duty');
  });

  test('has the letter’s day as the last one where our rule is not sure, with ours beside it as the one to act before', () => {
    const stated = limitOf({ id: 'TM09', start: on('2026-12-02'), stated: on('2026-12-16') });
    expect([`${stated.lastDay}`, `${stated.drivingDay}`]).toEqual(['2026-12-16', '2026-12-09']);
    expect(stated.readings.map(({ lastDay: day, code }) => `${day} ${code}`)).toEqual(['2026-12-09 other-count']);
    expect(days({ id: 'TM09', start: on('2026-12-02'), term: 'P2W' })).toBe('last 2026-12-16 driving 2026-12-09');
    expect(days({ id: 'TM08', start: on('2026-12-02'), stated: on('2027-01-15') })).toBe(
      'last 2026-12-30 driving 2026-12-30',
    );
  });
});
