import { describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { gazetteer, placesOfSetting } from './gazetteer.ts';
import { type Located, locate } from './locate.ts';
import { coverage, distanceTo } from './places.ts';
import { type PlacementWish, proposePlacement, type RegionFacts } from './proposal.ts';

const groningen: RegionFacts = {
  id: 'g',
  name: 'Groningen',
  status: 'open',
  municipalities: ['Groningen', 'Midden-Groningen', 'Eemsdelta'],
  postcodes: [],
  languages: [],
  places: 5,
  openCases: 0,
  atADistance: false,
};
const utrecht: RegionFacts = { ...groningen, id: 'u', name: 'Utrecht', municipalities: ['Utrecht', 'Zeist'] };
const wish = (place: string): PlacementWish => ({ place, languages: [], needs: [] });
const proposed = (place: string, regions: RegionFacts[] = [groningen, utrecht]) => {
  const { kind, regionId, reasons } = proposePlacement(wish(place), regions);
  return { kind, regionId, codes: reasons.map(({ code }) => code), reasons };
};
const meant = (place: string) => {
  const located = locate(place);
  return located.kind === 'known'
    ? located.meant.map(({ name, municipality }) => `${name}/${municipality}`)
    : located.kind;
};
const everyPlace = [...new Set([...gazetteer().byPostcode.values()].flat())];

describe('a town is found in the region that lists its municipality', () => {
  test.each([
    ['Hoogezand', 'g'],
    ['delfzijl', 'g'],
    ['Ik ben nu in Hoogezand bij een vriendin', 'g'],
    ['Haren Gn', 'g'],
    ['Haren, Groningen', 'g'],
    ['Vleuten', 'u'],
    ['den dolder', 'u'],
    ['Dolder', 'u'],
    ['Vleuten (Utrecht)', 'u'],
    ['9601', 'g'],
    ['9601 ab', 'g'],
    ['3734AA', 'u'],
  ])('%s', (place, region) => expect(proposed(place)).toMatchObject({ kind: 'region', regionId: region }));

  test('and the reason says in which municipality it lies', () => {
    expect(proposed('Hoogezand').reasons[0]).toEqual({
      code: 'covers-place',
      values: { place: 'Hoogezand', municipality: 'Midden-Groningen', region: 'Groningen' },
    });
  });
});

describe('what people write for one place is that place', () => {
  test.each([
    ['Den Haag', "'s-Gravenhage/'s-Gravenhage"],
    ['the hague', "'s-Gravenhage/'s-Gravenhage"],
    ['’s-gravenhage', "'s-Gravenhage/'s-Gravenhage"],
    ['s Gravenhage', "'s-Gravenhage/'s-Gravenhage"],
    ['DenHaag', "'s-Gravenhage/'s-Gravenhage"],
    ['Den Bosch', "'s-Hertogenbosch/'s-Hertogenbosch"],
    ['sudwest fryslan', 'Súdwest-Fryslân/Súdwest-Fryslân'],
    ['Alphen a/d Rijn', 'Alphen aan den Rijn/Alphen aan den Rijn'],
    ['BERGEN OP ZOOM', 'Bergen op Zoom/Bergen op Zoom'],
    ['hoogezand-sappemeer', 'Midden-Groningen/Midden-Groningen'],
    ['Menterwolde', 'Midden-Groningen/Midden-Groningen'],
    ['omgeving Zeist, Nederland', 'Zeist/Zeist'],
    ['bij een vriendin in Zeist', 'Zeist/Zeist'],
    ['Best', 'Best/Best'],
    ['3702 AB Zeist', 'Zeist/Zeist'],
  ])('%s', (typed, place) => expect(meant(typed)).toEqual([place]));

  test('for every place of the list, however its letters are written', () => {
    const ways: ((name: string) => string)[] = [
      (name) => name.toUpperCase(),
      (name) => name.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, ''),
      (name) => name.replaceAll("'", '’'),
      (name) => name.replaceAll('-', ' '),
      (name) => name.replaceAll(/[ -]/g, ''),
      (name) => `in ${name}`,
    ];
    const missed = everyPlace
      .filter(({ name }) => name !== 'Nederland')
      .flatMap(({ name, municipality }) =>
        ways
          .map((way) => [way(name), municipality] as const)
          .filter(([typed]) => {
            const located = locate(typed);
            return located.kind !== 'known' || !located.meant.some((one) => one.municipality === municipality);
          }),
      );
    expect(missed).toEqual([]);
  });
});

