import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { inProject, run } from './run.mjs';

const style = { name: 'style', command: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings'] };
const walls = {
  name: 'walls between rooms',
  command: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src', '--output-type', 'err'],
};
const types = { name: 'types', command: ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] };
const unused = { name: 'unused exports and libraries', command: ['node_modules/knip/bin/knip.js', '--no-progress'] };
const build = { name: 'build', build: true };
const service = { name: 'unit and integration', tests: 'service' };
const browser = { name: 'browser', tests: 'browser' };
const faults = { name: 'faults', tests: 'faults' };
/** The rooms whose statements need rights, on Debian's PostgreSQL, migrated by an administrator who is no superuser. */
const ownServer = {
  name: 'a server of one’s own',
  tests: 'service',
  server: 'debian',
  files: [
    ...[
      'src/platform/access',
      'src/platform/audit',
      'src/service/cases',
      'src/service/sign-in',
      'src/service/intake',
      'src/platform/jobs',
    ],
    ...['src/operations/processes/self-check.test.ts', 'test/attack/walls.test.ts'],
  ],
};
const bench = { name: 'bench smoke', command: ['bench/run.ts', '--smoke'], needs: 'bench/run.ts' };

const plans = {
  check: [style, types, walls, unused],
  test: [style, types, walls, unused, build, service, browser],
  ci: [style, types, walls, unused, build, service, browser, faults, ownServer, bench],
  // `test --own-server`: every test of the service there, once in a while.
  'own-server': [build, { ...ownServer, files: [] }],
};

/**
 * Runs the named steps of a task, all of them even when one fails, and closes with the line `N passed, N failed`:
 * every test counts, and so does every step that has no tests of its own.
 */
export async function runSteps(task, node, args) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const step of plans[task]) {
    const started = Date.now();
    process.stdout.write(`\n── ${step.name}\n`);
    const count = await runStep(step, node, args);
    for (const kind of Object.keys(total)) {
      total[kind] += count[kind] ?? 0;
    }
    failures.push(...whatFailed(step, count));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(`── ${step.name}: ${count.failed > 0 ? 'FAILED' : 'good'} (${seconds} s)\n`);
  }
  // Of a long run often only the end is kept: so the end says what failed, and why.
  if (failures.length > 0) {
    process.stdout.write(`\n${total.failed > 0 ? 'failed' : 'failed at first'}:\n${failures.join('\n')}\n`);
  }
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

function whatFailed({ name }, { failed = 0, failures = [], again = false }) {
  if (again) return failures.map((failure) => `  ${name}, only in its first run: ${failure}`);
  if (failed === 0) return [];
  return failures.length === 0 ? [`  ${name}`] : failures.map((failure) => `  ${name}: ${failure}`);
}

async function runStep(step, node, args) {
  if (step.needs !== undefined && !existsSync(inProject(step.needs))) {
    process.stdout.write(`skipped: there is no ${step.needs}\n`);
    return { skipped: 1 };
  }
  if (step.tests !== undefined) {
    return runTests(step, node, args);
  }
  if (step.build) {
    return asCount(
      await buildIfChanged(node).then(
        () => 0,
        () => 1,
      ),
    );
  }
  const [program, ...rest] = step.command;
  return asCount(await run(node, [inProject(program), ...rest], { cwd: inProject('.') }));
}

/** A file that fails gets one more run, alone and in a world of its own, and the end says so: more than a few are no accident. */
const FEW = 3;

async function runTests(step, node, args) {
  const first = await runVitest(step, node, step.files ?? [], args);
  const broken = first.results
    .filter(({ status }) => status === 'failed')
    .map(({ name }) => relative(inProject('.'), name));
  if (process.env.CI === undefined || broken.length === 0 || broken.length > FEW) return first;
  process.stdout.write(`\n── ${step.name}: once more, alone: ${broken.join(', ')}\n`);
  const second = await runVitest(step, node, broken, args);
  if (second.failed > 0) return first;
  const rest = countOf(first.results.filter(({ status }) => status !== 'failed'));
  const passed = rest.passed + second.passed;
  return { passed, failed: 0, skipped: rest.skipped + second.skipped, failures: first.failures, again: true };
}

async function runVitest({ tests: project, server }, node, files, args) {
  const folder = await mkdtemp(join(tmpdir(), 'naast-test-'));
  const report = join(folder, 'report.json');
  try {
    const vitest = inProject('node_modules/vitest/vitest.mjs');
    const words = [
      vitest,
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      '--reporter=./test/support/second-try-reporter.ts',
      `--outputFile=${report}`,
      ...(args.length > 0 ? ['--passWithNoTests'] : files),
    ];
    const env = server === undefined ? process.env : { ...process.env, TEST_SERVER: server };
    const code = await run(node, [...words, ...args], { cwd: inProject('.'), env });
    const { testResults: results } = JSON.parse(await readFile(report, 'utf8'));
    const { passed, failed, skipped } = countOf(results);
    return {
      passed,
      failed: code === 0 ? failed : Math.max(1, failed),
      skipped,
      failures: results.flatMap(failuresOf),
      results,
    };
  } catch {
    return { failed: 1, failures: [], results: [] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function countOf(results) {
  const all = results.flatMap(({ assertionResults }) => assertionResults);
  const of = (...kinds) => all.filter(({ status }) => kinds.includes(status)).length;
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped', 'pending', 'todo', 'disabled') };
}

/** The failed tests of a file with the head of their first reason; for a file that could not be read at all, that reason. */
function failuresOf({ name, message, status, assertionResults }) {
  const file = relative(inProject('.'), name);
  const tests = assertionResults.filter((test) => test.status === 'failed');
  if (tests.length === 0) return status === 'failed' ? [`${file}\n${headOf(message)}`] : [];
  return tests.map(({ fullName, failureMessages }) => `${file} > ${fullName}\n${headOf(failureMessages[0])}`);
}

function headOf(reason = '') {
  const lines = reason.split('\n').filter((line) => line.trim() !== '');
  return lines
    .slice(0, 8)
    .map((line) => `      ${line.slice(0, 200)}`)
    .join('\n');
}

function asCount(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
