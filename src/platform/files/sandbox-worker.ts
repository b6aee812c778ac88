import { Worker } from 'node:worker_threads';
import type {
  BindAnswer,
  OpenProgress,
  Sandbox,
  SandboxAnswer,
  SandboxOptions,
  SandboxWalls,
} from './create-sandbox.ts';
import type { Asked, Told, WorkerRequest } from './worker-messages.ts';

interface Waiting {
  done(answer: Told['answer']): void;
  fail(reason: unknown): void;
  onProgress?: ((progress: OpenProgress) => void) | undefined;
}

/**
 * For a process that answers pages meanwhile: one file is opened while another is read, and all others on the machine
 * go first.
 */
export const belowPages = { behindOthers: true, atOnce: 1 } as const;

/**
 * A sandbox in a thread of its own: starting boxes, taking in what they say and judging it cost a tenth of a second and
 * megabytes a photo, for which nobody else's page should wait. `thread`: the built `sandbox-thread.js`. Throws, as the
 * sandbox itself, when no box starts, and when the thread is lost; the next file then gets a new one.
 */
export function createSandboxInWorker(thread: string, options: SandboxOptions): Sandbox {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;

  const lose = () => {
    worker = null;
    for (const one of waiting.values()) one.fail(new Error('The thread for files is lost'));
    waiting.clear();
  };
  const start = (): Worker => {
    const made = new Worker(thread, { workerData: options, execArgv: [] });
    made.unref();
    made.on('message', ({ id, progress, answer, failed }: Told) => {
      const one = waiting.get(id);
      if (progress) return one?.onProgress?.(progress);
      waiting.delete(id);
      if (failed) one?.fail(new Error('The glass box does not start'));
      else one?.done(answer);
    });
    // An error is followed by the end, and only then a new one is started: whoever waits, waits for this one.
    made.on('error', () => undefined);
    made.once('exit', lose);
    return made;
  };
  /** The answer is of the kind that belongs to the wish. */
  const ask = <Answer extends Told['answer']>(
    wish: WorkerRequest,
    more: { signal?: AbortSignal | undefined } & Partial<Waiting> = {},
  ) => {
    worker ??= start();
    const asked = worker;
    last += 1;
    const id = last;
    const { signal, onProgress } = more;
    const cancel = () => {
      asked.postMessage({ id, cancelled: true } satisfies Asked);
      waiting.get(id)?.fail(signal?.reason);
      waiting.delete(id);
    };
    const answer = new Promise<Answer>((done, fail) => {
      waiting.set(id, { done: (one) => done(one as Answer), fail, onProgress });
    });
    asked.postMessage({ id, wish } satisfies Asked);
    signal?.addEventListener('abort', cancel);
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  };

  worker = start();
  return {
    async open(bytes, { languages, signal, onProgress } = {}) {
      signal?.throwIfAborted();
      const wish = { what: 'open', bytes: alone(bytes), ...(languages === undefined ? {} : { languages }) } as const;
      const answer = await ask<SandboxAnswer>(wish, { signal, onProgress });
      if (!answer.ok) return answer;
      return { ...answer, pages: answer.pages.map((page) => ({ ...page, png: asBuffer(page.png) })) };
    },
    async bind(job, pictures) {
      const answer = await ask<BindAnswer>({ what: 'bind', job, pictures: pictures.map(alone) });
      return answer.ok ? { ...answer, pdf: asBuffer(answer.pdf) } : answer;
    },
    walls: () => ask<SandboxWalls>({ what: 'walls' }),
    async close() {
      if (worker === null) return;
      await ask<undefined>({ what: 'close' });
      await worker?.terminate();
    },
  };
}

/** What is in a larger memory is copied out of it: the whole of that memory would travel. */
function alone(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
