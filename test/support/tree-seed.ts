import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that no clone has, for where there is no git to say which files are tracked. */
const untracked = /^(node_modules|\.git|dist|coverage|tmp|test-results|bench-results|data.*|keys.*|.*-keys)$/;

/**
 * The seed of every sample: `TEST_SEED`, or else the hash of the tracked files, so that one state of the program always
 * takes the same sample and the next another. It asks nothing of git's history.
 */
export function treeSeed(folder: string): string {
  const given = process.env.TEST_SEED;
  if (given !== undefined && given !== '') return given;
  const hash = createHash('sha256');
  for (const file of filesOf(folder)) {
    const path = join(folder, file);
    // Deleted and not yet committed, or a link to a folder: no content of ours.
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) continue;
    hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** A number from a seed and a word. */
export const numberOf = (seed: string, word: string): number =>
  createHash('sha256').update(`${seed}\0${word}`).digest().readUInt32BE(0);

function filesOf(folder: string): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return listed.split('\0').filter((file) => file !== '');
  } catch {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !untracked.test(name))
      .flatMap((entry) => (entry.isDirectory() ? filesBelow(folder, entry.name) : [entry.name]))
      .sort();
  }
}

const filesBelow = (folder: string, inside: string): string[] =>
  readdirSync(join(folder, inside), { recursive: true, encoding: 'utf8' }).map((file) => join(inside, file));
