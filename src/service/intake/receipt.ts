import { withLatinDigits } from '#app/platform/language/index.ts';
import { equal, mac, readReceiptCode } from '#app/platform/vault/index.ts';

/**
 * The code of a form, the same each time that form is sent: a code is shown once and kept nowhere, so a second press or
 * a page that is loaded again must come to the same one (T119). 16 digits in groups of four.
 */
export function codeOfForm(receiptKey: Uint8Array, formKey: string): string {
  const number = BigInt(`0x${mac(receiptKey, 'code-of-form', formKey).toString('hex')}`) % 10n ** 16n;
  return (String(number).padStart(16, '0').match(/.{4}/g) ?? []).join('-');
}

/**
 * How the key of a form is kept, in the shape of an id: whoever reads the table could send the key itself once more,
 * and be shown the code that belongs to it (T44).
 */
export function keptFormKey(receiptKey: Uint8Array, formKey: string): string {
  const digits = mac(receiptKey, 'form-key', formKey).toString('hex');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

/** How a code is kept: nobody can try codes against a stolen table without the receipt key. */
export function receiptMac(receiptKey: Uint8Array, code: string): Buffer {
  return mac(receiptKey, 'receipt', code);
}

/**
 * A code as the visitor typed it: with Arabic, Persian or other digits, with any sign between the groups, with a letter
 * that looks like the digit; null when it cannot be one.
 */
export function readCode(typed: string): string | null {
  const digits = withLatinDigits(typed)
    .replace(/[\p{Pd}\p{Cf}\s._/:,|]/gu, '')
    .toUpperCase()
    .replace(/[OILSBZ]/g, (letter) => lookAlikes[letter] ?? letter);
  return readReceiptCode(digits);
}

/** What is read from paper in bad light, or was written by hand. */
const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' };

/** When a form was opened, signed, so that a program cannot make a form look old. */
export function openedMark(receiptKey: Uint8Array, formKey: string, now = Date.now()): string {
  return `${now}.${mac(receiptKey, 'form-opened', formKey, String(now)).toString('base64url')}`;
}

/** Seconds since the form with this key was opened; null when the mark is not ours. */
export function secondsOpen(receiptKey: Uint8Array, formKey: string, mark: string, now = Date.now()): number | null {
  const opened = /^\d{1,15}(?=\.)/.exec(mark)?.[0];
  if (opened === undefined) return null;
  const expected = Buffer.from(openedMark(receiptKey, formKey, Number(opened)));
  return equal(Buffer.from(mark), expected) ? (now - Number(opened)) / 1000 : null;
}
