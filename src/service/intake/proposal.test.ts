import { describe, expect, test } from 'vitest';
import { isMessageKey, languages, translator } from '#app/platform/language/index.ts';
import { ownEntries } from '#app/service/directory/index.ts';
import fc from '#test/property.ts';
import { needs } from './intake.ts';
import { knownOrganisation } from './organisations.ts';
import { type PlacementWish, proposePlacement, type RegionFacts } from './proposal.ts';
import { sayReason } from './reasons.ts';

const utrecht: RegionFacts = {
  id: 'u',
  name: 'Utrecht',
  status: 'open',
  municipalities: ['Utrecht', 'Zeist'],
  postcodes: ['35', '3700-3709'],
  languages: ['ti', 'en'],
  places: 10,
  openCases: 4,
  atADistance: false,
};
const groningen: RegionFacts = {
  ...utrecht,
  id: 'g',
  name: 'Groningen',
  municipalities: ['Groningen'],
  postcodes: ['97'],
  atADistance: true,
};
const wish: PlacementWish = { place: 'Zeist', languages: ['ti'], needs: ['letter'] };
const codes = (proposal: { reasons: { code: string }[] }) => proposal.reasons.map(({ code }) => code);

describe('the proposal for a registration', () => {
  test('is the open region that covers her place, with place, language and room as its reasons', () => {
    const proposal = proposePlacement(wish, [groningen, utrecht]);
    expect(proposal).toMatchObject({ kind: 'region', regionId: 'u' });
    expect(codes(proposal)).toEqual(['covers-municipality', 'language-spoken', 'room']);
  });

  test.each(['3702 AB', '3511', 'bij een vriendin, 3511AB', 'ZEIST', 'in Zeist bij kennissen', 'Zéist'])(
    'understands "%s" as a place in Utrecht',
    (place) => expect(proposePlacement({ ...wish, place }, [groningen, utrecht]).regionId).toBe('u'),
  );

  test.each(['Zeisterbos', '1234', '3710 AB', 'in 2019 3 maanden'])(
    'does not take "%s" for a place in Utrecht',
    (place) => expect(proposePlacement({ ...wish, place }, [{ ...utrecht }]).kind).not.toBe('region'),
  );

  test('finds a region without a postcode by the names of its municipalities, and by the postcodes in them', () => {
    const named = { ...utrecht, postcodes: [] };
    expect(proposePlacement(wish, [named, groningen])).toMatchObject({ kind: 'region', regionId: 'u' });
    expect(proposePlacement({ ...wish, place: '3702 AB' }, [named])).toMatchObject({ kind: 'region', regionId: 'u' });
    expect(proposePlacement({ ...wish, place: '9712 AB' }, [named]).kind).not.toBe('region');
    const unknown = { ...named, municipalities: [] };
    expect(proposePlacement(wish, [unknown]).kind).not.toBe('region');
  });

  test('prefers the covering region that speaks her language, and says when an interpreter is needed', () => {
    const alsoZeist = { ...utrecht, id: 'z', name: 'Zeist', languages: ['ar'], places: 40 };
    expect(proposePlacement(wish, [alsoZeist, utrecht]).regionId).toBe('u');
    expect(codes(proposePlacement({ ...wish, languages: ['so'] }, [utrecht]))).toContain('language-not-spoken');
  });

  test('is help at a distance when her own region is full, closed or unknown', () => {
    expect(proposePlacement(wish, [{ ...utrecht, openCases: 10 }, groningen])).toMatchObject({
      kind: 'at-a-distance',
      regionId: 'g',
    });
    const closed = proposePlacement(wish, [{ ...utrecht, status: 'closed' }, groningen]);
    expect(codes(closed)).toEqual(['covers-municipality', 'region-closed', 'at-a-distance', 'language-spoken', 'room']);
    expect(codes(proposePlacement({ ...wish, place: null }, [utrecht, groningen]))[0]).toBe('place-unknown');
  });

  test('is the waiting list when a region fits but nobody has room', () => {
    const full = [
      { ...utrecht, openCases: 12 },
      { ...groningen, places: 0 },
    ];
    expect(proposePlacement(wish, full)).toMatchObject({ kind: 'waiting', regionId: null });
    expect(codes(proposePlacement(wish, full))).toContain('waits-for-room');
    // Waiting is never the only thing that is offered.
    expect(codes(proposePlacement(wish, full)).at(-1)).toBe('or-elsewhere');
    expect(codes(proposePlacement({ ...wish, place: null }, [utrecht]))).toContain('waits-for-place');
  });

  test('is the organisation that works where she stays when we do not', () => {
    const proposal = proposePlacement({ ...wish, place: 'Den Haag' }, [utrecht]);
    expect(proposal).toMatchObject({ kind: 'organisation', organisation: 'shop-spot46' });
    expect(proposePlacement({ ...wish, place: 'Zwolle' }, [utrecht]).organisation).toBe('care-coordinator');
  });

  test('names who finds a place to stay or a lawyer, beside what we do ourselves', () => {
    expect(proposePlacement({ ...wish, needs: ['shelter', 'lawyer'] }, [utrecht]).beside).toEqual([
      'comensha',
      'legal-aid-board',
    ]);
  });
});

