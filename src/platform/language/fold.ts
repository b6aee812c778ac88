/** Letters without accents, joined letters and wide forms as plain ones: "Ámina" is "Amina", "ﬁ" is "fi". */
export function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** A name or text as it is compared: small letters without accents, one kind of apostrophe, one kind of sigma. */
export function fold(text: string): string {
  return withoutAccents(text).toLowerCase().replaceAll('ς', 'σ').replaceAll('’', "'");
}

/** How names are compared: small letters, without accents, spaces as one. "Ámina  B." is found by "amina b". */
export function plainly(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}
