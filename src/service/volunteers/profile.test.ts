import { describe, expect, it } from 'vitest';
import { awayUntil, offerOf, profileSchema } from './profile.ts';

describe('what a region can offer', () => {
  it('is the languages of all its volunteers once, and their places together', () => {
    const offer = offerOf([
      { languages: ['ti', 'nl'], trainingValidUntil: '2027-01-01', places: 2 },
      { languages: ['nl', 'en'], trainingValidUntil: null, places: 1 },
    ]);
    expect(offer).toEqual({ languages: ['en', 'nl', 'ti'], places: 3 });
  });

  it('is nothing without volunteers', () => {
    expect(offerOf([])).toEqual({ languages: [], places: 0 });
  });
});

describe('a profile', () => {
  it('has no negative places and no other fields', () => {
    expect(profileSchema.safeParse({ languages: [], trainingValidUntil: null, places: -1 }).success).toBe(false);
    expect(profileSchema.safeParse({ languages: [], trainingValidUntil: null, places: 1, address: 'x' }).success).toBe(
      false,
    );
  });
});

describe('being away', () => {
  const profile = profileSchema.parse({
    languages: [],
    trainingValidUntil: null,
    places: 1,
    away: { from: '2026-12-20', until: '2027-01-03' },
  });

  it('lasts from the first day to the last, both included', () => {
    expect(['2026-12-19', '2026-12-20', '2027-01-03', '2027-01-04'].map((day) => awayUntil(profile, day))).toEqual([
      null,
      '2027-01-03',
      '2027-01-03',
      null,
    ]);
    expect(awayUntil({ ...profile, away: undefined }, '2026-12-25')).toBeNull();
  });

  it('does not end before it begins', () => {
    const backwards = { ...profile, away: { from: '2027-01-03', until: '2026-12-20' } };
    expect(profileSchema.safeParse(backwards).success).toBe(false);
  });
});
