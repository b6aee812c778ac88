import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';

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

test('style is kept', () => expectGood('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '--colors=off']));

test('nothing is exported or installed that nobody uses', () => expectGood('knip/bin/knip.js', ['--no-progress']));

test('the program builds', () => {
  expect(inject('build')).toBe('');
});
