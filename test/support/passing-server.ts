import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '#app/platform/database/embedded/index.ts';

/**
 * A PostgreSQL in a folder of its own that lasts as long as this process and no longer, however the process ends: a run
 * that is broken off or killed leaves no database behind.
 */
export async function startPassingServer(
  name: string,
  options: Omit<Parameters<typeof startPostgres>[0], 'dataFolder'>,
): Promise<RunningPostgres> {
  const dataFolder = await mkdtemp(join(tmpdir(), `naast-${name}-`));
  const server = await startPostgres({ ...options, dataFolder });
  const release = endWithUs(server, dataFolder);
  return {
    ...server,
    async stop() {
      await server.stop();
      release();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Waits on a line that closes when we are gone; then asks the server to stop at once, and tidies up after it. */
const afterUs = `
  read -r done && exit
  kill -INT "$1"
  while kill -0 "$1" 2>/dev/null; do sleep 0.1; done
  rm -rf "$2" "$3"`;

/** Ours in name only: it gets no signal of our terminal. Gives what ends the watch when all is well. */
function endWithUs({ pid, socketFolder }: RunningPostgres, dataFolder: string): () => void {
  if (process.platform === 'win32') return () => undefined;
  const watch = spawn('/bin/sh', ['-c', afterUs, 'sh', String(pid), dataFolder, socketFolder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.unref();
  return () => watch.stdin.end('done\n');
}
