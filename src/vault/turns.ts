import { VaultBusy } from './refusal.ts';

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets work run `atOnce` at a time, in order of arrival; throws VaultBusy when `mayWait` are waiting already. */
export function turns(atOnce: number, mayWait: number): InTurn {
  let running = 0;
  const waiting: (() => void)[] = [];

  function turn(): Promise<void> {
    if (running < atOnce) {
      running++;
      return Promise.resolve();
    }
    if (waiting.length >= mayWait) return Promise.reject(new VaultBusy());
    return new Promise((resolve) => waiting.push(resolve));
  }

  /** The place goes straight to the next in line, so nobody who arrives in between can jump the queue. */
  function passOn(): void {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }

  return async (work) => {
    await turn();
    try {
      return await work();
    } finally {
      passOn();
    }
  };
}

// Each password check holds 64 MiB and a whole processor. One at a time in each process keeps the pages answering; what
// waits is bounded, so that a flood of sign-ins costs no more than a queue of numbers.
/** Runs heavy work one at a time, in order of arrival; throws VaultBusy when 32 are waiting already. */
export const inTurn: InTurn = turns(1, 32);
