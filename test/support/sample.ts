import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';

/** CI takes so much of what is sampled; named, and in soak, all of it runs. */
export const oneIn = 5;

/** Many tests of one kind: of each of these files CI takes a fifth of the tests. */
export const sampledTests: readonly string[] = [
  'test/attack/{at-rest,bad-input,break-glass,embassy-gate,errors,forms,lists,mass-assignment,races,revocation,routes}',
  'test/attack/{sealed-columns,slow-visitors,step-up,swaps,twice,validity,typed-text,markup,doors,by-number}',
  'src/platform/files/{sandbox-photos,sandbox,sandbox-typed,binder}',
  'src/platform/files/sandbox/cleaning/clean',
  'src/service/letters/{letter-attacks,letter-kinds,letter-page-files}',
  'src/service/recovery/rotated-forms',
  'src/operations/demo/letters/letters',
  'test/launch/read-letter',
].map((name) => `${name}.slow.test.ts`);

/**
 * What starts, kills or fills a whole program, and long ways in the browser: of these files CI takes a fifth, each whole.
 * The dearest stand first, so that every fifth takes about as long, wherever it begins.
 */
export const sampledFiles: readonly string[] = [
  ...['test/faults/tools', 'test/launch/own-server', 'test/launch/debian', 'test/faults/killed-database'],
  ...['test/launch/backup', 'src/operations/processes/restore-installation', 'test/launch/big-world'],
  ...['test/faults/egress', 'test/browser/letter-copy', 'test/launch/demo-start', 'test/launch/package'],
  ...['src/platform/files/sandbox-bombs', 'test/launch/log-alarm', 'test/launch/bare-clone'],
  ...['src/platform/files/sandbox-pictures-fuzz', 'test/launch/bench-stopped', 'test/launch/verify'],
  ...['test/browser/gallery', 'test/faults/full-disk', 'src/platform/files/page-reader'],
  ...['test/launch/units-by-command', 'src/service/letter-reader/long-letter', 'test/launch/no-walls'],
  ...['test/browser/outside', 'test/launch/service', 'test/launch/public-elsewhere'],
  ...['src/service/recovery/interrupted-rotation', 'test/browser/letter-reading', 'test/faults/virus-scanner'],
  ...['src/platform/files/sandbox-fuzz', 'src/platform/postgres/embedded', 'test/browser/dossier'],
  ...['test/browser/work-first', 'src/operations/processes/restored-lists', 'test/browser/traces'],
  ...['test/launch/self-check', 'test/browser/forms', 'test/launch/public-walls'],
  ...['src/platform/files/sandbox-typed-fuzz', 'src/operations/processes/child', 'test/faults/two-staff'],
  ...['test/faults/clocks', 'test/browser/procedures', 'test/browser/framing'],
  ...['test/launch/broken-definition', 'test/browser/passkeys'],
].map((name) => `${name}.slow.test.ts`);

/**
 * The one seed of every sample, drawn file and random example: `TEST_SEED`, or else the tree of the commit, so that one
 * state of the program always takes the same and the next another.
 */
export function treeSeed(folder: string): string {
  const { TEST_SEED: given = '' } = process.env;
  if (given !== '') return given;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD^{tree}'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).slice(
      0,
      16,
    );
  } catch {
    return 'a folder without git';
  }
}

/** A number from a seed and a word. */
export const numberOf = (seed: string, word: string): number =>
  createHash('sha256').update(`${seed}\0${word}`).digest().readUInt32BE(0);

/** The one way to take a part: every so manieth of a list, from where the seed and a word say. */
export function turnOf<T>(all: readonly T[], every: number, { seed, word }: { seed: string; word: string }): T[] {
  const step = Math.max(1, Math.min(all.length, every));
  return all.filter((_, at) => at % step === numberOf(seed, word) % step);
}
