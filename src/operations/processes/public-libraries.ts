import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The packages that the public process loads, with what these need: read from the built program, so that a clone in
 * which development packages lie shows it no more than a packed folder does. Absolute paths.
 */
export function publicLibraries(programFolder: string, entry: string): string[] {
  const found = new Set<string>();
  for (const name of importedBy(entry)) addPackage(programFolder, programFolder, name, found);
  return [...found].sort();
}

const importing = /(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g;
const packageName = /^(@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*/i;

/** Names of packages in a built file and the built files beside it that it imports. */
function importedBy(file: string, seen = new Set<string>()): Set<string> {
  const names = new Set<string>();
  if (seen.has(file) || !existsSync(file)) return names;
  seen.add(file);
  for (const [, word = ''] of readFileSync(file, 'utf8').matchAll(importing)) {
    if (word.startsWith('.')) for (const name of importedBy(join(dirname(file), word), seen)) names.add(name);
    else if (!isBuiltin(word)) names.add(packageName.exec(word)?.[0] ?? '');
  }
  return names;
}

/** As Node looks for it: in the package's own `node_modules`, then further up to the program's. */
function addPackage(programFolder: string, from: string, name: string, found: Set<string>): void {
  if (name === '') return;
  const place = join(from, 'node_modules', name);
  if (!existsSync(join(place, 'package.json'))) {
    if (from !== programFolder) addPackage(programFolder, dirname(from), name, found);
    return;
  }
  if (found.has(place)) return;
  found.add(place);
  const { dependencies = {} } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  for (const needed of Object.keys(dependencies)) addPackage(programFolder, place, needed, found);
}
