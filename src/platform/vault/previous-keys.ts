import type { Key } from './memory.ts';

/**
 * By the newest key of a case or team: the rotated keys of earlier epochs. Whoever has the newest key opens older
 * content too.
 */
const before = new WeakMap<Key, Map<number, Key>>();

/** From now on `newest` opens what was sealed under `earlier` in that epoch. */
export function rememberEarlier(newest: Key, epoch: number, earlier: Key): void {
  const known = before.get(newest) ?? new Map<number, Key>();
  before.set(newest, known.set(epoch, earlier));
}

/** The key of that epoch: an earlier one that belongs to this key, or else this key itself. Sealing never asks. */
export function keyOfEpoch(key: Key, epoch: number): Key {
  return before.get(key)?.get(epoch) ?? key;
}
