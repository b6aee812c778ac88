import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { read, tracked } from '../docs/tracked.ts';

/** What a run left behind for the next one, of tools that read only what changed. */
const kept = join('node_modules', '.cache', 'naast');

/** Exit code and words of a program from `node_modules`. */
function ran(program: string, words: readonly string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [join('node_modules', program), ...words], { cwd: programFolder });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done({ code, said }));
  });
}

async function expectGood(program: string, words: readonly string[]): Promise<void> {
  const { code, said } = await ran(program, words);
  expect(code === 0 ? '' : said).toBe('');
}

test('types fit', () =>
  expectGood('typescript-native/bin/tsc', [
    ...['--noEmit', '-p', '.', '--incremental', '--tsBuildInfoFile', join(kept, 'types.tsbuildinfo')],
  ]));

test('types of browser scripts fit', () =>
  expectGood('typescript-native/bin/tsc', [
    ...['--noEmit', '-p', 'tsconfig.browser.json'],
    ...['--incremental', '--tsBuildInfoFile', join(kept, 'browser-types.tsbuildinfo')],
  ]));

test('modules import only what they may', () =>
  expectGood('dependency-cruiser/bin/dependency-cruiser.mjs', [
    ...['src', '--output-type', 'err', '--cache', join(kept, 'imports'), '--cache-strategy', 'content'],
  ]));

const styled = /\.([cm]?[jt]s|[jt]sx|jsonc?|css)$/;
const passedBefore = join(programFolder, kept, 'style.json');

/** The content of a file, its name, and what it is judged by: each file is judged by itself. */
function marksOf(files: readonly string[]): ReadonlyMap<string, string> {
  const judge = read('biome.json') + read('node_modules/@biomejs/biome/package.json');
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(`${judge}\0${file}\0${read(file)}`)
        .digest('base64'),
    ]),
  );
}

/** The marks that passed in the run before; none in a fresh clone. */
function passedMarks(): ReadonlySet<string> {
  try {
    return new Set(JSON.parse(readFileSync(passedBefore, 'utf8')) as string[]);
  } catch {
    return new Set();
  }
}

test('style is kept', async () => {
  const marks = marksOf(tracked().filter((file) => styled.test(file)));
  const passed = passedMarks();
  const changed = [...marks].flatMap(([file, mark]) => (passed.has(mark) ? [] : [file]));
  const words = ['check', '--error-on-warnings', '--colors=off', '--no-errors-on-unmatched'];
  // More names than that are no command line; without names it reads all.
  if (changed.length > 0)
    await expectGood('@biomejs/biome/bin/biome', [...words, ...(changed.length > 200 ? [] : changed)]);
  mkdirSync(join(programFolder, kept), { recursive: true });
  writeFileSync(passedBefore, JSON.stringify([...marks.values()]));
});

test('nothing is exported or installed that nobody uses', () =>
  expectGood('knip/bin/knip.js', ['--no-progress', '--cache', '--cache-location', join(kept, 'unused')]));

test('the program builds', () => {
  expect(inject('build')).toBe('');
});
