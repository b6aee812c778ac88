import { spawnSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { createSandbox, type Sandbox } from '#app/platform/files/create-sandbox.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { letter } from '#app/platform/files/testing/pdfs.ts';

const ROUNDS = 20;
/** Long enough for a spare box to start and warm up, as between two people who upload. */
const BETWEEN_MS = 400;

/** Milliseconds for a letter of two pages with a waiting box and without; the ratio is to starting a bare Node. */
export default {
  name: 'sandbox: a letter, from bytes to pages and text',
  async run(): Promise<{ figures: Record<string, number>; ratio: number }> {
    const built = await buildSandbox();
    try {
      const pdf = await letter(2);
      const bare = times(ROUNDS, () => spawnSync(process.execPath, ['-e', '0'], { env: {} }));
      const warm = await opened(built, 2, pdf);
      const cold = await opened(built, 0, pdf);
      const figures = {
        warmMedianMs: quantile(warm, 0.5),
        warmP95Ms: quantile(warm, 0.95),
        coldMedianMs: quantile(cold, 0.5),
        coldP95Ms: quantile(cold, 0.95),
        bareNodeMedianMs: quantile(bare, 0.5),
      };
      return { figures, ratio: figures.warmMedianMs / figures.bareNodeMedianMs };
    } finally {
      await built.remove();
    }
  },
};

async function opened(built: BuiltSandbox, waiting: number, pdf: Buffer): Promise<number[]> {
  const sandbox = createSandbox({ ...built, waiting });
  try {
    await sandbox.walls();
    const taken: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await pause(BETWEEN_MS);
      taken.push(await timeOf(sandbox, pdf));
    }
    return taken;
  } finally {
    await sandbox.close();
  }
}

async function timeOf(sandbox: Sandbox, pdf: Buffer): Promise<number> {
  const start = performance.now();
  const answer = await sandbox.open(pdf);
  if (!answer.ok) throw new Error(`The letter was refused: ${answer.reason}`);
  return performance.now() - start;
}

function times(rounds: number, work: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return Math.round(value * 10) / 10;
}
