import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { behindScanner, clamdScanner, createSandbox, type Sandbox } from '#app/platform/files/index.ts';
import { type BuiltSandbox, buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { eicar, leavesClamdOut, type RunningClamd, startClamd } from '#app/platform/files/testing/clamd.ts';
import { letter } from '#app/platform/files/testing/pdfs.ts';
import { docxOf, paragraph, zipOf } from '#app/platform/files/testing/zips.ts';
import { freePorts } from '#test/people-at-work.ts';
import { type StartedService, startService } from '../launch/started-service.ts';

/** The border of a piece in which we send a file. */
const CHUNK = 64 * 1024;

describe.skipIf(leavesClamdOut)('T73 the real ClamAV daemon', () => {
  let clamd: RunningClamd;
  let built: BuiltSandbox;
  let sandbox: Sandbox;
  beforeAll(async () => {
    clamd = await startClamd();
    built = await buildSandbox();
    sandbox = createSandbox({ ...built, waiting: 1 });
  });
  afterAll(async () => {
    await sandbox?.close();
    await built?.remove();
    await clamd?.stop();
  });
  const scan = (bytes: Uint8Array) => clamdScanner({ socket: clamd.socket }).scan(bytes);

  test('finds letters of every kind clean', async () => {
    expect(await scan(await letter(3))).toBe('clean');
    expect(await scan(docxOf(paragraph('Geachte mevrouw')))).toBe('clean');
    expect(await scan(Buffer.from('From: a@ind.example\r\nTo: b@naast.example\r\n\r\nBeste'))).toBe('clean');
    expect(await scan(Buffer.alloc(20 * 1024 * 1024, 'brief '))).toBe('clean');
  });

  test.each([
    ['whole', () => eicar],
    ['far into a text', () => Buffer.concat([Buffer.alloc(3_000_000, 'a'), eicar])],
    ['in a Word document', () => docxOf(paragraph('brief'), { 'word/media/image1.png': eicar.toString() })],
    ['in a zip in a zip', () => zipOf({ 'a.zip': zipOf({ 'b.com': eicar }) })],
    ['attached to an e-mail', () => mailWith(eicar)],
  ])('finds the test virus %s', async (_, make) => {
    expect(await scan(make())).toBe('infected');
  });

  test('finds it wherever the border of a piece cuts it', async () => {
    for (const part of [1, 30, eicar.byteLength - 1]) {
      const file = Buffer.concat([Buffer.alloc(CHUNK - part, 'a'), eicar, Buffer.alloc(CHUNK, 'b')]);
      expect(await scan(file)).toBe('infected');
    }
  });

  test('stands before the box: bad is refused, clean says when, and away says nothing', async () => {
    const guarded = behindScanner(sandbox, clamdScanner({ socket: clamd.socket }));
    expect(await guarded.open(eicar)).toEqual({ ok: false, reason: 'infected' });
    const clean = await guarded.open(await letter());
    expect(clean.ok && typeof clean.scannedAt).toBe('string');
    const alone = behindScanner(sandbox, clamdScanner({ socket: `${clamd.socket}.gone` }));
    const taken = await alone.open(await letter());
    expect([taken.ok, 'scannedAt' in taken]).toEqual([true, false]);
  });

  test('keeps nothing of what it looked at', async () => {
    await scan(await letter());
    await scan(eicar);
    // The daemon gives its verdict first and takes its own copy away right after: asked until it has, for five seconds.
    await expect.poll(() => readdir(clamd.temporary), { timeout: 5000 }).toEqual([]);
  });

  test('many at once all get their answer', async () => {
    const pdf = await letter();
    const verdicts = await Promise.all(Array.from({ length: 12 }, (_, at) => scan(at % 3 === 0 ? eicar : pdf)));
    expect(verdicts).toEqual(verdicts.map((_, at) => (at % 3 === 0 ? 'infected' : 'clean')));
  });
});

describe.skipIf(leavesClamdOut)('T73 the service as it is started, with the setting', () => {
  let clamd: RunningClamd;
  let service: StartedService;
  let folder: string;
  let headers: Record<string, string>;
  beforeAll(async () => {
    clamd = await startClamd();
    folder = await mkdtemp(join(tmpdir(), 'naast-scanned-'));
    const environment = { NAAST_CLAMD: clamd.socket };
    const flags = ['--demo', '--world', 'small'];
    service = await startService({ data: join(folder, 'data'), port: await freePorts(), flags, environment });
    const origin = service.staffAddress;
    const entered = await fetch(`${origin}/sign-in/as`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ person: 'bram' }),
    });
    const cookies = entered.headers.getSetCookie().map((line) => line.split(';')[0]);
    headers = { origin, cookie: cookies.join('; ') };
  }, 200_000);
  afterAll(async () => {
    await service?.stop();
    await clamd?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const page = async (path: string) => (await fetch(service.staffAddress + path, { headers })).text();
  async function bring(bytes: Uint8Array): Promise<{ status: number; text: string }> {
    const client = /href="(\/clients\/[0-9A-Z-]+)"/.exec(await page('/clients'))?.[1];
    const path = `${client}/letters/new`;
    const form = new FormData();
    const fields = (await page(path)).matchAll(/name="(_csrf|_key)" value="([^"]+)"/g);
    for (const [, name = '', value = ''] of fields) if (!form.has(name)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)]), 'brief.txt');
    const answer = await fetch(service.staffAddress + path, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: form,
    });
    const location = answer.headers.get('location');
    return { status: answer.status, text: location === null ? await answer.text() : await page(location) };
  }

  test('refuses the test virus, says when a letter was looked at, and takes letters while the daemon is away', async () => {
    const refused = await bring(eicar);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('De virusscanner vond iets schadelijks in dit bestand.');
    expect(refused.text).toContain('Er is niets bewaard.');
    const clean = await bring(Buffer.from('Geachte mevrouw,\n\nTot ziens.'));
    expect([clean.status, clean.text.includes('Gecontroleerd op virussen op')]).toEqual([303, true]);
    await clamd.stop();
    const alone = await bring(Buffer.from('Geachte mevrouw,\n\nTot dan.'));
    expect([alone.status, alone.text.includes('Niet gecontroleerd op virussen.')]).toEqual([303, true]);
    expect(service.said()).not.toMatch(/brief|Eicar|failure/i);
  });
});

function mailWith(file: Buffer): Buffer {
  const head =
    'From: a@ind.example\r\nTo: b@naast.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x';
  const part = 'Content-Type: application/octet-stream; name="a.com"\r\nContent-Transfer-Encoding: base64';
  return Buffer.from(`${head}\r\n\r\n--x\r\n${part}\r\n\r\n${file.toString('base64')}\r\n--x--\r\n`);
}
