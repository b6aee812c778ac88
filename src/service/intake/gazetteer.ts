import { z } from 'zod';
import { fold } from '#app/platform/language/index.ts';
import file from '../../../content/places/places.json' with { type: 'json' };

/** The places of the Netherlands as the content file has them: which municipality and province, postcodes, centre. */

const fileSchema = z.strictObject({
  about: z.string(),
  /** To be shown with the data, as its licences ask. */
  attribution: z.string().min(1),
  sources: z.array(z.strictObject({ what: z.string(), source: z.string(), licence: z.string(), day: z.iso.date() })),
  checkedOn: z.iso.date(),
  municipalities: z.array(
    z.strictObject({
      name: z.string(),
      province: z.string(),
      places: z.array(
        z.strictObject({
          name: z.string(),
          postcodes: z.string().regex(/^\d{4}( \d{4})*$/),
          centre: z.tuple([z.number(), z.number()]).nullable(),
        }),
      ),
    }),
  ),
  /** `whole`: the new municipality is new, so who wrote the old name works in it; else an older one took it in. */
  former: z.array(z.strictObject({ name: z.string(), now: z.array(z.string()).min(1), whole: z.boolean() })),
  also: z.array(z.strictObject({ name: z.string(), means: z.string() })),
});

export interface Place {
  name: string;
  municipality: string;
  province: string;
  postcodes: readonly string[];
  /** Latitude and longitude in degrees (WGS84); null when nobody knows. */
  centre: readonly [number, number] | null;
}

/** Something that a name can mean: one place, or a whole municipality with its places. */
export interface Meant {
  name: string;
  municipality: string;
  province: string;
  places: readonly Place[];
}

/** What one name stands for. `province` beside `meant`: Utrecht and Groningen are both. */
export interface Named {
  meant: readonly Meant[];
  province: string | null;
}

interface Gazetteer {
  attribution: string;
  /** Places and municipalities by their names without spaces, and by what comes after an article. */
  byName: ReadonlyMap<string, Named>;
  byNameWithoutArticle: ReadonlyMap<string, Named>;
  byPostcode: ReadonlyMap<string, readonly Place[]>;
  /** The first words of names of several words: most words of a sentence begin none. */
  firstWords: ReadonlySet<string>;
  /** Municipalities that are no more, and those that they went into. */
  former: ReadonlyMap<string, { now: readonly string[]; whole: boolean }>;
}

/** Words of a name as they compare: small letters without accents, `St.` and `a/d` written out. */
export function wordsOfName(text: string): string[] {
  const plain = fold(text.replace(/\ba\s*\/\s*d\b/gi, 'aan den')).match(/[\p{L}\p{N}]+/gu) ?? [];
  return plain.map((word) => (word === 'st' ? 'sint' : word));
}

/** A name as one word: "Den Haag", "DenHaag" and "den-haag" are the same. */
export const oneWord = (text: string) => wordsOfName(text).join('');

const articles = new Set(['de', 'den', 'der', 'het', 't', 's', 'the', 'ter', 'ten']);
/** The letters of a province or direction behind the names of places that are called the same: "Haren Gn", "Elst Ut". */
const suffix = /\s\(?(gn|gld|ut|nb|nh|l|o|ac)\)?$/i;

/** The file, read and ordered once. */
export const gazetteer: () => Gazetteer = (() => {
  let read: Gazetteer | null = null;
  return () => {
    read ??= readFile();
    return read;
  };
})();