describe('a name of several places', () => {
  test('is asked about with municipality and province, and no region is guessed', () => {
    const { kind, regionId, reasons } = proposed('Haren');
    expect({ kind, regionId }).toEqual({ kind: 'waiting', regionId: null });
    expect(reasons[0]).toEqual({
      code: 'place-several',
      values: { places: ['Haren Gn (Groningen, Groningen)', 'Haren (Oss, Noord-Brabant)'] },
    });
  });

  test('is not asked about when all of them are in one region, or none in any', () => {
    const both = { ...groningen, municipalities: ['Groningen', 'Oss'] };
    expect(proposed('Haren', [both, utrecht]).regionId).toBe('g');
    expect(proposed('Haren', [utrecht]).codes).toContain('place-not-covered');
  });

  test('is one place with its postcode, province or municipality beside it', () => {
    expect(meant('Haren, Noord-Brabant')).toEqual(['Haren/Oss']);
    expect(meant('9751 AB Haren')).toEqual(['Haren Gn/Groningen']);
    expect(meant('Rijswijk (NB)')).toEqual(['Rijswijk (NB)/Altena']);
    expect(meant('Ter Apel, Groningen')).toEqual(['Ter Apel/Westerwolde']);
  });

  test('two places in one sentence are asked about', () => {
    const far = { ...utrecht, municipalities: ['Amersfoort'] };
    expect(proposed('Hoogezand of Amersfoort', [groningen, far]).codes[0]).toBe('place-several');
  });
});

describe('what the list does not know', () => {
  test.each([
    'Osnabrück',
    'Halle, Duitsland',
    'Bergen (Norway)',
    '49074 Osnabrück',
    'Kleve',
    'Ergens',
    'in Nederland',
    '',
  ])('"%s" is "not known here", never "no region works there"', (place) => {
    const { codes, kind } = proposed(place);
    expect(codes[0]).toBe('place-not-known');
    expect(codes).not.toContain('place-not-covered');
    expect(kind).toBe('waiting');
  });

  test('is said of no text but one that names a place', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        const located = locate(text);
        if (located.kind !== 'known') expect(proposed(text).codes).not.toContain('place-not-covered');
      }),
      { numRuns: 2_000 },
    );
  });

  test('is found by a name that the leader wrote into the settings', () => {
    const own = { ...utrecht, municipalities: ['Leidsche Rijn'] };
    expect(proposed('in leidsche rijn', [own])).toMatchObject({
      kind: 'region',
      codes: ['covers-municipality', 'language-not-said', 'room'],
    });
  });

  test('a province is asked about, and is enough where the settings name it', () => {
    expect(proposed('Friesland').codes[0]).toBe('place-province');
    expect(proposed('Drenthe', [{ ...groningen, municipalities: ['Drenthe'] }]).kind).toBe('region');
  });
});

describe('settings with municipalities that are no more', () => {
  const old = (...municipalities: string[]) => ({ ...utrecht, name: 'Noord', municipalities });

  test.each([
    ['Hoogezand', 'Hoogezand-Sappemeer'],
    ['Slochteren', 'Slochteren'],
    ['Delfzijl', 'Delfzijl'],
    ['Weesp', 'Weesp'],
    ['Menterwolde', 'Menterwolde'],
    ['Haren Gn', 'Haren'],
    ['Littenseradiel', 'Littenseradiel'],
  ])('%s is still found by "%s"', (place, setting) => expect(proposed(place, [old(setting)]).kind).toBe('region'));

  test('one that an older one took in does not bring all of that with it', () => {
    expect(proposed('Amsterdam', [old('Weesp')]).kind).not.toBe('region');
    expect(proposed('Tilburg', [old('Haaren')]).kind).not.toBe('region');
    expect(proposed('Haren, Noord-Brabant', [old('Haren')]).kind).not.toBe('region');
  });

  test('every old name finds itself', () => {
    const missed = [...gazetteer().former.keys()].filter((name) => coverage(locate(name), old(name)).reach === 'none');
    expect(missed).toEqual([]);
  });
});

describe('of all regions, settings and places', () => {
  const municipalities = [...new Set(everyPlace.map(({ municipality }) => municipality))];

  test('a region that lists a municipality has each of its places, and no other one by that', () => {
    fc.assert(
      fc.property(fc.constantFrom(...municipalities), fc.constantFrom(...everyPlace), (listed, place) => {
        const settings = { name: 'Eigen naam', municipalities: [listed], postcodes: [] };
        const located: Located = {
          kind: 'known',
          meant: [{ ...place, places: [place] }],
          postcodes: [],
          rest: ' ',
        };
        expect(coverage(located, settings).reach).toBe(place.municipality === listed ? 'all' : 'none');
      }),
      { numRuns: 2_000 },
    );
    for (const listed of municipalities) {
      const those = new Set(placesOfSetting(listed).map(({ municipality }) => municipality));
      expect([...those]).toEqual([listed]);
    }
  });

  test('the nearest open region is told of a place that is in none', () => {
    expect(proposed('Emmen').reasons.find(({ code }) => code === 'nearest')).toMatchObject({
      values: { region: 'Groningen', place: 'Emmen' },
    });
    expect(distanceTo(locate('Zeist'), utrecht)).toBe(0);
    const far = distanceTo(locate('Maastricht'), groningen) ?? 0;
    expect(far).toBeGreaterThan(200);
    expect(far).toBeLessThan(300);
    expect(distanceTo(locate('Osnabrück'), groningen)).toBeNull();
  });

  test('a region without municipalities is found by a place that is mostly in its postcodes', () => {
    const byPostcode = { ...utrecht, municipalities: [], name: 'Noord', postcodes: ['9600-9619'] };
    expect(proposed('Hoogezand', [byPostcode]).codes[0]).toBe('covers-postcodes');
    expect(proposed('Emmen', [byPostcode]).kind).not.toBe('region');
  });
});
