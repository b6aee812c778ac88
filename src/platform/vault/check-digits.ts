import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { canonical, type Json } from './canonical.ts';

const DIGITS = 20n;
/** Each try of a forger costs this many hashes: sixteen bits on top of the sixty-six of the digits. */
const ROUNDS = 65_536;
const BYTES = 32;

/**
 * Twenty digits in groups of four, by which two people compare a statement aloud. Whoever wants another statement with
 * the same digits tries 10^20 of them, each some hundredths of a second long. The domain says what the statement is.
 */
export async function checkDigits(domain: string, statement: Json): Promise<string> {
  if (domain.includes('\0')) throw new TypeError('A domain has no zero byte');
  const stretched = await promisify(pbkdf2)(canonical(statement), `naast digits 1\0${domain}`, ROUNDS, BYTES, 'sha256');
  const number = BigInt(`0x${stretched.toString('hex')}`) % 10n ** DIGITS;
  return groupedDigits(String(number).padStart(Number(DIGITS), '0'));
}

/** Check digits as somebody typed them, in the form of `checkDigits`. */
export function readCheckDigits(typed: string): string {
  return groupedDigits(typed.replace(/\D/g, ''));
}

const groupedDigits = (digits: string): string => digits.match(/.{1,4}/g)?.join(' ') ?? '';
