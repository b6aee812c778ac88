import { existsSync } from 'node:fs';
import { buildIfChanged } from './build.mjs';
import { inProject, run } from './run.mjs';
import { withSecondTry } from './second-try.mjs';

/** Lanes of vitest.config.ts. */
const lanes = {
  check: ['static'],
  test: ['static', 'quick', 'mocked', 'attack', 'journeys'],
  ci: [
    'static',
    'quick',
    'mocked',
    'attack',
    'journeys',
    'browser',
    'slow',
    'turns',
    'sampled',
    'own-server',
    'alone',
    'bench',
  ],
  // Every test of the service on Debian's PostgreSQL, once in a while.
  'own-server': ['service'],
  // A module by itself, and one of the files that are slow, start the program or open a browser.
  module: ['quick', 'mocked', 'attack'],
  named: ['quick', 'mocked', 'attack', 'journeys', 'browser', 'slow', 'turns', 'sampled', 'alone', 'soak'],
};

/**
 * `npm test`, `npm run check` and CI: one run of Vitest, which closes with the line `N passed, N failed`. With a path
 * only the tests there run, without static steps, sample or browser; `--watch` runs them again when something changes.
 */
export async function runTests(task, node, given) {
  const ownServer = given.includes('--own-server');
  const args = given.filter((word) => word !== '--own-server').map(whereItLies);
  const paths = args.filter((word, at) => !word.startsWith('-') && args[at - 1] !== '-t');
  const isSpecial = paths.some((path) => /slow|soak|browser|faults|launch/.test(path));
  const watches = args.includes('--watch');
  const kind = ownServer ? 'own-server' : paths.length > 0 || watches ? (isSpecial ? 'named' : 'module') : task;
  const words = [
    inProject('node_modules/vitest/vitest.mjs'),
    ...(watches ? [] : ['run']),
    ...lanes[kind].flatMap((lane) => ['--project', lane]),
    ...args.filter((word) => word !== '--watch'),
  ];
  const env = {
    ...process.env,
    ...(ownServer ? { TEST_SERVER: 'debian' } : {}),
    ...(kind === 'test' ? { TEST_SCALE: 'sample' } : {}),
    ...(kind === 'ci' ? { TEST_SCALE: 'ci' } : {}),
    ...(kind === 'module' ? {} : { TEST_BUILD: await whyNoBuild(node) }),
  };
  const start = (more, given = {}) =>
    run(node, [...words, ...more], { cwd: inProject('.'), env: { ...env, ...given } });
  return kind === 'ci' ? withSecondTry(start) : start([]);
}

/** Why the program does not build, empty when it does: one failure among the others, not the end of the run. */
const whyNoBuild = (node) =>
  buildIfChanged(node).then(
    () => '',
    (error) => error.message,
  );

/** `src/cases` is found too where it lies one folder further down. */
function whereItLies(word) {
  if (!word.startsWith('src/') || existsSync(inProject(word))) return word;
  const deeper = ['service', 'platform', 'operations'].map((floor) => word.replace('src/', `src/${floor}/`));
  return deeper.find((path) => existsSync(inProject(path))) ?? word;
}
