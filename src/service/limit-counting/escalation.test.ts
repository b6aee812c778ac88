import { describe, expect, it } from 'vitest';
import { escalates } from './index.ts';

const on = (today: string, limit: Partial<Parameters<typeof escalates>[0]> = {}) =>
  escalates({ catalogueId: 'TM08', drivingDay: '2027-05-10', confirmed: false, ...limit }, today);

describe('an alarm where nobody has confirmed a fatal day', () => {
  it('begins two working days before: Ascension, its Friday and the weekend are none', () => {
    // Monday 10 May 2027 follows the weekend, the equated Friday, Ascension and 5 May.
    expect([on('2027-05-02'), on('2027-05-03'), on('2027-05-10'), on('2027-05-11')]).toEqual([false, true, true, true]);
  });

  it('is not raised where a lawyer has confirmed, nor for what is not fatal', () => {
    expect(on('2027-05-10', { confirmed: true })).toBe(false);
    for (const catalogueId of ['TM05', 'TM16', 'TM07', 'TM03', 'TM28']) {
      expect(on('2027-05-10', { catalogueId }), catalogueId).toBe(false);
    }
  });

  it('is raised for a day that only a letter names: nobody knows yet that it is not fatal', () => {
    expect(on('2027-05-10', { catalogueId: 'letter' })).toBe(true);
  });
});
