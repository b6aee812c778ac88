import { openSecret, sealSecret } from './envelope.ts';
import type { Key } from './memory.ts';
import { type Place, placeLine } from './place.ts';
import { rememberEarlier } from './previous-keys.ts';

/** Seals an earlier key of the same lock under its successor, at its place. */
export function sealEarlierKey(successor: Key, place: Place, earlier: Key): Buffer {
  return sealSecret(successor, placeLine('earlier key', place), place.epoch, earlier);
}

/**
 * Opens the key before `newest`'s own, or before the one opened last, into locked memory; from now on `newest` opens what
 * was sealed under it. Throws VaultRefusal for any other key, place or byte. Forget it with the others.
 */
export function openEarlierKey(newest: Key, successor: Key, place: Place, sealed: Uint8Array): Key {
  const earlier = openSecret(successor, placeLine('earlier key', place), place.epoch, sealed);
  rememberEarlier(newest, place.epoch - 1, earlier);
  return earlier;
}
