import PQueue from 'p-queue';

interface TurnstileLimits {
  atOnce: number;
  /** How many may wait, and how long. */
  places: number;
  patienceMs: number;
}

/** Lets a few through at the same time and makes the others wait their turn. */
export class Turnstile {
  readonly #limits: TurnstileLimits;
  readonly #queue: PQueue;

  constructor(limits: TurnstileLimits) {
    this.#limits = limits;
    this.#queue = new PQueue({ concurrency: limits.atOnce });
  }

  /** The result of the work, or null when the turn did not come in time. */
  async pass<Result>(work: () => Promise<Result>): Promise<Result | null> {
    const { atOnce, places, patienceMs } = this.#limits;
    if (this.#queue.pending >= atOnce && this.#queue.size >= places) return null;
    const waiting = new AbortController();
    const patience = setTimeout(() => waiting.abort(), patienceMs);
    // Patience is for waiting: work that has begun takes its time.
    const begin = () => {
      clearTimeout(patience);
      return work();
    };
    try {
      return await this.#queue.add(begin, { signal: waiting.signal });
    } catch (error) {
      if (waiting.signal.aborted) return null;
      throw error;
    }
  }
}
