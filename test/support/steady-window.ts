import { setTimeout as pause } from 'node:timers/promises';

/** Tries are counted in windows of the clock (of ten minutes, a quarter, an hour): every one of them ends at such a moment. */
const turn = 300_000;
/** Longer than a test takes that counts to its limit. */
const enough = 8_000;

/**
 * Waits past the moment at which a count begins anew, when that is near: the hour of the day decides no test.
 *
 * @param window how long what is counted here is counted, in milliseconds
 */
export async function steadyWindow(window = turn): Promise<void> {
  const left = window - (Date.now() % window);
  if (left < enough) await pause(left + 200);
}
