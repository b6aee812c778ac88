/** The text with every decimal digit as a Latin one: a telephone in Arabic, Persian or Bengali writes its own. */
export function withLatinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, latinDigit);
}

/** Decimal digits are in Unicode in runs of ten that begin at zero. */
function latinDigit(digit: string): string {
  let zero = digit.codePointAt(0) ?? 0x30;
  const own = zero;
  while (own - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(own - zero);
}