const place = fc.constantFrom(null, 'Zeist', 'Utrecht', 'Groningen', 'Den Haag', '3511 AB', '9711', 'Ergens', '');
const region = fc.record<RegionFacts>({
  id: fc.uuid(),
  name: fc.constantFrom('Utrecht', 'Groningen', 'Noord', 'Zuid'),
  status: fc.constantFrom('pending', 'open', 'closed'),
  municipalities: fc.subarray(['Utrecht', 'Zeist', 'Groningen', 'Assen']),
  postcodes: fc.subarray(['35', '97', '1000-1999']),
  languages: fc.subarray(['ti', 'ar', 'en']),
  places: fc.integer({ min: 0, max: 20 }),
  openCases: fc.integer({ min: 0, max: 25 }),
  atADistance: fc.boolean(),
});
const wishes = fc.record<PlacementWish>({
  place,
  languages: fc.subarray(['ti', 'so', 'en']),
  needs: fc.subarray([...needs]),
});
const anyRegions = fc.uniqueArray(region, { selector: ({ id }) => id, maxLength: 6 });

describe('whatever is asked, the proposal', () => {
  const holds = (check: (wish: PlacementWish, regions: RegionFacts[]) => void) =>
    fc.assert(fc.property(wishes, anyRegions, check), { numRuns: 500 });

  test('never is a region that is not open or has no room', () =>
    holds((wish, regions) => {
      const proposal = proposePlacement(wish, regions);
      const proposed = regions.find(({ id }) => id === proposal.regionId);
      expect(proposed !== undefined).toBe(proposal.kind === 'region' || proposal.kind === 'at-a-distance');
      if (proposed === undefined) return;
      expect(proposed.status).toBe('open');
      expect(proposed.openCases).toBeLessThan(proposed.places);
    }));

  test('never sends her away or lets her wait while an open region around her has room', () =>
    holds((wish, regions) => {
      const home = regions.some(
        (one) =>
          one.status === 'open' &&
          one.openCases < one.places &&
          wish.place !== null &&
          one.municipalities.includes(wish.place),
      );
      if (home) expect(proposePlacement(wish, regions).kind).toBe('region');
    }));

  test('always has a reason, which can be said in every language', () =>
    holds((wish, regions) => {
      const { reasons } = proposePlacement(wish, regions);
      expect(reasons.length).toBeGreaterThan(0);
      for (const reason of reasons) {
        expect(isMessageKey(`intake.reason.${reason.code}`)).toBe(true);
        for (const lang of languages) expect(sayReason(reason, translator(lang), lang)).not.toMatch(/[{}]|undefined/);
      }
    }));

  test('does not depend on the order of the regions', () =>
    holds((wish, regions) => {
      expect(proposePlacement(wish, [...regions].reverse())).toEqual(proposePlacement(wish, regions));
    }));

  test('names only organisations that we know', () =>
    holds((wish, regions) => {
      const { organisation: named, beside, kind } = proposePlacement(wish, regions);
      expect(named !== null).toBe(kind === 'organisation');
      for (const code of [...(named === null ? [] : [named]), ...beside]) expect(knownOrganisation(code)).toBeDefined();
    }));
});

test('proposes only what is certain and may be told to her, as colleagues wrote it last', () => {
  const there = (change: Partial<(typeof ownEntries)[number]['content']>) =>
    ownEntries.map((entry) => (entry.code === 'acm' ? { ...entry, content: { ...entry.content, ...change } } : entry));
  const wish = { place: 'Amsterdam', languages: [], needs: [] };
  expect(proposePlacement(wish, [], there({})).organisation).toBe('acm');
  for (const change of [{ ended: true }, { public: false }, { confidence: 'LOW' as const }])
    expect(proposePlacement(wish, [], there(change)).organisation).toBe('care-coordinator');
});
