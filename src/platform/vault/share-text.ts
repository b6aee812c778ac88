import { sha256 } from './hashes.ts';
import { forget, lockedMemory } from './memory.ts';

/*
 * A share as it is on a sheet of paper: number (1) | share | zeros, in lines of ten bytes. Each line is sixteen letters
 * and two that check it, so that whoever types it learns in which line the mistake is.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LINE_BYTES = 10;
const LINE_LETTERS = 18;
const LARGEST_NUMBER = 255;

/** The lines of a share, three groups of six letters each. */
export function shareLines(share: Uint8Array, number: number): string[] {
  if (!Number.isInteger(number) || number < 1 || number > LARGEST_NUMBER) throw new RangeError('No number of a sheet.');
  const lines = Math.ceil((1 + share.length) / LINE_BYTES);
  const bytes = lockedMemory(lines * LINE_BYTES);
  bytes[0] = number;
  bytes.set(share, 1);
  const texts = Array.from({ length: lines }, (_, at) => {
    const part = bytes.subarray(at * LINE_BYTES, (at + 1) * LINE_BYTES);
    return (lettersOf(part) + checkOf(part, at)).replace(/(.{6})(?=.)/g, '$1 ');
  });
  forget(bytes);
  return texts;
}

export type ReadShare =
  | { ok: true; number: number; share: Buffer }
  /** How many letters are missing (or, negative, too many). */
  | { ok: false; reason: 'length'; missing: number }
  /** The first line, counted from 1, whose letters do not belong together. */
  | { ok: false; reason: 'line'; line: number };

/** A share as somebody typed it: small letters, O for 0, I or L for 1, spaces and line breaks anywhere. */
export function readShareLines(typed: string, shareBytes: number): ReadShare {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V');
  const lines = Math.ceil((1 + shareBytes) / LINE_BYTES);
  const missing = lines * LINE_LETTERS - letters.length;
  if (missing !== 0) return { ok: false, reason: 'length', missing };
  const bytes = lockedMemory(lines * LINE_BYTES);
  for (let at = 0; at < lines; at += 1) {
    const line = letters.slice(at * LINE_LETTERS, (at + 1) * LINE_LETTERS);
    const part = bytes.subarray(at * LINE_BYTES, (at + 1) * LINE_BYTES);
    part.set(bytesOf(line.slice(0, -2)));
    if (checkOf(part, at) === line.slice(-2)) continue;
    forget(bytes);
    return { ok: false, reason: 'line', line: at + 1 };
  }
  return { ok: true, number: bytes[0] ?? 0, share: bytes.subarray(1, 1 + shareBytes) };
}

/** Five bits a letter: ten bytes are sixteen letters. */
function lettersOf(bytes: Uint8Array): string {
  let value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let letters = '';
  for (let at = 0; at < (bytes.length * 8) / 5; at += 1) {
    letters = (LETTERS[Number(value & 31n)] ?? '') + letters;
    value >>= 5n;
  }
  return letters;
}

function bytesOf(letters: string): number[] {
  let value = [...letters].reduce((sum, letter) => (sum << 5n) | BigInt(LETTERS.indexOf(letter)), 0n);
  const bytes: number[] = [];
  for (let at = 0; at < (letters.length * 5) / 8; at += 1) {
    bytes.unshift(Number(value & 255n));
    value >>= 8n;
  }
  return bytes;
}

function checkOf(line: Uint8Array, at: number): string {
  const sum = sha256(`naast sheet 1|${at}\0`, line).readUInt16BE(0);
  return (LETTERS[sum & 31] ?? '') + (LETTERS[(sum >> 5) & 31] ?? '');
}
