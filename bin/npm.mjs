import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { run } from './run.mjs';

/**
 * Runs npm under a Node of our choice: npm leaves out optional packages whose `engines` do not fit the Node that it
 * runs on, so under an old one the compiler's native half would be missing.
 */
export function runNpm(node, args, cwd) {
  return run(node, [npmProgram(), ...args], { quiet: true, cwd });
}

/** The npm that started us where there is one, else the one on PATH. */
function npmProgram() {
  const own = process.env.npm_execpath;
  if (own !== undefined && /npm-cli\.c?js$/.test(own)) {
    return own;
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), dirname(process.execPath)];
  const program = folders.flatMap(candidates).find((path) => path.endsWith('npm-cli.js') && existsSync(path));
  if (program === undefined) {
    throw new Error('There is no npm on this machine; install it and start again.');
  }
  return program;
}

/** On Unix `npm` is a link to its program; on Windows the program lies in a folder beside `npm.cmd`. */
function candidates(folder) {
  const link = join(folder, 'npm');
  const beside = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return existsSync(link) && process.platform !== 'win32' ? [realpathSync(link), beside] : [beside];
}
