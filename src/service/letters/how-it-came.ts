import { type Lang, languageName, translator } from '#app/platform/language/index.ts';
import type { Reading, WarningCode } from '#app/service/letter-reader/index.ts';

type Came = Pick<Reading, 'warnings' | 'language'>;

/** How a letter came, in words for the client: two in one file, a page missing, another language; and its warning. */
export function howItCame(reading: Came, lang: Lang): { code: WarningCode; text: string }[] {
  return reading.warnings.flatMap(({ code }) => {
    const text = wordsFor(code, reading.language, lang);
    return text === null ? [] : [{ code, text }];
  });
}

function wordsFor(code: WarningCode, language: Reading['language'], lang: Lang): string | null {
  const t = translator(lang);
  switch (code) {
    case 'two_letters':
      return t('letters.told.twoLetters');
    case 'perhaps_two_letters':
      return t('letters.told.perhapsTwoLetters');
    case 'pages_missing':
      return t('letters.told.pageMissing');
    case 'not_dutch':
      return language === 'und' || language === 'nl'
        ? t('letters.told.notDutch')
        : t('letters.told.language', { language: languageName(language, lang) });
    default:
      return null;
  }
}
