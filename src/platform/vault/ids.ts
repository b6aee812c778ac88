import { randomInt, randomUUID } from 'node:crypto';
import { randomBytes } from './memory.ts';

// Without I, L, O and U: nobody should have to ask whether a stroke is a letter or a digit.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A random id (UUID version 4). Not a secret. */
export function newId(): string {
  return randomUUID();
}

/** The number of a case as people say it: 8 characters without country, year or order in them. */
export function newReference(): string {
  return letters(8);
}

/** What a registrant keeps: 16 digits in groups of four, about 53 bits. Keep only its MAC. */
export function newReceiptCode(): string {
  return Array.from({ length: 4 }, () => String(randomInt(10_000)).padStart(4, '0')).join('-');
}

/** A receipt code as somebody typed it, in the form of `newReceiptCode`; null when it cannot be one. */
export function readReceiptCode(typed: string): string | null {
  const digits = typed.replace(/[\s.\-–]/g, '');
  return /^[0-9]{16}$/.test(digits) ? grouped(digits) : null;
}

/** For an invitation: 16 letters and digits in groups of four, 80 bits. Keep only its hash. */
export function newOneTimeCode(): string {
  return grouped(letters(16));
}

/** A one-time code as somebody typed it (small letters, O for 0, I or L for 1), or null when it cannot be one. */
export function readOneTimeCode(typed: string): string | null {
  const code = typed
    .toUpperCase()
    .replace(/[\s.\-–]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? grouped(code) : null;
}

/** 32 letters divide a byte evenly, so five bits of each random byte are without bias. */
function letters(count: number): string {
  return Array.from(randomBytes(count), (byte) => LETTERS[byte & 31]).join('');
}

function grouped(code: string): string {
  return code.match(/.{4}/g)?.join('-') ?? code;
}
