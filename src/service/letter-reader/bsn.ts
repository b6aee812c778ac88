/** Nine digits, in one piece or as people write them, that are not part of a longer number. */
const nineDigits =
  /(?<![\d.,/-]|\d )\d{3}[ .]?\d{3}[ .]?\d{3}(?![\d]|[ .,/-]\d)|(?<![\d.,/-]|\d )\d{4}[ .]\d{2}[ .]\d{3}(?![\d]|[ .]\d)/g;
const labelled = /\b(?:bsn|burgerservicenummer|sofinummer)\b(?:-?nummer)?[^\d\n]{0,12}(\d[\d .]{7,11}\d)/gi;

/** The test of eleven for citizen numbers: 9a + 8b + … + 2h − i is a multiple of eleven. */
export function isBsn(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** True when the text holds a citizen number, something that is called one, or the place of one that was struck out. */
export function holdsBsn(text: string): boolean {
  return maskedBsn(text) || maskBsn(text) !== text;
}

/** True when a citizen number was struck out of the text. */
export function maskedBsn(text: string): boolean {
  return /(?:•[ .]?){8,9}/.test(text);
}

/** The same text with every citizen number struck out; it is never stored or printed (design question 16). */
export function maskBsn(text: string): string {
  const named = text.replaceAll(labelled, (whole, digits: string) => whole.replace(digits, struck(digits)));
  return named.replaceAll(nineDigits, (digits) => (isBsn(digits.replace(/\D/g, '')) ? struck(digits) : digits));
}

function struck(digits: string): string {
  return digits.replace(/\d/g, '•');
}
