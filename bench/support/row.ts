/** `notMeasured`: why there is no ratio on this machine; such a row cannot fail. */
export interface Measured {
  figures: Record<string, number>;
  ratio: number;
  notMeasured?: string;
}

/** One row of the bench: times to read, and a ratio within this run, which alone can fail (design question 38). */
export interface BenchRow {
  name: string;
  /** What the ratio compares, in words. */
  ratioOf: string;
  bar?: { atLeast?: number; atMost?: number };
  run(options: { smoke: boolean }): Promise<Measured>;
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}

/** Milliseconds of each of `rounds` calls, one after the other. */
export async function timesOf(rounds: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times;
}
