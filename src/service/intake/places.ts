import { gazetteer, type Meant, meantBy, oneWord, type Place, placesOfSetting, wordsOfName } from './gazetteer.ts';
import type { Located } from './locate.ts';

/**
 * Where somebody stays, compared with what a region covers. A region lists municipalities and postcodes, which are
 * settings; the list of places says which place lies in which. Nothing is looked up elsewhere.
 */

interface Area {
  name: string;
  municipalities: readonly string[];
  /** Beginnings ("35") or spans ("3500-3585"). */
  postcodes: readonly string[];
}

/** Why a region covers a place, as a code with the names in it. */
export type Covering =
  | { by: 'municipality' | 'postcode'; what: string }
  | { by: 'place'; place: string; municipality: string }
  | { by: 'former'; place: string; municipality: string; former: string }
  | { by: 'postcodes'; place: string };

/** What a region is to a place: all that may be meant, part of it, or nothing. */
export type Coverage = { reach: 'all'; why: Covering } | { reach: 'part' | 'none' };

/** The name or the postcode that a region's settings and a text share, or what the list of places says of both. */
export function coverage(located: Located, region: Area): Coverage {
  const postcode = located.postcodes.find((code) => region.postcodes.some((part) => coversPostcode(part, code)));
  const written = [...region.municipalities, region.name].find((name) => isWritten(name, located));
  if (written !== undefined) return { reach: 'all', why: { by: 'municipality', what: written } };
  const each = located.kind === 'known' ? located.meant.map((meant) => coversMeant(region, meant)) : [];
  const reached = each.filter((why) => why !== null);
  const [first] = reached;
  if (first !== undefined && reached.length === each.length) return { reach: 'all', why: first };
  if (postcode !== undefined) return { reach: 'all', why: { by: 'postcode', what: postcode } };
  return { reach: reached.length > 0 ? 'part' : 'none' };
}

/** A name of the settings that the list of places does not know (a district, a name of one's own), or the province itself. */
function isWritten(name: string, located: Located): boolean {
  if (located.kind === 'province' && meantBy(name)?.province === located.province) return true;
  const plain = ` ${wordsOfName(name).join(' ')} `;
  const isForUs = located.kind !== 'known' || meantBy(name) === undefined;
  return isForUs && plain.trim() !== '' && located.rest.includes(plain);
}

function coversMeant(region: Area, meant: Meant): Covering | null {
  const isWhole = (name: string) => isWholly(meant, placesOfSetting(name));
  const listed = region.municipalities.find(isWhole);
  if (listed !== undefined) return ofMunicipality(listed, meant);
  if (oneWord(region.name) === oneWord(meant.name) && isWhole(region.name)) return ofMunicipality(region.name, meant);
  const { name: place, municipality } = meant;
  const former = region.municipalities.find((name) => successorsOf(name).includes(municipality));
  if (former !== undefined) return { by: 'former', place, municipality, former };
  const codes = new Set(meant.places.flatMap(({ postcodes }) => postcodes));
  const covered = [...codes].filter((code) => region.postcodes.some((part) => coversPostcode(part, code)));
  // More than half: a few pairs of place and postcode in the list belong to the place beside it.
  return covered.length * 2 > codes.size ? { by: 'postcodes', place } : null;
}

function isWholly({ places }: Meant, settings: readonly Place[]): boolean {
  return places.every((place) => settings.includes(place));
}

/** The new municipality that has all of an old one; of one that an older one took in, nobody knows its other places. */
function successorsOf(name: string): readonly string[] {
  const former = gazetteer().former.get(oneWord(name));
  return former?.whole ? former.now : [];
}

function ofMunicipality(setting: string, { name, municipality }: Meant): Covering {
  return oneWord(setting) === oneWord(name)
    ? { by: 'municipality', what: name }
    : { by: 'place', place: name, municipality };
}

function coversPostcode(part: string, code: string): boolean {
  const span = /^\s*(\d{4})\s*-\s*(\d{4})\s*$/.exec(part);
  if (span !== null) return code >= String(span[1]) && code <= String(span[2]);
  const digits = part.replace(/\D/g, '');
  return digits.length > 0 && digits.length <= 4 && code.startsWith(digits);
}

/** Does a list of municipalities, as colleagues write it, have everything that may be meant? */
export function isIn(located: Located, municipalities: readonly string[]): boolean {
  return coverage(located, { name: '', municipalities, postcodes: [] }).reach === 'all';
}

/** Kilometres in a straight line from a place to the nearest place of a region; null where one of them is not known. */
export function distanceTo(located: Located, region: Area): number | null {
  if (located.kind !== 'known') return null;
  const [from] = located.meant;
  if (from === undefined || located.meant.length > 1) return null;
  const names = region.municipalities.length > 0 ? region.municipalities : [region.name];
  const there = names.flatMap((name) => [name, ...successorsOf(name)]).flatMap(placesOfSetting);
  const centre = centreOf(from);
  const reached = there.flatMap((place) =>
    place.centre === null || centre === null ? [] : [between(centre, place.centre)],
  );
  return reached.length === 0 ? null : Math.round(Math.min(...reached));
}

/** Of a municipality the centre of the place that is called the same, else of all its places together. */
function centreOf({ name, places }: Meant): readonly [number, number] | null {
  const main = places.find((place) => oneWord(place.name) === oneWord(name))?.centre;
  if (main !== undefined && main !== null) return main;
  const centres = places.flatMap(({ centre }) => (centre === null ? [] : [centre]));
  const mean = (axis: 0 | 1) => centres.reduce((sum, centre) => sum + centre[axis], 0) / centres.length;
  return centres.length === 0 ? null : [mean(0), mean(1)];
}

const earthRadius = 6371;

/** Kilometres along the surface of the earth between two points in degrees (haversine). */
function between([lat, lon]: readonly [number, number], [otherLat, otherLon]: readonly [number, number]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (one: number, other: number) => Math.sin(radians(other - one) / 2) ** 2;
  const chord = half(lat, otherLat) + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * half(lon, otherLon);
  return 2 * earthRadius * Math.asin(Math.sqrt(chord));
}
