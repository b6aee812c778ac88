import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { read, tracked } from './tracked.ts';

/** A folder of the program with one purpose, and what it imports. */
export interface Module {
  name: string;
  /** `service`, `platform` or `operations`; "" while the folders of `src/` are not sorted into them. */
  layer: string;
  imports: ReadonlySet<string>;
}

const layers = ['operations', 'service', 'platform'];

/** The modules of `src/`, by the folders; what is in `src/` itself composes them and is no module. */
export function modulesOfProgram(): readonly Module[] {
  const imports = new Map<string, Set<string>>();
  for (const file of tracked().filter(isProgram)) {
    const from = moduleOf(file);
    if (from === null) continue;
    const found = imports.get(from) ?? new Set();
    for (const to of importsOf(file).map(moduleOf)) if (to !== null && to !== from) found.add(to);
    imports.set(from, found);
  }
  return [...imports]
    .map(([path, found]) => ({ ...split(path), imports: new Set([...found].map((one) => split(one).name)) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** A file of the program itself: no test, and nothing that only tests use. */
export function isProgram(file: string): boolean {
  return /^src\/.*\.(tsx?|js)$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file);
}

/** `src/service/cases/x.ts` is of `service/cases`, `src/cases/x.ts` of `cases`, `src/staff.ts` of none. */
function moduleOf(file: string): string | null {
  const [, first = '', second = '', third] = file.split('/');
  if (!file.startsWith('src/') || second === '') return null;
  if (!layers.includes(first)) return first;
  return third === undefined ? null : `${first}/${second}`;
}

function split(path: string): { name: string; layer: string } {
  const [first = '', second] = path.split('/');
  return second === undefined ? { name: first, layer: '' } : { name: second, layer: first };
}

/** What of the program a file imports, types too. */
export function importsOf(file: string): readonly string[] {
  return ts.preProcessFile(read(file), true, true).importedFiles.flatMap(({ fileName }) => {
    if (fileName.startsWith('#app/')) return [fileName.replace('#app/', 'src/')];
    return fileName.startsWith('.') ? [normalize(join(dirname(file), fileName))] : [];
  });
}

/** How far above the lowest each module stands: one more than the highest that it imports. */
export function floorsOf(modules: readonly Module[]): ReadonlyMap<string, number> {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const floors = new Map<string, number>();
  const floorOf = (name: string, path: readonly string[]): number => {
    const known = floors.get(name);
    if (known !== undefined) return known;
    if (path.includes(name)) throw new Error(`Modules in a circle: ${[...path, name].join(' → ')}`);
    const below = [...(byName.get(name)?.imports ?? [])].map((other) => floorOf(other, [...path, name]));
    const floor = Math.max(-1, ...below) + 1;
    floors.set(name, floor);
    return floor;
  };
  for (const { name } of modules) floorOf(name, []);
  return floors;
}

/** What a module imports and reaches by no other module that it imports: the arrows that are worth drawing. */
export function nearest(modules: readonly Module[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map(modules.map(({ name, imports }) => [name, imports]));
  const reaches = new Map<string, ReadonlySet<string>>();
  const reachOf = (name: string): ReadonlySet<string> => {
    const known = reaches.get(name);
    if (known) return known;
    const reach = new Set([...(byName.get(name) ?? [])].flatMap((other) => [other, ...reachOf(other)]));
    reaches.set(name, reach);
    return reach;
  };
  return new Map(
    modules.map(({ name, imports }) => [
      name,
      [...imports].filter((to) => ![...imports].some((other) => other !== to && reachOf(other).has(to))).sort(),
    ]),
  );
}
