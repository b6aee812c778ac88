/** Letters without accents, joined letters and wide forms as plain ones: "Ámina" is "Amina", "ﬁ" is "fi". */
export function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** One letter that is typed in several ways: by another keyboard (Persian ye and kaf), or at the end of a word. */
const oneWay: Readonly<Record<string, string>> = {
  ς: 'σ',
  '’': "'",
  ی: 'ي',
  ى: 'ي',
  ک: 'ك',
  ة: 'ه',
};

/** A name or text as it is compared: small letters without accents, and one way of typing each letter. */
export function fold(text: string): string {
  return withoutAccents(text)
    .toLowerCase()
    .replace(/[ς’یىکة]/g, (letter) => oneWay[letter] ?? letter);
}

/** How names are compared: small letters, without accents, spaces as one. "Ámina  B." is found by "amina b". */
export function plainly(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}
