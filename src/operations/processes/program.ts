import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the program: it holds `package.json`, `dist` and `node_modules`. */
export const programFolder = findProgramFolder(import.meta.dirname);

/** The built entry of one of our processes. */
export function entry(name: 'public' | 'staff' | 'sandbox'): string {
  return join(programFolder, 'dist', `${name}.js`);
}

/**
 * The public process may read the program and nothing else: not the data, not the keys, even where these are in
 * the program's folder (the default). No writing, no children, no workers; the network for its port and the
 * database's socket, native code for the crypto library, which also wants to know whether this is Alpine.
 */
export function publicPermissions(): string[] {
  const readable = ['dist', 'node_modules', 'package.json'].map((name) => join(programFolder, name));
  return [
    '--permission',
    '--allow-net',
    '--allow-addons',
    // Node warns that native code could do more than the permission says: known, and it is the crypto library alone.
    '--disable-warning=SecurityWarning',
    '--disable-warning=ExperimentalWarning',
    ...[...readable, '/etc/alpine-release'].map((path) => `--allow-fs-read=${path}`),
  ];
}

function findProgramFolder(from: string): string {
  const parent = dirname(from);
  if (existsSync(join(from, 'package.json')) || parent === from) {
    return from;
  }
  return findProgramFolder(parent);
}
