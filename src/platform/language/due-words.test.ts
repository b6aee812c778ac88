import { describe, expect, test } from 'vitest';
import { type DueKind, dueWords } from './due-words.ts';

const now = Temporal.PlainDate.from('2026-11-25');
const words = (day: string, workingDays = 0, of?: DueKind) =>
  dueWords({ day, workingDays, now, ...(of ? { of } : {}) }, 'nl').words;

describe('how far away a day is', () => {
  test('is said in working days, and tomorrow by its name', () => {
    expect(words('2026-11-30', 3)).toBe('nog 3 werkdagen');
    expect(words('2026-11-30', 1)).toBe('nog 1 werkdag');
    expect(words('2026-11-26', 1)).toBe('morgen');
    expect(dueWords({ day: '2026-11-30', workingDays: 3, now }, 'en').words).toBe('3 working days left');
  });

  test('is the name of the day when no working day comes before it', () => {
    expect(
      dueWords({ day: '2026-11-29', workingDays: 0, now: Temporal.PlainDate.from('2026-11-27') }, 'nl').words,
    ).toBe('zondag');
  });

  test('is the last day today for a legal limit, and simply today for all else', () => {
    expect(words('2026-11-25', 0, 'limit')).toBe('vandaag is de laatste dag');
    expect(words('2026-11-25')).toBe('vandaag');
    expect(words('2026-11-25', 0, 'appointment')).toBe('vandaag');
  });

  test('is late since a weekday within the week, and since a date after it', () => {
    expect(words('2026-11-24')).toBe('te laat sinds dinsdag');
    expect(words('2026-11-19')).toBe('te laat sinds donderdag');
    expect(words('2026-11-18')).toBe('te laat sinds 18 november 2026');
  });

  test('is never late for an appointment: it was', () => {
    expect(dueWords({ day: '2026-11-24', workingDays: 0, now, of: 'appointment' }, 'nl')).toEqual({
      words: 'was 24 november 2026',
      tone: 'plain',
    });
  });

  test('has the colour that its words have', () => {
    const tone = (day: string) => dueWords({ day, workingDays: 1, now }, 'nl').tone;
    expect(tone('2026-11-24')).toBe('late');
    expect(tone('2026-12-02')).toBe('soon');
    expect(tone('2026-12-03')).toBe('plain');
  });
});
