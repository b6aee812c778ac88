import { execFileSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { buildIfChanged } from './build.mjs';
import { inProject, run } from './run.mjs';

/** What was last found, step by step, and how long it took; null where nobody timed it yet. Tracked, so that everybody sees how old it is. */
const book = inProject('docs/soak.json');

const vitest = (lane, ...files) => [inProject('node_modules/vitest/vitest.mjs'), 'run', '--project', lane, ...files];

/** What is slow and seldom broken, each with its command, what it is told beside that, and the file of what it measured. */
const steps = {
  learning: { command: vitest('soak', 'test/letters/learning') },
  letters: {
    command: vitest(
      'soak',
      'letters.soak',
      'every-letter',
      'noise',
      'photographer',
      'remedies',
      'test/letters/earlier-',
    ),
  },
  releases: { command: vitest('soak', 'two-releases') },
  'kill-rounds': {
    command: [...vitest('alone', 'killed-', 'kill-rounds'), '--project', 'slow', '--project', 'turns'],
  },
  attack: { command: [...vitest('sampled', 'test/attack/'), '--project', 'slow', '--project', 'quick'] },
  sampled: { command: vitest('sampled') },
  turns: { command: vitest('turns') },
  rounds: { command: vitest('slow', 'intake/race') },
  pictures: { command: vitest('slow', 'test/browser/pictures'), env: { NAAST_PICTURES: 'all' } },
  rows: { command: [inProject('bench/run.ts')] },
  earlier: { command: [inProject('bench/earlier/compare.ts')], figures: 'bench-results/earlier.json' },
};

/**
 * `npm run soak [-- STEP …]`: what CI leaves out, step after step, for an evening. Each writes its day, its commit and
 * how it ended into docs/soak.json, whether it passed or not.
 */
export async function soak(node, names) {
  const unknown = names.filter((name) => !Object.hasOwn(steps, name));
  if (unknown.length > 0) throw new Error(`No such step: ${unknown.join(', ')}; use ${Object.keys(steps).join(', ')}.`);
  await buildIfChanged(node);
  let failed = 0;
  for (const name of names.length > 0 ? names : Object.keys(steps)) {
    const { command, env = {}, figures } = steps[name];
    if (figures) await rm(inProject(figures), { force: true });
    process.stdout.write(`\n── ${name}\n`);
    const began = Date.now();
    const code = await run(node, command, {
      cwd: inProject('.'),
      env: { ...process.env, TEST_SCALE: 'soak', ...env },
    });
    if (code !== 0) failed += 1;
    await note(name, {
      result: code === 0 ? 'passed' : 'failed',
      seconds: Math.round((Date.now() - began) / 1000),
      ...(figures ? { figures: await figuresIn(figures) } : {}),
    });
  }
  return failed > 0 ? 1 : 0;
}

/** What a step measured; nothing where it broke before. */
const figuresIn = (file) => readFile(inProject(file), 'utf8').then(JSON.parse, () => null);

async function note(name, found) {
  const known = JSON.parse(await readFile(book, 'utf8'));
  known[name] = { day: new Date().toISOString().slice(0, 10), commit: commitNow(), ...found };
  await writeFile(book, `${JSON.stringify(known, null, 2)}\n`);
}

function commitNow() {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: inProject('.'), encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
