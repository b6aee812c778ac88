/**
 * The citizen service number (BSN). We may not keep it (UAVG art. 46): a form refuses it, and the text of a letter is kept
 * with its digits struck out. A form refuses all that a letter has struck out, and what may be one besides: a writer can
 * say it otherwise, but a day or a reference that is struck out of a letter is lost to its reader.
 */

import { withLatinDigits } from './latin-digits.ts';

/** The test of eleven for citizen numbers: 9a + 8b + … + 2h − i is a multiple of eleven. */
export function isCitizenNumber(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || digits === '000000000') return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** True when a typed text holds what is, or may be, a citizen number; longer numbers, such as a V-number, do not count. */
export function mayHoldCitizenNumber(typed: string): boolean {
  const text = withLatinDigits(typed);
  return (
    [...text.matchAll(standing), ...text.matchAll(runs)].some(([written]) => passes(written)) ||
    [...text.matchAll(called)].some(([, written = '']) => !isDay(written)) ||
    [...text.matchAll(inGroups)].some(({ 0: written, index }) => passes(written) && !isInWord(text, index, written))
  );
}

/** True when a text of a letter holds one, or the place of one that was struck out. */
export function holdsCitizenNumber(text: string): boolean {
  return hasStruckNumber(text) || strikeCitizenNumbers(text) !== text;
}

/** The same text with the digits of every citizen number struck out: what is called one, also with a wrong digit, and what passes the test. */
export function strikeCitizenNumbers(text: string): string {
  return text
    .replaceAll(called, (whole, written: string) => (isDay(written) ? whole : whole.replace(written, struck(written))))
    .replaceAll(inGroups, (written) => (passes(written) ? struck(written) : written));
}

/** True when a citizen number was struck out of the text. */
export function hasStruckNumber(text: string): boolean {
  return /(?:•[ .\u00a0\u202f]?){8,9}/.test(text);
}

const separator = '[ .\\u00a0\\u202f]';
const groups = (...sizes: number[]) => sizes.map((size) => `\\d{${size}}`).join(separator);

/** What is said to be one. */
const called = /\b(?:bsn|burgerservicenummer|sofinummer)\b(?:-?nummer)?[^\d\n]{0,12}(\d[\d .\u00a0\u202f]{7,11}\d)/gi;

/** Nine digits as people group them; not in a longer number, an amount or the number of a case ("202603118/1/V1"). */
const inGroups = new RegExp(
  [
    '(?<!\\d[.,/-]?)\\d{9}(?!\\d|[.,/-]\\d)',
    `(?<!\\d[ .,/\\u00a0\\u202f-]?)(?:\\d{3}${separator}?\\d{3}${separator}?\\d{3}|${groups(2, 2, 2, 3)})(?!\\d|[ .,/\\u00a0\\u202f-]\\d)`,
    `(?<!\\d[ .,/\\u00a0\\u202f-]?)${groups(4, 2, 3)}(?!\\d|${separator}\\d)`,
  ].join('|'),
  'g',
);

/** What may be one: printed groups between anything but letters and digits … */
const standing = new RegExp(`(?<![\\p{L}\\d])(?:\\d{9}|${groups(4, 2, 3)}|${groups(3, 3, 3)})(?![\\p{L}\\d])`, 'gu');

/** … and any run of digits with single separators between them. */
const runs = new RegExp(`(?<![\\p{L}\\d])\\d(?:${separator}?\\d)*(?![\\p{L}\\d])`, 'gu');

const passes = (written: string) => isCitizenNumber(written.replace(/\D/g, ''));
const struck = (written: string) => written.replace(/\d/g, '•');
const isDay = (written: string) => /^\d\d?[. ]\d\d?[. ](?:19|20)\d\d$/.test(written);

/** Letters on both sides make it the middle of another code. */
function isInWord(text: string, at: number, written: string): boolean {
  return /\p{L}/u.test(text.slice(at - 1, at)) && /\p{L}/u.test(text.charAt(at + written.length));
}
