import { spawn } from 'node:child_process';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '#app/platform/postgres/index.ts';

/**
 * A PostgreSQL in a folder of its own that lasts as long as this process and no longer, however the process ends: a run
 * that is broken off or killed leaves no database behind.
 */
export async function startPassingServer(
  name: string,
  options: Omit<Parameters<typeof startPostgres>[0], 'dataFolder'>,
): Promise<RunningPostgres> {
  const parent = options.durable === false ? await memoryFolder() : tmpdir();
  const dataFolder = await mkdtemp(join(parent, `naast-${name}-`));
  // Before the server: we may be killed while it starts.
  const release = endWithUs(dataFolder);
  const server = await startPostgres({ ...options, dataFolder });
  return {
    ...server,
    async stop() {
      await server.stop();
      release();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** What a run of tests writes at most: some databases at a time, and their log. */
const roomForTests = 4 * 1024 ** 3;

/**
 * In memory where there is room, for data that may be lost: each test file makes and removes a thousand small files, and
 * a disk takes longer over those than over everything that the tests read and write.
 */
async function memoryFolder(): Promise<string> {
  const memory = '/dev/shm';
  if (process.platform !== 'linux' || process.availableMemory() < 2 * roomForTests) return tmpdir();
  const free = await statfs(memory).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free < roomForTests ? tmpdir() : memory;
}

/**
 * Waits on a line that closes when we are gone. Then asks the server to stop at once, also one that is only just starting
 * (its file names the process in the first line and the folder of its socket in the fifth), and tidies up after it.
 */
const afterUs = `
  read -r done && exit
  file="$1/postgres/postmaster.pid"
  tries=0
  while [ -z "$(sed -n 5p "$file" 2>/dev/null)" ] && [ $tries -lt 300 ]; do sleep 0.1; tries=$((tries + 1)); done
  if [ -s "$file" ]; then
    pid=$(sed -n 1p "$file")
    socket=$(sed -n 5p "$file")
    while kill -INT "$pid" 2>/dev/null; do sleep 0.2; done
    case "$socket" in */naast-*) rm -rf "$socket" ;; esac
  fi
  rm -rf "$1"`;

/** Not of our terminal: it gets none of its signals. Gives what ends the watch when all is well. */
function endWithUs(dataFolder: string): () => void {
  if (process.platform === 'win32') return () => undefined;
  const watch = spawn('/bin/sh', ['-c', afterUs, 'sh', dataFolder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
  return () => watch.stdin.end('done\n');
}
