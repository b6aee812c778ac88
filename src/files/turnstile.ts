interface TurnstileLimits {
  atOnce: number;
  /** How many may wait, and how long. */
  places: number;
  patienceMs: number;
}

/** Lets a few through at the same time and makes the others wait their turn. */
export class Turnstile {
  readonly #limits: TurnstileLimits;
  readonly #queue: ((enter: boolean) => void)[] = [];
  #inside = 0;

  constructor(limits: TurnstileLimits) {
    this.#limits = limits;
  }

  /** The result of the work, or null when the turn did not come in time. */
  async pass<Result>(work: () => Promise<Result>): Promise<Result | null> {
    if (!(await this.#enter())) return null;
    try {
      return await work();
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<boolean> {
    if (this.#inside < this.#limits.atOnce) {
      this.#inside++;
      return true;
    }
    if (this.#queue.length >= this.#limits.places) return false;
    const turn = Promise.withResolvers<boolean>();
    this.#queue.push(turn.resolve);
    const patience = setTimeout(() => this.#giveUp(turn.resolve), this.#limits.patienceMs);
    const entered = await turn.promise;
    clearTimeout(patience);
    return entered;
  }

  #giveUp(resolve: (enter: boolean) => void): void {
    const place = this.#queue.indexOf(resolve);
    if (place >= 0) this.#queue.splice(place, 1);
    resolve(false);
  }

  /** The place goes straight to the next in line, so nobody overtakes. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next) next(true);
    else this.#inside--;
  }
}
