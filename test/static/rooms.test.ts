import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, isProgram } from '../docs/modules.ts';
import { tracked } from '../docs/tracked.ts';

/**
 * Folders whose parts still import each other in a circle, each to be turned round; the letter reader's own goes with
 * its sixth issue. Who turns one round takes it off: the list is compared, not only obeyed.
 */
const stillCircles = ['src/service/letter-reader'];
/** Rooms of more than 60 files of the program. Files, letters and the letter reader keep their size for now. */
const stillLarge = ['src/platform/files', 'src/service/letter-reader', 'src/service/letters'];
const files = tracked().filter((file) => isProgram(file) && !file.includes('/testing'));
const program = new Set(files);
const imports = files.flatMap((from) =>
  importsOf(from)
    .filter((to) => program.has(to))
    .map((to) => ({ from, to })),
);
const above = (path: string): string[] => (path === '.' ? [] : [path, ...above(dirname(path))]);
const folders = [...new Set(files.flatMap((file) => above(dirname(file))))].sort();
/** Folders with a door of their own; a folder without one is part of the room around it. */
const rooms = folders.filter((folder) => program.has(`${folder}/index.ts`));
const roomOf = (file: string) => above(dirname(file)).find((folder) => rooms.includes(folder)) ?? '';

/** The part of a folder that a file stands in: a folder directly inside, or "." for the files beside those. */
function partOf(folder: string, file: string): string {
  const [first = '', ...deeper] = file.slice(folder.length + 1).split('/');
  return deeper.length > 0 ? first : '.';
}

/** The parts that are in a circle: what is left when those that import nothing of the others are taken away. */
function circleIn(arrows: readonly { from: string; to: string }[]): readonly string[] {
  const importing = new Set(arrows.map(({ from }) => from));
  const imported = new Set(arrows.map(({ to }) => to));
  const left = arrows.filter(({ from, to }) => imported.has(from) && importing.has(to));
  return left.length === arrows.length ? [...new Set(left.map(({ from }) => from))] : circleIn(left);
}

function circleOf(folder: string): readonly string[] {
  const inside = imports.filter(({ from, to }) => from.startsWith(`${folder}/`) && to.startsWith(`${folder}/`));
  const arrows = inside.map(({ from, to }) => ({ from: partOf(folder, from), to: partOf(folder, to) }));
  return circleIn(arrows.filter(({ from, to }) => from !== to));
}

test('no folder imports another in a circle, at any depth', () => {
  expect(folders.length).toBeGreaterThan(60);
  const circles = folders
    .map((folder) => ({ folder, circle: circleOf(folder) }))
    .filter((one) => one.circle.length > 0);
  const unknown = circles.filter(({ folder }) => !stillCircles.includes(folder));
  expect(unknown.map(({ folder, circle }) => `${folder}: ${circle.join(', ')}`)).toEqual([]);
  expect(circles.map(({ folder }) => folder)).toEqual(stillCircles);
});

test('sees a circle of two and of three, and none in a line', () => {
  const arrows = (...pairs: string[]) => pairs.map(([from = '', to = '']) => ({ from, to }));
  expect(circleIn(arrows('ab', 'ba', 'bc', 'xa'))).toEqual(['a', 'b']);
  expect(circleIn(arrows('ab', 'bc', 'ca'))).toEqual(['a', 'b', 'c']);
  expect(circleIn(arrows('ab', 'bc', 'ac'))).toEqual([]);
});

test('a room has at most 60 files of the program', () => {
  const large = rooms.filter((room) => files.filter((file) => roomOf(file) === room).length > 60);
  expect(large).toEqual(stillLarge);
});

test('a room inside a module of the service is entered through its door, too', () => {
  const inner = rooms.filter((room) => /^src\/service\/[^/]+\/./.test(room));
  expect(inner.length).toBeGreaterThan(3);
  const past = imports.filter(
    ({ from, to }) =>
      inner.includes(roomOf(to)) && !from.startsWith(`${roomOf(to)}/`) && to !== `${roomOf(to)}/index.ts`,
  );
  expect(past.map(({ from, to }) => `${from} → ${to}`)).toEqual([]);
});
