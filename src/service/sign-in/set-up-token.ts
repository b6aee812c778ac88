import { equal, mac, readOneTimeCode } from '#app/platform/vault/index.ts';

/**
 * Does the typed text fit the token that the terminal showed at the first start? Only its MAC is known here; the same
 * computation is in the supervisor, which no page may import (a test compares the two).
 */
export function fitsSetUpToken(pepper: Uint8Array, typed: string, expected: Uint8Array | null): boolean {
  const code = readOneTimeCode(typed);
  return expected !== null && code !== null && equal(mac(pepper, 'naast set-up token', code), expected);
}
