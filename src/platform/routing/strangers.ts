import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'hono';
import { sharedPlaces } from '#app/platform/limits/index.ts';
import { refuse } from '#app/platform/web/index.ts';
import { callerAddress } from './visitor.ts';

/** Milliseconds from one stranger to the next; two hundred and fifty a second are more than ever come in earnest. */
const strangerEvery = 4;

export type StrangersLine = (c: Context, handle: () => Promise<Response>) => Promise<Response>;

/**
 * Of those who have not signed in, one is begun with at a time: a page of a colleague waits for one of a flood at each step,
 * never for all of it, and there is time left between them (T42). Whoever comes alone does not wait; who finds no place is
 * told at once to come back, and for who hung up meanwhile nothing is done.
 */
export function strangersLine(breath: () => Promise<unknown> = () => pause(strangerEvery)): StrangersLine {
  let last: Promise<unknown> = Promise.resolve();
  // Nobody waits much longer than a second.
  const takePlace = sharedPlaces('strangers');

  return async (c, handle) => {
    const giveBack = takePlace(callerAddress(c));
    if (giveBack === null) return refuse(c, 'busy');
    const mine = last;
    last = mine.then(() => (hasHungUp(c) ? undefined : breath()));
    await mine;
    giveBack();
    return hasHungUp(c) ? c.body(null, 503) : handle();
  };
}

/** Asked of the connection: of several requests that came over it at once, only the first one's answer knows that it ended. */
function hasHungUp(c: Context): boolean {
  const environment = c.env as { incoming?: { socket?: { destroyed?: boolean } } } | undefined;
  return environment?.incoming?.socket?.destroyed === true;
}
