import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from 'hono';
import { refuse } from '#app/platform/web/index.ts';
import { networkOf } from './network.ts';

/** Milliseconds from one stranger to the next; two hundred and fifty a second are more than ever come in earnest. */
const strangerEvery = 4;
/** Nobody waits much longer than a second. */
const places = 250;
/** Of these for one network: a shelter or an office has one address, a flood from one address leaves places for others. */
const placesOfOneNetwork = 50;

export type StrangersLine = (c: Context, handle: () => Promise<Response>) => Promise<Response>;

/**
 * Of those who have not signed in, one is begun with at a time: a page of a colleague waits for one of a flood at each step,
 * never for all of it, and there is time left between them (T42). Whoever comes alone does not wait; who finds no place is
 * told at once to come back, and for who hung up meanwhile nothing is done.
 */
export function strangersLine(breath: () => Promise<unknown> = () => pause(strangerEvery)): StrangersLine {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const ofNetwork = new Map<string, number>();

  function count(network: string, change: 1 | -1): void {
    waiting += change;
    const left = (ofNetwork.get(network) ?? 0) + change;
    if (left > 0) ofNetwork.set(network, left);
    else ofNetwork.delete(network);
  }

  return async (c, handle) => {
    const network = networkOf(c);
    if (waiting >= places || (ofNetwork.get(network) ?? 0) >= placesOfOneNetwork) return refuse(c, 'busy');
    count(network, 1);
    const mine = last;
    last = mine.then(() => (hasHungUp(c) ? undefined : breath()));
    await mine;
    count(network, -1);
    return hasHungUp(c) ? c.body(null, 503) : handle();
  };
}

/** Asked of the connection: of several requests that came over it at once, only the first one's answer knows that it ended. */
function hasHungUp(c: Context): boolean {
  const environment = c.env as { incoming?: { socket?: { destroyed?: boolean } } } | undefined;
  return environment?.incoming?.socket?.destroyed === true;
}
