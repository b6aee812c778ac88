import { VaultBusy } from './refusal.ts';

// Each password check holds 64 MiB and one of the four threads that also read files. Two at once keep the pages
// answering; what waits is bounded, so that a flood of sign-ins costs no more than a queue of numbers.
const AT_ONCE = 2;
const MAY_WAIT = 32;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs heavy work two at a time, in order of arrival; throws VaultBusy when 32 are waiting already. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  await turn();
  try {
    return await work();
  } finally {
    passOn();
  }
}

function turn(): Promise<void> {
  if (running < AT_ONCE) {
    running++;
    return Promise.resolve();
  }
  if (waiting.length >= MAY_WAIT) return Promise.reject(new VaultBusy());
  return new Promise((resolve) => waiting.push(resolve));
}

/** The place goes straight to the next in line, so nobody who arrives in between can jump the queue. */
function passOn(): void {
  const next = waiting.shift();
  if (next) next();
  else running--;
}
