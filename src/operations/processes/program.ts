import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How Node runs one of our built entries, without walls. */
export function nodeCommand(entry: string): { file: string; args: string[] } {
  return { file: process.execPath, args: ['--disable-sigusr1', entry] };
}

/** The folder of the program: it holds `package.json`, `dist` and `node_modules`. */
export const programFolder = findProgramFolder(import.meta.dirname);

/** The built entry of one of our processes. */
export function entry(name: 'public' | 'staff' | 'sandbox'): string {
  return join(programFolder, 'dist', `${name}.js`);
}

function findProgramFolder(from: string): string {
  const parent = dirname(from);
  if (existsSync(join(from, 'package.json')) || parent === from) {
    return from;
  }
  return findProgramFolder(parent);
}
