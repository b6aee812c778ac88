#!/usr/bin/env node
import { buildIfChanged } from './build.mjs';
import { helpFor, whyNot } from './help.mjs';
import { installIfNeeded } from './install.mjs';
import { pinnedNode } from './pinned-node.mjs';
import { inProject, run } from './run.mjs';
import { soak } from './soak.mjs';
import { warnOfLongSubjects } from './subjects.mjs';
import { runTests } from './tests.mjs';

/**
 * The one door for `npm start`, `npm test` and `bin/naast`. Plain JavaScript for any Node from 18: it installs and
 * builds when that is needed and hands over to the Node that this project pins.
 */
async function launch([task = 'naast', ...args]) {
  const help = helpFor(task, args);
  if (help !== null) return say(help);
  const wrong = whyNot(task, args);
  if (wrong !== null) throw new Error(wrong);
  await installIfNeeded();
  if (task === 'check') warnOfLongSubjects();
  const node = pinnedNode();
  switch (task) {
    case 'start':
      await buildIfChanged(node);
      return run(node, [inProject('dist/cli.js'), 'serve', ...args], { guarded: true });
    case 'naast':
      await buildIfChanged(node);
      return run(node, [inProject('dist/cli.js'), ...args], { guarded: true });
    case 'bench':
      await buildIfChanged(node);
      return run(node, [inProject('bench/run.ts'), ...args], { cwd: inProject('.') });
    case 'docs':
      return run(node, [inProject('test/docs/write.ts')], { cwd: inProject('.') });
    case 'binaries':
      // Needs a package, which a bare clone does not have before it is installed.
      return (await import('./binaries.mjs')).writeBinaries();
    case 'learn':
      return run(node, [inProject('test/letters/learning/run.ts'), ...args]);
    case 'check':
    case 'test':
    case 'ci':
      return runTests(task, node, args);
    case 'soak':
      return soak(node, args);
    default:
      throw new Error(
        `There is no task “${task}”; use start, test, check, docs, binaries, bench, learn, soak or naast.`,
      );
  }
}

function say(lines) {
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
}

launch(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  },
);
