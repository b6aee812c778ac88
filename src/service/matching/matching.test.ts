import { describe, expect, it } from 'vitest';
import fc from '#test/property.ts';
import { type AssignmentWish, rank, type VolunteerCandidate } from './matching.ts';
import { endOfDay, untilRefusal, usualUntil } from './until.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const wish: AssignmentWish = { languages: ['ti', 'en'], today, until: usualUntil(today) };
const volunteer = (
  name: string,
  change: Partial<NonNullable<VolunteerCandidate['profile']>> = {},
  load = 0,
): VolunteerCandidate => ({
  personId: `id-${name}`,
  name,
  profile: { languages: ['nl', 'en'], trainingValidUntil: '2028-01-01', places: 2, ...change },
  load,
});
const names = (candidates: VolunteerCandidate[], asked = wish) =>
  rank(candidates, asked).map(({ candidate }) => candidate.name);

describe('ranking volunteers', () => {
  it('puts her best language before another, and that before none', () => {
    expect(
      names([
        volunteer('Anna', { languages: ['fr'] }),
        volunteer('Bram', { languages: ['en'] }),
        volunteer('Cato', { languages: ['ti'] }),
      ]),
    ).toEqual(['Cato', 'Bram', 'Anna']);
  });

  it('does not mind a region in the code of a language', () => {
    const [first] = rank([volunteer('Anna', { languages: ['pt'] })], { ...wish, languages: ['pt-BR'] });
    expect(first?.reasons[0]).toEqual({ code: 'best-language', language: 'pt-BR' });
  });

  it('prefers who has more places free, then who carries less', () => {
    expect(
      names([
        volunteer('Anna', { places: 2 }, 1),
        volunteer('Bram', { places: 3 }, 1),
        volunteer('Cato', { places: 1 }, 0),
      ]),
    ).toEqual(['Bram', 'Cato', 'Anna']);
  });

  it('asks nobody whose training has ended, who has no place free, or of whom nothing is known, and says why', () => {
    const ranked = rank(
      [
        volunteer('Anna', { trainingValidUntil: '2026-11-24' }),
        volunteer('Bram', { places: 1 }, 1),
        volunteer('Cato', { trainingValidUntil: null }),
        { ...volunteer('Dirk'), profile: null },
      ],
      wish,
    );
    expect(ranked.every(({ available }) => !available)).toBe(true);
    const codes = new Map(ranked.map(({ candidate, reasons }) => [candidate.name, reasons.map(({ code }) => code)]));
    expect(codes.get('Anna')).toContain('training-ended');
    expect(codes.get('Bram')).toContain('full');
    expect(codes.get('Cato')).toContain('no-training');
    expect(codes.get('Dirk')).toEqual(['no-profile']);
  });

  it('still asks on the last day of a training, and says that it ends before the match does', () => {
    const [only] = rank([volunteer('Anna', { trainingValidUntil: '2026-11-25' })], wish);
    expect(only).toMatchObject({
      available: true,
      reasons: expect.arrayContaining([{ code: 'training-ends-before', day: '2026-11-25' }]),
    });
  });

  const anyone = fc.record({
    personId: fc.uuid(),
    name: fc.constantFrom('Anna', 'Bram', 'Cato', 'Élise'),
    load: fc.nat(4),
    profile: fc.option(
      fc.record({
        languages: fc.subarray(['nl', 'en', 'ti', 'ar', 'pt-BR']),
        trainingValidUntil: fc.constantFrom(null, '2026-11-24', '2026-11-25', '2027-02-01', '2028-01-01'),
        places: fc.nat(4),
      }),
    ),
  });
  const group = fc.uniqueArray(anyone, { selector: ({ personId }) => personId, maxLength: 12 });

  it('loses nobody and adds nobody', () => {
    fc.assert(
      fc.property(group, (candidates) => {
        expect(
          rank(candidates, wish)
            .map(({ candidate }) => candidate.personId)
            .toSorted(),
        ).toEqual(candidates.map(({ personId }) => personId).toSorted());
      }),
    );
  });

  it('does not depend on the order in which the volunteers come', () => {
    fc.assert(
      fc.property(group, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (candidates, chance) => {
        const shuffled = candidates
          .map((candidate) => ({ candidate, at: chance.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ candidate }) => candidate);
        expect(rank(shuffled, wish)).toEqual(rank(candidates, wish));
      }),
    );
  });

  it('never puts someone who cannot be asked before someone who can', () => {
    fc.assert(
      fc.property(group, (candidates) => {
        const available = rank(candidates, wish).map((ranked) => ranked.available);
        expect(available).toEqual(available.toSorted((one, other) => Number(other) - Number(one)));
      }),
    );
  });

  it('moves nobody down for a place more, or for speaking her language as well', () => {
    fc.assert(
      fc.property(group, anyone, (others, one) => {
        fc.pre(one.profile !== null && !others.some(({ personId }) => personId === one.personId));
        const better = {
          ...one,
          profile: { ...one.profile, places: one.profile.places + 1, languages: [...one.profile.languages, 'ti'] },
        };
        const placeOf = (candidate: VolunteerCandidate) =>
          rank([...others, candidate], wish).findIndex((ranked) => ranked.candidate.personId === one.personId);
        expect(placeOf(better)).toBeLessThanOrEqual(placeOf(one));
      }),
    );
  });

  it('gives everybody a reason', () => {
    fc.assert(fc.property(group, (candidates) => rank(candidates, wish).every(({ reasons }) => reasons.length > 0)));
  });
});

describe('how long a match lasts', () => {
  it('is half a year from the start, and a month end stays in its month', () => {
    expect(usualUntil(today).toString()).toBe('2027-05-25');
    expect(usualUntil(Temporal.PlainDate.from('2026-08-31')).toString()).toBe('2027-02-28');
  });

  it('may be today and a year ahead, not yesterday and not longer', () => {
    expect(untilRefusal(today, today)).toBeNull();
    expect(untilRefusal(Temporal.PlainDate.from('2027-11-25'), today)).toBeNull();
    expect(untilRefusal(Temporal.PlainDate.from('2026-11-24'), today)).toBe('past');
    expect(untilRefusal(Temporal.PlainDate.from('2027-11-26'), today)).toBe('too-late');
  });

  it('ends at the Dutch midnight after its last day, in winter and in summer', () => {
    expect(endOfDay(Temporal.PlainDate.from('2026-11-25')).toISOString()).toBe('2026-11-25T23:00:00.000Z');
    expect(endOfDay(Temporal.PlainDate.from('2027-05-25')).toISOString()).toBe('2027-05-25T22:00:00.000Z');
  });
});
