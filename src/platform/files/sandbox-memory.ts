import { readFile } from 'node:fs/promises';

const PAGE_BYTES = 4096;

/**
 * Megabytes of memory in use by a process and its children (bubblewrap is the parent of the box), or 0 where the
 * system has no `/proc`: there the limits of the engine itself hold.
 */
export async function residentMiB(pid: number, depth = 3): Promise<number> {
  const [own, children] = await Promise.all([
    readOrEmpty(`/proc/${pid}/statm`),
    depth > 0 ? readOrEmpty(`/proc/${pid}/task/${pid}/children`) : '',
  ]);
  const pages = Number(own.split(' ')[1] ?? 0);
  const below = children.trim().split(/\s+/).filter(Boolean).map(Number);
  const sums = await Promise.all(below.map((child) => residentMiB(child, depth - 1)));
  return sums.reduce((sum, part) => sum + part, (pages * PAGE_BYTES) / 1024 / 1024);
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'latin1');
  } catch {
    return '';
  }
}
