/** The languages of the interface, in the order in which they are offered. Adding one here and its catalogues is all it takes. */
export const languages = ['nl', 'en'] as const;

export type Lang = (typeof languages)[number];

export const defaultLanguage: Lang = 'nl';

/** True for a language that the interface speaks. */
export function isLang(value: unknown): value is Lang {
  return typeof value === 'string' && (languages as readonly string[]).includes(value);
}

const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg']);

/** Writing direction of any BCP 47 tag, also of languages that the interface does not speak yet. */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  return ownDirections.get(lang) ?? foundDirection(lang);
}

function foundDirection(lang: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(lang).maximize().script;
  return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
}

/** Every page asks for that of its own language, which takes longer to find than a short list to write. */
const ownDirections = new Map<string, 'ltr' | 'rtl'>(languages.map((lang) => [lang, foundDirection(lang)]));

/** The locale used for formatting: day before month in English, and Latin digits and Gregorian years everywhere. */
export function formattingLocale(lang: string): string {
  const region: Record<string, string> = { nl: 'nl-NL', en: 'en-GB' };
  return `${region[lang] ?? lang}-u-ca-gregory-nu-latn`;
}
