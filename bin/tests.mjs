import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { inProject, run } from './run.mjs';
import { withSecondTry } from './second-try.mjs';

/** Lanes of vitest.config.ts. */
const quick = ['quick', 'mocked'];
const ci = [...quick, 'slow', 'slow-mocked', 'sampled', 'turns', 'own-server', 'alone'];
const named = [...quick, 'slow', 'slow-mocked', 'sampled', 'turns', 'alone', 'soak'];

/**
 * `npm test`, `npm run check` and CI: one run of Vitest, which closes with the line `N passed, N failed`, and in `npm test` with
 * what of the same was not run. With a folder it runs the quick tests there, or where there is no quick one, all of it; slow
 * files that are named themselves are run with what else is named.
 */
export async function runTests(task, node, given) {
  const isOwn = given.includes('--own-server');
  const watches = given.includes('--watch');
  const args = given.filter((word) => word !== '--own-server' && word !== '--watch');
  const paths = args.filter((word, at) => !word.startsWith('-') && args[at - 1] !== '-t');
  const files = ['src', 'test', 'bench']
    .flatMap((folder) => readdirSync(inProject(folder), { recursive: true }).map((file) => join(folder, file)))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.test\.tsx?$/.test(file) && (paths.length === 0 || paths.some((path) => file.includes(path))));
  const later = files.filter((file) => /\.(slow|soak)\./.test(file));
  const namesSlow = paths.some((path) => /\.(slow|soak)\.test\.tsx?$/.test(path));
  const isQuick = task !== 'ci' && !namesSlow && later.length < files.length;
  // Its quick tests start no built program.
  const isRoom = isQuick && paths.length > 0 && paths.every((path) => path.startsWith('src/'));
  const lanes = isOwn ? ['service'] : task === 'ci' ? ci : isQuick ? quick : named;
  const words = [
    inProject('node_modules/vitest/vitest.mjs'),
    ...(watches ? [] : ['run']),
    ...lanes.flatMap((lane) => ['--project', lane]),
    ...(task === 'check' ? ['test/static/'] : []),
    ...args,
  ];
  const env = {
    ...process.env,
    ...(isOwn ? { TEST_SERVER: 'debian' } : {}),
    ...(task === 'ci' ? { TEST_SCALE: 'ci' } : {}),
    ...(task === 'test' && isQuick ? { TEST_NOT_RUN: saidOf(later) } : {}),
    ...(isRoom ? {} : { TEST_BUILD: await whyNoBuild(node) }),
  };
  const start = (more, also = {}) => run(node, [...words, ...more], { cwd: inProject('.'), env: { ...env, ...also } });
  return task === 'ci' ? withSecondTry(start) : start([]);
}

/** What a quick run leaves out. */
function saidOf(later) {
  const long = later.filter((file) => file.includes('.soak.')).length;
  if (later.length === 0) return '';
  return `not run: ${later.length - long} slow files (CI; by name: npm test -- FILE), ${long} of the long run (npm run soak)`;
}

/** Why the program does not build, empty when it does: one failure among the others, not the end of the run. */
const whyNoBuild = (node) =>
  buildIfChanged(node).then(
    () => '',
    (error) => error.message,
  );
