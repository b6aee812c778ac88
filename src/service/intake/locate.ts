import { fold, languages } from '#app/platform/language/index.ts';
import { gazetteer, type Meant, meantBy, type Named, oneWord, wordsOfName } from './gazetteer.ts';

/** Where somebody says to stay, as far as the list of places knows it. */
export type Located =
  | { kind: 'not-known'; postcodes: readonly string[]; rest: string }
  | { kind: 'province'; province: string; postcodes: readonly string[]; rest: string }
  /** Everything that may be meant; more than one is asked about. `rest` is what no name was read in. */
  | { kind: 'known'; meant: readonly Meant[]; postcodes: readonly string[]; rest: string };

/** One name found in a text. `alone`: nothing else stands between the commas around it. */
interface Mention {
  named: Named;
  alone: boolean;
  /** Right behind the name before it: "Ter Apel Groningen". */
  behind: boolean;
}

/** The four digits of the Dutch postcodes in a text; a house number or a year behind a word is no postcode with letters. */
function postcodesIn(text: string): string[] {
  const withLetters = codesWithLetters(text);
  const alone = /^\s*([1-9]\d{3})\s*$/.exec(text)?.[1];
  const beforePlace = /^\s*([1-9]\d{3})(?=[\s,]+\D)/.exec(text)?.[1];
  return [...new Set([...withLetters, ...(alone ? [alone] : []), ...(beforePlace ? [beforePlace] : [])])];
}

const codesWithLetters = (text: string) =>
  [...text.matchAll(/(?<!\d)([1-9]\d{3})\s?[a-z]{2}(?![a-z])/gi)].map((match) => match[1] ?? '');

/** Reads where somebody stays from what was typed; what is known to be abroad is not known here. */
export function locate(text: string): Located {
  const parts = text.split(/[,;()\n]|\/(?!\s*d\b)|\s[-–]\s/).filter((part) => part.trim() !== '');
  const isAbroad = codesWithLetters(text).length === 0 && parts.some(isForeign);
  if (isAbroad) return { kind: 'not-known', postcodes: [], rest: ' ' };
  const postcodes = postcodesIn(text);
  // "Bergen (L)" and "Nuenen, Gerwen en Nederwetten" are one name.
  const name = parts.length > 1 ? meantBy(text) : undefined;
  if (name !== undefined) return { kind: 'known', meant: name.meant, postcodes, rest: ' ' };
  const read = parts.filter((part) => !isHere(part)).map(mentionsIn);
  const rest = ` ${read.map((part) => part.rest).join(' ')} `;
  const mentions = read.flatMap((part) => part.mentions);
  const meant = agreed(meantIn(mentions), meantByPostcodes(postcodes));
  if (meant.length > 0) return { kind: 'known', meant, postcodes, rest };
  const province = mentions.find(({ named }) => named.province !== null)?.named.province ?? null;
  return province === null ? { kind: 'not-known', postcodes, rest } : { kind: 'province', province, postcodes, rest };
}

/** Names of places that are words as well: in a sentence they count only with a capital. */
const alsoWords = new Set(
  `een ee ie best echt heel neer hem anderen boer made well hall born hoek lent reek loon handel dalen helden velden
  linde zetten rekken zegge groet schijf vuren winde lies balk putten dorst spier horn waal veen`.split(/\s+/),
);
/** What people write before the name of a place. */
const before = new Set(
  `in te bij nabij near omgeving regio gemeente provincie province region buurt van vlakbij around from at stad dorp
  plaats town city village of ergens nu now momenteel ik ben woon zit i am live en and`.split(/\s+/),
);
const mostWords = 6;

function mentionsIn(part: string): { mentions: Mention[]; rest: string } {
  const typed = part.replace(/\ba\s*\/\s*d\b/gi, 'aan den').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const words = typed.flatMap((word) => wordsOfName(word));
  if (words.length !== typed.length) return { mentions: [], rest: words.join(' ') };
  for (let from = 0; from < words.length && from < mostWords; from += 1) {
    const named = words.length - from > mostWords ? undefined : meantBy(words.slice(from).join(' '));
    if (named !== undefined) return { mentions: [{ named, alone: true, behind: false }], rest: '' };
    if (!before.has(words[from] ?? '')) break;
  }
  return inSentence(words, (at) => at > 0 && /^\p{Lu}/u.test(typed[at] ?? ''));
}

