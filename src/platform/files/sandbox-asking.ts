import type { BindAnswer, OpenProgress, Sandbox, SandboxAnswer, SandboxWalls } from './create-sandbox.ts';
import type { NumberedWish, WorkerMessage, WorkerRequest } from './worker-messages.ts';

/** Who opens files elsewhere: a thread, or another process. */
interface Elsewhere {
  post(asked: NumberedWish): void;
  /** After the last answer. */
  end(): unknown;
}

/** Starts it; `lose` says that it is gone, and whoever is asked next is started anew. */
export type StartElsewhere = (told: (answer: WorkerMessage) => void, lose: () => void) => Elsewhere;

interface Hearing {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: OpenProgress) => void) | undefined;
}

interface Waiting extends Pick<Hearing, 'onProgress'> {
  done(answer: WorkerMessage['answer']): void;
  fail(reason: unknown): void;
}

/** Asks whoever opens files elsewhere, and gives each answer to the wish that it belongs to. */
class Asking {
  readonly #start: StartElsewhere;
  readonly #waiting = new Map<number, Waiting>();
  #elsewhere: Elsewhere | null = null;
  #last = 0;

  constructor(start: StartElsewhere) {
    this.#start = start;
  }

  begin(): Elsewhere {
    this.#elsewhere ??= this.#start(
      (told) => this.#hear(told),
      () => this.#lose(),
    );
    return this.#elsewhere;
  }

  /** The answer is of the kind that belongs to the wish. */
  ask<Answer extends WorkerMessage['answer']>(
    wish: WorkerRequest,
    { signal, onProgress }: Hearing = {},
  ): Promise<Answer> {
    const elsewhere = this.begin();
    this.#last += 1;
    const id = this.#last;
    const cancel = () => {
      elsewhere.post({ id, cancelled: true });
      this.#waiting.get(id)?.fail(signal?.reason);
      this.#waiting.delete(id);
    };
    const answer = new Promise<Answer>((done, fail) => {
      this.#waiting.set(id, { done: (one) => done(one as Answer), fail, onProgress });
    });
    elsewhere.post({ id, wish });
    signal?.addEventListener('abort', cancel);
    return answer.finally(() => signal?.removeEventListener('abort', cancel));
  }

  async end(): Promise<void> {
    const elsewhere = this.#elsewhere;
    if (elsewhere === null) return;
    await this.ask<undefined>({ what: 'close' });
    await elsewhere.end();
  }

  #hear({ id, progress, answer, failed }: WorkerMessage): void {
    const one = this.#waiting.get(id);
    if (progress) {
      one?.onProgress?.(progress);
      return;
    }
    this.#waiting.delete(id);
    if (failed) one?.fail(new Error('The sandbox does not start'));
    else one?.done(answer);
  }

  #lose(): void {
    this.#elsewhere = null;
    for (const one of this.#waiting.values()) one.fail(new Error('Whoever opens files is lost'));
    this.#waiting.clear();
  }
}

/**
 * A sandbox that is asked by messages. Throws, as the sandbox itself, when no box starts, and when whoever opens files is
 * lost; the next file then gets a new one. `beforehand`: started before the first file comes.
 */
export function sandboxElsewhere(start: StartElsewhere, { beforehand }: { beforehand: boolean }): Sandbox {
  const asking = new Asking(start);
  if (beforehand) asking.begin();
  return {
    async open(bytes, { languages, signal, onProgress } = {}) {
      signal?.throwIfAborted();
      const wish = { what: 'open', bytes: alone(bytes), ...(languages === undefined ? {} : { languages }) } as const;
      const answer = await asking.ask<SandboxAnswer>(wish, { signal, onProgress });
      if (!answer.ok) return answer;
      return { ...answer, pages: answer.pages.map((page) => ({ ...page, png: asBuffer(page.png) })) };
    },
    async bind(job, pictures) {
      const answer = await asking.ask<BindAnswer>({ what: 'bind', job, pictures: pictures.map(alone) });
      return answer.ok ? { ...answer, pdf: asBuffer(answer.pdf) } : answer;
    },
    walls: () => asking.ask<SandboxWalls>({ what: 'walls' }),
    close: () => asking.end(),
  };
}

/** What is in a larger memory is copied out of it: the whole of that memory would travel. */
function alone(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes);
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