function readFile(): Gazetteer {
  const { municipalities, former, also, attribution } = fileSchema.parse(file);
  const [byName, byNameWithoutArticle] = [new Map<string, Named>(), new Map<string, Named>()];
  const byPostcode = new Map<string, Place[]>();
  const whole = new Map<string, Meant>();
  for (const { name, province, places: listed } of municipalities) {
    const places = listed.map((place) => ({
      ...place,
      municipality: name,
      province,
      postcodes: place.postcodes.split(' '),
    }));
    const all = { name, municipality: name, province, places };
    whole.set(name, all);
    for (const at of [byName, byNameWithoutArticle]) add(at, keysOf(name, at === byNameWithoutArticle), all);
    for (const place of places) {
      const one = { name: place.name, municipality: name, province, places: [place] };
      for (const at of [byName, byNameWithoutArticle]) add(at, keysOf(place.name, at === byNameWithoutArticle), one);
      for (const code of place.postcodes) byPostcode.set(code, [...(byPostcode.get(code) ?? []), place]);
    }
    byName.set(oneWord(province), { meant: byName.get(oneWord(province))?.meant ?? [], province });
  }
  addOldNames(byName, former, whole);
  for (const { name, means } of also) addAll(byName, oneWord(name), byName.get(oneWord(means)));
  const old = new Map(former.map((one) => [oneWord(one.name), one] as const));
  const spoken = [...municipalities.flatMap(({ name, places }) => [{ name }, ...places]), ...former, ...also];
  const firstWords = new Set(spoken.map(({ name }) => wordsOfName(name)[0] ?? ''));
  return { attribution, byName, byNameWithoutArticle, byPostcode, firstWords, former: old };
}

/** With and without the letters behind it. */
function keysOf(name: string, withoutArticle: boolean): string[] {
  // A hamlet in Steenwijkerland; whoever writes it means the country. Its postcode still finds it.
  if (name === 'Nederland') return [];
  const [first = '', ...rest] = wordsOfName(name);
  if (withoutArticle && (!articles.has(first) || rest.length === 0)) return [];
  const spoken = withoutArticle ? rest.join(' ') : name;
  return [...new Set([oneWord(spoken), oneWord(spoken.replace(suffix, ''))])];
}

/** A municipality says more than the place in it that is called the same; it comes first in the file and stays. */
function add(at: Map<string, Named>, keys: readonly string[], one: Meant): void {
  for (const key of keys) {
    const known = at.get(key) ?? { meant: [], province: null };
    const isThere = known.meant.some(
      ({ municipality, name }) =>
        municipality === one.municipality && (name === municipality || oneWord(name) === oneWord(one.name)),
    );
    if (!isThere) at.set(key, { ...known, meant: [...known.meant, one] });
  }
}

/** "Menterwolde" means the municipality that it went into; "Slochteren" stays the place of that name. */
function addOldNames(
  byName: Map<string, Named>,
  former: z.output<typeof fileSchema>['former'],
  whole: ReadonlyMap<string, Meant>,
): void {
  for (const { name, now } of former) {
    const isPlace = byName.get(oneWord(name))?.meant.some(({ municipality }) => now.includes(municipality)) ?? false;
    if (isPlace) continue;
    for (const successor of now) {
      const all = whole.get(successor);
      if (all === undefined) throw new Error(`places.json: ${name} went into ${successor}, which is no municipality.`);
      add(byName, [oneWord(name)], all);
    }
  }
}

function addAll(byName: Map<string, Named>, key: string, named: Named | undefined): void {
  if (named === undefined) throw new Error('places.json: another name for nothing.');
  const known = byName.get(key);
  byName.set(key, {
    meant: [...(known?.meant ?? []), ...named.meant],
    province: known?.province ?? named.province,
  });
}

/** What a whole name means, also without its article; undefined when it is not known here. */
export function meantBy(name: string): Named | undefined {
  const { byName, byNameWithoutArticle } = gazetteer();
  const key = oneWord(name);
  return byName.get(key) ?? byNameWithoutArticle.get(key);
}

/**
 * The places that a name in a region's settings stands for. The settings list municipalities: "Rijswijk" is that one and
 * not the villages of the same name, an old municipality that became a place is the one in its successor, and the name of
 * a province is all of it.
 */
export function placesOfSetting(name: string): readonly Place[] {
  const named = meantBy(name);
  if (named === undefined) return [];
  const municipalities = named.meant.filter((one) => one.name === one.municipality);
  const now = gazetteer().former.get(oneWord(name))?.now;
  const inSuccessor = named.meant.filter(({ municipality }) => now?.includes(municipality));
  const meant = [municipalities, inSuccessor].find((some) => some.length > 0) ?? named.meant;
  if (meant.length > 0) return meant.flatMap(({ places }) => places);
  return [...gazetteer().byPostcode.values()].flat().filter(({ province }) => province === named.province);
}
