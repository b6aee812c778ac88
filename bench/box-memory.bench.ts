import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createSandbox } from '#app/platform/files/create-sandbox.ts';
import { residentMiB } from '#app/platform/files/sandbox-memory.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { letter } from '#app/platform/files/testing/pdfs.ts';
import { photosOf } from '../test/letters/photographer/index.ts';
import type { BenchRow } from './support/row.ts';

/** What a box may take. */
const MOST_MIB = 400;
const WATCH_MS = 20;
/** A process that was ended is still in sight for a moment. */
const GONE_MS = 2_000;

/** The most memory that one box takes for the heaviest files that people bring, and what is left when all are closed. */
const row: BenchRow = {
  name: 'letters: memory of a box, and nothing left after it',
  ratioOf: `the largest box to ${MOST_MIB} MiB; 9 where a process or a file is left`,
  bar: { atMost: 1 },
  async run() {
    const built = await buildSandbox();
    const own = await mkdtemp(join(tmpdir(), 'box-memory-'));
    const usual = process.env.TMPDIR;
    try {
      const figures: Record<string, number> = {};
      const brought = await files(built);
      process.env.TMPDIR = own;
      for (const [name, file] of Object.entries(brought)) figures[`${name}: MiB`] = await most(built, file);
      const largest = Math.max(...Object.values(figures));
      await pause(GONE_MS);
      const left = {
        'processes left': (await children()).length,
        'files left': (await readdir(own)).length,
      };
      const isClean = left['processes left'] + left['files left'] === 0;
      return { figures: { ...figures, ...left }, ratio: isClean ? largest / MOST_MIB : 9 };
    } finally {
      if (usual === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = usual;
      await rm(own, { recursive: true });
      await built.remove();
    }
  },
};
export default row;

async function files({ programFolder }: BuiltSandbox): Promise<Record<string, Buffer>> {
  const kept = (name: string) => readFileSync(join(programFolder, 'src/platform/files/testing', name));
  const pdf = await letter(40);
  return {
    'PDF of 40 pages': pdf,
    'phone photo': (await photosOf(await letter(1), 'memory of a box'))[0] ?? Buffer.alloc(0),
    'HEIC of 48 megapixels in tiles': kept('letter-in-tiles.heic'),
    'HEIC of 48 megapixels in one piece': kept('letter-in-one-piece.heic'),
  };
}

/** Opens a file and looks again and again at every box of this process. */
async function most(built: BuiltSandbox, file: Buffer): Promise<number> {
  const sandbox = createSandbox({ ...built, waiting: 1, limits: { memoryMiB: 2 * MOST_MIB, timeMs: 120_000 } });
  let largest = 0;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      for (const child of await children()) largest = Math.max(largest, await residentMiB(child));
      await pause(WATCH_MS);
    }
  })();
  try {
    const answer = await sandbox.open(file);
    if (!answer.ok) throw new Error(`Refused: ${answer.reason}`);
  } finally {
    isOver = true;
    await watching;
    await sandbox.close();
  }
  return Math.round(largest);
}

async function children(): Promise<number[]> {
  const listed = await readFile(`/proc/self/task/${process.pid}/children`, 'latin1').catch(() => '');
  return listed.trim().split(/\s+/).filter(Boolean).map(Number);
}
