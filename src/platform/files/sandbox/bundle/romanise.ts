/**
 * Letters for which our font has no glyph, in Latin ones: enough to recognise a name, no transcription to be used on a
 * form. What is in no table becomes one sign for the whole run, so that nothing is silently left out.
 */
export function romanised(text: string, isKnown: (character: string) => boolean): string {
  let written = '';
  let isUnknown = false;
  for (const character of text.normalize('NFC')) {
    const latin = isKnown(character) ? character : latinOf(character);
    if (latin !== null) written += latin;
    else if (!isUnknown) written += '[…]';
    isUnknown = latin === null;
  }
  return written;
}

function latinOf(character: string): string | null {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x1200 && code < 0x1360) return ethiopic(code - 0x1200);
  if (/\p{M}|\p{Cf}|\p{Cc}/u.test(character)) return '';
  return arabic[character] ?? null;
}

/** Eight signs a consonant: one for each vowel. */
function ethiopic(place: number): string | null {
  const consonant = consonants[place >> 3];
  return consonant ? consonant + (vowels[place & 7] ?? '') : null;
}

const vowels = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];
const consonants = 'h l h m s r s sh k k kh kh b v t ch h n ny  k k kh kh w  z zh y d d j g g g t ch p ts ts f p'.split(
  ' ',
);

const arabic: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a',
  إ: 'i',
  آ: 'a',
  ٱ: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th',
  ج: 'j',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ذ: 'dh',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ق: 'q',
  ك: 'k',
  ک: 'k',
  گ: 'g',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a',
  و: 'w',
  ؤ: 'w',
  ي: 'y',
  ی: 'y',
  ئ: 'y',
  ى: 'a',
  ء: '',
  پ: 'p',
  چ: 'ch',
  ژ: 'zh',
  '،': ',',
  '؟': '?',
};
