/**
 * True when a text holds a citizen service number: nine digits that pass the eleven test, also in groups (1234.56.782).
 * We are not allowed to keep it (UAVG art. 46), so it is stopped at the door. Longer numbers, such as a V-number, do not count.
 */
export function containsBsn(text: string): boolean {
  const candidates = [...text.matchAll(standing), ...text.matchAll(runs)].map((match) => match[0].replace(/\D/g, ''));
  return candidates.some((digits) => digits.length === 9 && passesElevenTest(digits));
}

const separator = '[ .\\u00a0\\u202f]';

/** Nine digits in the ways in which a BSN is printed, standing free. */
const standing = new RegExp(
  `(?<![\\p{L}\\d])(?:\\d{9}|\\d{4}${separator}\\d{2}${separator}\\d{3}|\\d{3}${separator}\\d{3}${separator}\\d{3})(?![\\p{L}\\d])`,
  'gu',
);

/** Any run of digits with single separators between them. */
const runs = new RegExp(`(?<![\\p{L}\\d])\\d(?:${separator}?\\d)*(?![\\p{L}\\d])`, 'gu');

function passesElevenTest(digits: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
  return sum > 0 && sum % 11 === 0;
}
