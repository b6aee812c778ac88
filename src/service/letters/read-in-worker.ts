import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LetterPage, Reading } from '#app/service/letter-reader/index.ts';
import { readLetter } from '#app/service/letter-reader/index.ts';

type Read = (pages: readonly LetterPage[]) => Promise<Reading>;

/** For a process that answers no pages meanwhile. */
const here: Read = async (pages) => readLetter(pages);

let way: Read = here;

/** Reads a letter, as `readLetter`, by the thread for letters where this process has one. Throws when that thread breaks. */
export const readInWorker: Read = (pages) => way(pages);

/**
 * From now on this process reads letters in a thread of its own, which lets all others on the machine go first: somebody
 * else's page does not wait for a letter. `entry`: the program of the thread (`reader/thread.ts`), as it was built.
 */
export function lowerPriorityOfLetters(entry: string): void {
  const thread = new ReadingThread(entry);
  way = (pages) => thread.read(pages);
}

/** Milliseconds after which a thread that does not answer is given up; a letter of forty pages takes two seconds. */
const patience = 30_000;

class ReadingThread {
  readonly #entry: string;
  #worker: Worker | null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(entry: string) {
    this.#entry = entry;
    // The first letter need not wait until the thread has learned its words.
    this.#worker = this.#start();
  }

  /** One letter after the other, in the order in which they came. */
  read(pages: readonly LetterPage[]): Promise<Reading> {
    const turn = this.#last.then(() => this.#readNow(pages.map(onlyWhatIsRead)));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #readNow(pages: readonly LetterPage[]): Promise<Reading> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const over = new AbortController();
    const end = () => over.abort();
    const timer = setTimeout(end, patience);
    worker.once('exit', end);
    try {
      worker.postMessage(pages);
      const [reading] = (await once(worker, 'message', { signal: over.signal })) as [Reading];
      return reading;
    } catch (error) {
      this.#worker = null;
      void worker.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
      worker.off('exit', end);
    }
  }

  #start(): Worker {
    const made = new Worker(this.#entry, { execArgv: [] });
    made.unref();
    // Between two letters nobody waits who could be told.
    made.on('error', () => undefined);
    made.once('exit', () => {
      if (this.#worker === made) this.#worker = null;
    });
    return made;
  }
}

/** The picture of a page, which may be megabytes, does not travel along. */
function onlyWhatIsRead({ number, width, height, lines, readBy }: LetterPage): LetterPage {
  return { number, width, height, lines, ...(readBy === undefined ? {} : { readBy }) };
}