/** The names in a sentence, the longest first from each word on. */
function inSentence(words: readonly string[], isCapital: (at: number) => boolean) {
  const mentions: Mention[] = [];
  const rest: string[] = [];
  let endOfLast = -1;
  for (let at = 0; at < words.length; ) {
    const found = nameAt(words, at, isCapital(at));
    if (found === null) {
      rest.push(words[at] ?? '');
      at += 1;
    } else {
      mentions.push({ named: found.named, alone: false, behind: endOfLast === at });
      at += found.length;
      endOfLast = at;
    }
  }
  return { mentions, rest: rest.join(' ') };
}

function nameAt(words: readonly string[], at: number, isCapital: boolean): { named: Named; length: number } | null {
  const { byName, firstWords } = gazetteer();
  const most = firstWords.has(words[at] ?? '') ? Math.min(mostWords, words.length - at) : 1;
  for (let length = most; length > 0; length -= 1) {
    const name = words.slice(at, at + length).join('');
    const named = byName.get(name);
    if (named !== undefined && (length > 1 || isCapital || !alsoWords.has(name))) return { named, length };
  }
  return null;
}

/** What several names in one text say together: "Haren, Groningen" is one place, "Zeist of Amersfoort" are two. */
function meantIn(mentions: readonly Mention[]): readonly Meant[] {
  const meant = mentions.reduce<readonly Meant[]>(narrowed, []);
  const provinces = mentions.flatMap(({ named }) => (named.meant.length === 0 ? [named.province] : []));
  const inProvince = meant.filter(({ province }) => provinces.includes(province));
  return inProvince.length > 0 ? inProvince : meant;
}

function narrowed(meant: readonly Meant[], { named, alone, behind }: Mention): readonly Meant[] {
  if (named.meant.length === 0) return meant;
  const same = agreedOrNothing(meant, named.meant);
  if (same.length > 0) return same;
  // Utrecht and Groningen are provinces as well, where they stand behind another name.
  const province = alone || behind ? named.province : null;
  const inProvince = meant.filter((one) => one.province === province);
  return inProvince.length > 0 ? inProvince : unique(meant.concat(named.meant));
}

function meantByPostcodes(postcodes: readonly string[]): Meant[] {
  const { byPostcode } = gazetteer();
  const places = postcodes.flatMap((code) => byPostcode.get(code) ?? []);
  return [...new Set(places.map(({ municipality }) => municipality))].map((municipality) => {
    const there = [...new Set(places.filter((place) => place.municipality === municipality))];
    const [first] = there;
    return {
      name: there.length === 1 && first !== undefined ? first.name : municipality,
      municipality,
      province: first?.province ?? '',
      places: there,
    };
  });
}

/** The part that two readings share; both when they share nothing, for then somebody must ask. */
function agreed(one: readonly Meant[], other: readonly Meant[]): readonly Meant[] {
  const shared = agreedOrNothing(one, other);
  return shared.length > 0 ? shared : unique([...one, ...other]);
}

/** Of the same municipality the one that says more, which has fewer places. */
function agreedOrNothing(one: readonly Meant[], other: readonly Meant[]): Meant[] {
  return one.flatMap((here) => {
    const there = other.find(({ municipality }) => municipality === here.municipality);
    if (there === undefined) return [];
    return [there.places.length < here.places.length ? there : here];
  });
}

function unique(meant: readonly Meant[]): Meant[] {
  return meant.filter(
    (one, at) => !meant.slice(0, at).some((it) => it.municipality === one.municipality && it.name === one.name),
  );
}

const longestCountry = 80;
const isHere = (part: string) =>
  part.length <= longestCountry && (countries().here.has(oneWord(part)) || oneWord(part) === 'holland');

/** Is this the name of another country, in one of our languages or a neighbour's? Many a town has a namesake there. */
function isForeign(part: string): boolean {
  if (part.length > longestCountry) return false;
  const words = wordsOfName(part);
  const first = words.findIndex((word) => !before.has(word));
  const name = words.slice(Math.max(0, first)).join('');
  // Sint Maarten is a village in Schagen too.
  return countries().abroad.has(name) && meantBy(name) === undefined;
}

const countries: () => { here: Set<string>; abroad: Set<string> } = (() => {
  let known: { here: Set<string>; abroad: Set<string> } | null = null;
  return () => {
    known ??= readCountries();
    return known;
  };
})();

function readCountries() {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const codes = [...letters].flatMap((one) => [...letters].map((other) => `${one}${other}`));
  const [here, abroad] = [new Set<string>(), new Set<string>()];
  for (const lang of [...languages, 'de', 'fr']) {
    const names = new Intl.DisplayNames(lang, { type: 'region', fallback: 'none' });
    for (const code of codes) {
      const name = names.of(code);
      if (name !== undefined && fold(name) !== fold(code)) (code === 'NL' ? here : abroad).add(oneWord(name));
    }
  }
  return { here, abroad };
}
