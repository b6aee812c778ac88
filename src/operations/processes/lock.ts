import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const supervisor = 'supervisor.pid';
/** A start time that we are not told. */
const unknown = '0';

/**
 * One supervisor a data folder, or one holder of another lock. Returns how to let go, or null when another is alive. The note of a killed one does
 * not count: on Linux the start time beside the number tells a reused number from the same process.
 */
export async function takeLock(folder: string, name = supervisor): Promise<(() => Promise<void>) | null> {
  const file = join(folder, name);
  const mine = `${process.pid} ${await startTime(process.pid)}\n`;
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o600 });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw error;
      }
      const note = await readFile(file, 'utf8').catch(() => null);
      // Let go meanwhile: what lies there by now is somebody else's.
      if (note === null) continue;
      if (await isHeld(file, note)) return null;
      await takeAway(file, note);
    }
  }
  return null;
}

/** The note of one who died. Another may have done the same and hold the lock by now: then it is put back. */
async function takeAway(file: string, note: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  if ((await readFile(aside, 'utf8')) !== note) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isHeld(file: string, note: string): Promise<boolean> {
  if (note === '') return isFresh(file);
  const [pid = '', started = ''] = note.trim().split(' ');
  if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
  const found = aliveAs(Number(pid));
  if (found === null) return false;
  const now = await startTime(Number(pid));
  // One of our account whose start we are not shown (another user namespace): better held than taken twice.
  return now === started || (now === unknown && found === 'ours');
}

/** A note that is just being written has no words yet. */
async function isFresh(file: string): Promise<boolean> {
  const made = await stat(file).catch(() => null);
  return made !== null && Math.abs(Date.now() - made.mtimeMs) < 2_000;
}

/** Clock ticks from boot to the start of a process (field 22 of its `stat`); elsewhere than on Linux always 0. */
async function startTime(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? unknown;
}

/** Whether a process lives, and whether we may signal it; null: it does not. */
function aliveAs(pid: number): 'ours' | 'another’s' | null {
  try {
    process.kill(pid, 0);
    return 'ours';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'another’s' : null;
  }
}
