import PQueue from 'p-queue';
import { VaultBusy } from './refusal.ts';

type InQueue = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets work run `atOnce` at a time, in order of arrival; throws VaultBusy when `mayWait` are waiting already. */
export function turns(atOnce: number, mayWait: number): InQueue {
  const queue = new PQueue({ concurrency: atOnce });
  return async (work) => {
    if (queue.pending >= atOnce && queue.size >= mayWait) throw new VaultBusy();
    return queue.add(work);
  };
}

// Each password check holds 64 MiB and a whole processor. One at a time in each process keeps the pages answering; what
// waits is bounded, so that a flood of sign-ins costs no more than a queue of numbers.
/** Runs heavy work one at a time, in order of arrival; throws VaultBusy when 32 are waiting already. */
export const oneAtATime: InQueue = turns(1, 32);
