import { fold } from '#app/platform/language/index.ts';

/** Where somebody stays, compared with what a region covers. Only words and digits; nothing is looked up elsewhere. */

/** Names that people use for a municipality whose official name is another. */
const otherNames: Readonly<Record<string, string>> = {
  'den haag': 's gravenhage',
  'the hague': 's gravenhage',
  'den bosch': 's hertogenbosch',
};

/** Small letters without accents, words with one space between them, a space at both ends, so that whole words compare. */
export function plainName(text: string): string {
  const plain = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return ` ${Object.entries(otherNames).reduce((name, [spoken, official]) => name.replaceAll(spoken, official), plain)} `;
}

/** The four digits of the Dutch postcodes in a text; a house number or a year behind a word is no postcode with letters. */
export function postcodesIn(text: string): string[] {
  const withLetters = [...text.matchAll(/(?<!\d)([1-9]\d{3})\s?[a-z]{2}(?![a-z])/gi)].map((match) => match[1] ?? '');
  const alone = /^\s*([1-9]\d{3})\s*$/.exec(text)?.[1];
  const beforePlace = /^\s*([1-9]\d{3})(?=[\s,]+\D)/.exec(text)?.[1];
  return [...new Set([...withLetters, ...(alone ? [alone] : []), ...(beforePlace ? [beforePlace] : [])])];
}

/** Why a place counts as covered, or null. `postcodes` are beginnings ("35") or spans ("3500-3585"). */
export function coverage(
  place: string,
  region: { name: string; municipalities: readonly string[]; postcodes: readonly string[] },
): { by: 'municipality' | 'postcode'; what: string } | null {
  const wanted = plainName(place);
  const municipality = [...region.municipalities, region.name].find((name) => isNamed(wanted, name));
  if (municipality !== undefined) return { by: 'municipality', what: municipality };
  const postcode = postcodesIn(place).find((code) => region.postcodes.some((part) => coversPostcode(part, code)));
  return postcode === undefined ? null : { by: 'postcode', what: postcode };
}

function isNamed(wanted: string, name: string): boolean {
  const plain = plainName(name);
  return plain.trim() !== '' && wanted.includes(plain);
}

function coversPostcode(part: string, code: string): boolean {
  const span = /^\s*(\d{4})\s*-\s*(\d{4})\s*$/.exec(part);
  if (span !== null) return code >= String(span[1]) && code <= String(span[2]);
  const digits = part.replace(/\D/g, '');
  return digits.length > 0 && digits.length <= 4 && code.startsWith(digits);
}
