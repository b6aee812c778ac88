import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** More broken files than this are no chance. */
const mostAgain = 12;

/**
 * The one second try there is, in CI alone: each file in which something failed runs once more, by itself, after all the
 * others. What passes then is counted and named, so that it gets mended; what fails again has failed. `start` runs the
 * tests with more words and more environment, and gives the exit code; `say` writes a line.
 */
export async function withSecondTry(start, say = (line) => process.stdout.write(`${line}\n`)) {
  const folder = await mkdtemp(join(tmpdir(), 'naast-tries-'));
  const paths = [join(folder, 'first'), join(folder, 'second')];
  const outcomeIn = (path) => readFile(path, 'utf8').then(JSON.parse, () => null);
  try {
    const code = await start([], { TEST_OUTCOME: paths[0] });
    const first = await outcomeIn(paths[0]);
    const files = first?.files ?? [];
    if (code === 0 || files.length === 0 || files.length > mostAgain) return code;
    say(`\n── Once more, by themselves: ${files.join(', ')}`);
    const again = await start(['--no-file-parallelism', ...files], { TEST_OUTCOME: paths[1] });
    const second = await outcomeIn(paths[1]);
    if (second === null) return again || 1;
    say(`\nneeded a second try: ${first.failed}, in ${files.join(', ')}`);
    say(`${first.elsewhere + second.passed} passed, ${second.failed} failed`);
    return again;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
