import type { Lang } from './languages.ts';
import { languageName, ownLanguageName } from './names.ts';

/**
 * Languages that clients and volunteers speak (BCP 47), roughly by how often they are spoken here; the interface speaks
 * fewer.
 */
export const spokenLanguages = [
  'nl',
  'en',
  'fr',
  'ar',
  'es',
  'pt',
  'ti',
  'am',
  'so',
  'uk',
  'ru',
  'pl',
  'ro',
  'bg',
  'hu',
  'sq',
  'tr',
  'ku',
  'fa',
  'prs',
  'ps',
  'zh',
  'vi',
  'th',
  'fil',
  'id',
  'hi',
  'pa',
  'ur',
  'bn',
  'bin',
  'yo',
  'ig',
  'ha',
  'pcm',
  'lg',
  'man',
  'wo',
  'ff',
  'kri',
  'ln',
  'ak',
  'sw',
  'rw',
  'om',
] as const;
export type SpokenLanguage = (typeof spokenLanguages)[number];

/** The interpreters' names for languages that the standard calls otherwise. */
const fieldNames: Readonly<Record<string, string>> = { bin: 'Edo', ak: 'Twi', man: 'Mandinka' };

/** The name of a spoken language; a text that is no code comes back as it is. */
export function spokenName(code: string, lang: Lang): string {
  return fieldNames[code] ?? languageName(code, lang);
}

/** All of them to choose from, by their names in `lang`. */
export const spokenOptions = (lang: Lang) =>
  spokenLanguages
    .map((value) => ({ value, label: spokenName(value, lang) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, lang));

/**
 * "ትግርኛ (Tigrinya)": in its own script to be found by whoever speaks it, in the reader's words for who sits beside that
 * reader.
 */
export function spokenChoice(code: string, lang: Lang): string {
  const name = spokenName(code, lang);
  // Where interpreters use a name that the standard does not know (Edo, Twi), that name stands alone.
  if (name !== languageName(code, lang)) return name;
  const own = capitalised(ownLanguageName(code), code);
  return own === name ? name : `${own} (${name})`;
}

/** Languages by name, in the order given: "Tigrinya, Engels". */
export function spokenNames(codes: readonly string[], lang: Lang): string {
  return codes.map((code) => spokenName(code, lang)).join(', ');
}

/** The language without region or script: whoever speaks `pt` understands `pt-BR`. */
export function plainLanguage(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? tag;
}

function capitalised(name: string, code: string): string {
  return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}
