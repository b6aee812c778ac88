import type { BindAnswer, OpenProgress, Sandbox, SandboxAnswer, SandboxWalls } from './create-sandbox.ts';
import type { Asked, Told, WorkerRequest } from './worker-messages.ts';

/** Who opens files elsewhere: a thread, or another process. */
interface Elsewhere {
  post(asked: Asked): void;
  /** After the last answer. */
  end(): unknown;
}

/** Starts it; `lose` says that it is gone, and whoever is asked next is started anew. */
export type StartElsewhere = (told: (answer: Told) => void, lose: () => void) => Elsewhere;

interface Waiting {
  done(answer: Told['answer']): void;
  fail(reason: unknown): void;
  onProgress?: ((progress: OpenProgress) => void) | undefined;
}

/**
 * A sandbox that is asked by messages. Throws, as the sandbox itself, when no box starts, and when whoever opens files is
 * lost; the next file then gets a new one. `beforehand`: started before the first file comes.
 */
export function sandboxElsewhere(start: StartElsewhere, { beforehand }: { beforehand: boolean }): Sandbox {
  const waiting = new Map<number, Waiting>();
  let elsewhere: Elsewhere | null = null;
  let last = 0;

  const begin = (): Elsewhere =>
    start(
      ({ id, progress, answer, failed }) => {
        const one = waiting.get(id);
        if (progress) return one?.onProgress?.(progress);
        waiting.delete(id);
        if (failed) one?.fail(new Error('The glass box does not start'));
        else one?.done(answer);
      },
      () => {
        elsewhere = null;
        for (const one of waiting.values()) one.fail(new Error('Whoever opens files is lost'));
        waiting.clear();
      },
    );
  /** The answer is of the kind that belongs to the wish. */
  const ask = <Answer extends Told['answer']>(
    wish: WorkerRequest,
    more: { signal?: AbortSignal | undefined } & Partial<Waiting> = {},
  ) => {
    elsewhere ??= begin();
    const asked = elsewhere;
    last += 1;
    const id = last;
    const { signal, onProgress } = more;
    const cancel = () => {
      asked.post({ id, cancelled: true });
      waiting.get(id)?.fail(signal?.reason);
      waiting.delete(id);
    };
    const answer = new Promise<Answer>((done, fail) => {
      waiting.set(id, { done: (one) => done(one as Answer), fail, onProgress });
    });
    asked.post({ id, wish });
    signal?.addEventListener('abort', cancel);
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  };

  if (beforehand) elsewhere = begin();
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
      if (elsewhere === null) return;
      const asked = elsewhere;
      await ask<undefined>({ what: 'close' });
      await asked.end();
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
