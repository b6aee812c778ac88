import { countedBlocks } from './address.ts';
import { type PlaceLimitName, placeLimits } from './limiters.ts';

/** Takes a place for somebody at this address; gives the way to give it back, or null when there is none for that address. */
export type TakePlace = (address: string) => (() => void) | null;

/** Places of which no address and no network holds more than its share, so that the others find one (S7). */
export function sharedPlaces(name: PlaceLimitName): TakePlace {
  const most = placeLimits[name];
  const held = new Map<string, number>();
  let all = 0;

  function change(key: string, by: 1 | -1): void {
    const left = (held.get(key) ?? 0) + by;
    if (left > 0) held.set(key, left);
    else held.delete(key);
  }

  return (address) => {
    const { own, network } = countedBlocks(address);
    const [mine, near] = [`own ${own}`, `network ${network}`];
    const isFull = all >= most.all || (held.get(mine) ?? 0) >= most.address || (held.get(near) ?? 0) >= most.network;
    if (isFull) return null;
    const takeOrGive = (by: 1 | -1) => {
      all += by;
      change(mine, by);
      change(near, by);
    };
    takeOrGive(1);
    let isHeld = true;
    return () => {
      if (isHeld) takeOrGive(-1);
      isHeld = false;
    };
  };
}
