import { Worker } from 'node:worker_threads';
import type { Sandbox, SandboxOptions } from './create-sandbox.ts';
import { sandboxElsewhere } from './sandbox-asking.ts';
import type { WorkerMessage } from './worker-messages.ts';

/**
 * For a process that answers pages meanwhile: one file is opened while another is read, and all others on the machine
 * go first.
 */
export const belowPages = { behindOthers: true, atOnce: 1 } as const;

/**
 * A sandbox in a thread of its own: starting boxes, taking in what they say and judging it cost a tenth of a second and
 * megabytes a photo, for which nobody else's page should wait. `thread`: the built `sandbox-thread.js`.
 */
export function createSandboxInWorker(thread: string, options: SandboxOptions): Sandbox {
  return sandboxElsewhere(
    (told, lose) => {
      const worker = new Worker(thread, { workerData: options, execArgv: [] });
      worker.unref();
      worker.on('message', (answer: WorkerMessage) => told(answer));
      // An error is followed by the end, and only then a new one is started: whoever waits, waits for this one.
      worker.on('error', () => undefined);
      worker.once('exit', lose);
      return { post: (asked) => worker.postMessage(asked), end: () => worker.terminate() };
    },
    { beforehand: true },
  );
}
