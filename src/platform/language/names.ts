import { formattingLocale, type Lang } from './languages.ts';

/** Name of a language (BCP 47 code) in the reader's language: "Tigrinya", "Arabisch". */
export function languageName(code: string, lang: Lang): string {
  return nameOf('language', code, formattingLocale(lang));
}

/** Name of a language in that language, for choosing one's own: "ትግርኛ", "العربية". */
export function ownLanguageName(code: string): string {
  return nameOf('language', code, code);
}

/** Name of a country (ISO 3166 code) in the reader's language. */
export function countryName(code: string, lang: Lang): string {
  return nameOf('region', code, formattingLocale(lang));
}

const kept = new Map<string, Intl.DisplayNames>();
/** Names that were looked up: a list asks for the same few languages in every row. */
const found = new Map<string, string>();
const mostFound = 2_000;

/** The code itself when it is unknown or malformed: what was stored is still worth showing. */
function nameOf(type: 'language' | 'region', code: string, locale: string): string {
  const key = `${type} ${locale}`;
  const known = found.get(`${key} ${code}`);
  if (known !== undefined) return known;
  try {
    const names = kept.get(key) ?? new Intl.DisplayNames(locale, { type, fallback: 'code' });
    kept.set(key, names);
    const name = names.of(code) ?? code;
    if (found.size < mostFound) found.set(`${key} ${code}`, name);
    return name;
  } catch {
    return code;
  }
}
