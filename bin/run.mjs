import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { whenNpmIsGone } from './npm-gone.mjs';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));

/** A path inside the project, wherever the command was given. */
export function inProject(path) {
  return join(projectFolder, path);
}

/**
 * Runs a program to its end and gives its exit code. `guarded` forbids core dumps (a dump would hold opened names)
 * and drops what could open a debugger.
 */
export function run(program, args, { guarded = false, quiet = false, env = process.env, cwd = process.cwd() } = {}) {
  const [command, words] = guarded ? guard(program, args) : [program, args];
  const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit';
  const child = spawn(command, words, { stdio, env: guarded ? withoutNodeOptions(env) : env, cwd, windowsHide: true });
  return quiet ? endOfQuiet(child) : endOf(child);
}

function guard(program, args) {
  if (process.platform === 'win32') {
    return [program, args];
  }
  return ['/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', program, '--disable-sigusr1', ...args]];
}

function withoutNodeOptions({ NODE_OPTIONS: _, ...env }) {
  return env;
}

/** Signals pass on to the program, and we stay until it has stopped in its own order. */
function endOf(child) {
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((name) => [name, () => child.kill(name)]);
  for (const [name, pass] of forwarded) {
    process.on(name, pass);
  }
  const forget = whenNpmIsGone(() => child.kill('SIGTERM'));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      forget();
      for (const [name, pass] of forwarded) {
        process.off(name, pass);
      }
      done(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** What it said is shown only when it failed. */
function endOfQuiet(child) {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  return endOf(child).then((code) => {
    if (code !== 0) {
      process.stderr.write(said);
    }
    return code;
  });
}
