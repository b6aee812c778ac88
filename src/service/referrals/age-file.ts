import { Encrypter } from 'age-encryption';
import type { HandOverLine } from './referrals.ts';

/** The letters and digits of a key; a key of this kind has a checksum at its end (bech32). */
const shape = /^age1[02-9ac-hj-np-z]{58}$/;

/** A public X25519 key of age as somebody read or pasted it; 'wrong' where its checksum does not fit, 'none' where it is no such key. */
export function typedRecipient(typed: string): { ok: true; key: string } | { ok: false; reason: 'wrong' | 'none' } {
  const key = typed.replaceAll(/\s+/g, '').toLowerCase();
  if (!/^age1[0-9a-z]{30,90}$/.test(key)) return { ok: false, reason: 'none' };
  if (!shape.test(key)) return { ok: false, reason: 'wrong' };
  try {
    new Encrypter().addRecipient(key);
    return { ok: true, key };
  } catch {
    return { ok: false, reason: 'wrong' };
  }
}

/** True where somebody pasted a secret key: whoever has it reads everything that was made for it. */
export const holdsSecretKey = (typed: string): boolean => /AGE-SECRET-KEY-/i.test(typed.replaceAll(/\s+/g, ''));

/** The lines of the sheet as a text that only the holder of the key can read. */
export async function encryptedSheet(key: string, lines: readonly HandOverLine[]): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  return encrypter.encrypt(lines.map(({ label, text }) => `${label}\r\n${text}\r\n`).join('\r\n'));
}
