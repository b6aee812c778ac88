import { spawnSync } from 'node:child_process';
import { inProject } from './run.mjs';

const longest = 72;

/** Says which new commits have a subject that is too long; nothing fails by it, and without git's history nothing is said. */
export function warnOfLongSubjects() {
  const since = log('origin/HEAD..HEAD');
  const long = (since ?? log('-20') ?? []).filter((subject) => subject.length > longest);
  if (long.length === 0) return;
  process.stderr.write(`\nSubjects of more than ${longest} characters (CONTRIBUTING.md, “Commits”):\n`);
  for (const subject of long) process.stderr.write(`  ${subject}\n`);
}

/** Subjects of commits; null when git or the range is not there. */
function log(range) {
  const { status, stdout } = spawnSync('git', ['log', '--format=%s', '--no-merges', range, '--'], {
    cwd: inProject('.'),
    encoding: 'utf8',
  });
  return status === 0 ? stdout.split('\n').filter((subject) => subject !== '') : null;
}
