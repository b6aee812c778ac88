import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type OpenProgress, type Sandbox } from './create-sandbox.ts';
import { createSandboxInWorker } from './sandbox-worker.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { bundleJob } from './testing/bundle-job.ts';
import { encryptedLetter, letter } from './testing/pdfs.ts';

const thread = fileURLToPath(new URL('./sandbox-thread.ts', import.meta.url));
let built: BuiltSandbox;
let apart: Sandbox;

beforeAll(async () => {
  built = await buildSandbox();
  apart = createSandboxInWorker(thread, { ...program(), waiting: 1 });
});
afterAll(async () => {
  await apart.close();
  await built.remove();
});

describe('a sandbox in a thread of its own', () => {
  test('answers what a sandbox answers, each file its own, and tells how far it is', async () => {
    const here = createSandbox({ ...built, waiting: 1 });
    const [one, two] = [await letter(1), await letter(2)];
    const heard: OpenProgress[] = [];
    const both = [apart.open(two, { onProgress: (progress) => heard.push(progress) }), apart.open(one)];
    expect(await Promise.all(both)).toEqual([await here.open(two), await here.open(one)]);
    expect(heard.at(-1)).toEqual({ pages: 2, areAll: true, read: 2 });
    expect(await apart.walls()).toBe(await here.walls());
    await here.close();
  });

  test('gives pictures as files have them, and keeps of what was brought what was brought', async () => {
    const file = await letter(1);
    const before = Buffer.from(file);
    const answer = await apart.open(file);
    expect(answer.ok && answer.pages.every(({ png }) => Buffer.isBuffer(png) && png.readUInt32BE(16) === 909)).toBe(
      true,
    );
    expect(Buffer.from(file).equals(before)).toBe(true);
  });

  test('refuses what a sandbox refuses', async () => {
    expect(await apart.open(await encryptedLetter())).toEqual({ ok: false, reason: 'encrypted' });
    expect(await apart.open(Buffer.from('\0\x01nothing\xff'))).toEqual({ ok: false, reason: 'not-a-letter-file' });
  });

  test('is cancelled: whoever waits hears why, and the next file is opened', async () => {
    const stop = new AbortController();
    const opening = apart.open(await letter(40), { signal: stop.signal });
    const heard = expect(opening).rejects.toThrow('she pressed stop');
    stop.abort(new Error('she pressed stop'));
    await heard;
    await expect(apart.open(await letter(1), { signal: stop.signal })).rejects.toThrow('she pressed stop');
    expect((await apart.open(await letter(1))).ok).toBe(true);
  });

  test('binds a bundle', async () => {
    const answer = await apart.open(await letter(1));
    const { job, pictures } = bundleJob([{ shown: answer.ok ? answer.pages : [] }]);
    const bound = await apart.bind(job, pictures);
    expect(bound.ok && Buffer.isBuffer(bound.pdf) && bound.pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('fails what was asked of a thread that is lost', async () => {
    const lost = createSandboxInWorker(`${thread}.gone.ts`, program());
    await expect(lost.open(await letter(1))).rejects.toThrow('Whoever opens files is lost');
    await lost.close();
  });

  test('a thread that breaks fails what it had and nothing that comes after', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'naast-thread-'));
    const fragile = join(folder, 'fragile.mjs');
    await writeFile(
      fragile,
      `import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, wish }) => {
        if (wish.what === 'walls') throw new Error('broken');
        setTimeout(() => parentPort.postMessage({ id, answer: { ok: false, reason: 'broken' } }), 200);
      });`,
    );
    const sandbox = createSandboxInWorker(fragile, program());
    const after = sandbox.walls().catch(() => sandbox.open(Buffer.from('a letter that came at once after it')));
    expect(await after).toEqual({ ok: false, reason: 'broken' });
    await rm(folder, { recursive: true });
  });
});

const program = () => ({ programFolder: built.programFolder, entry: built.entry });
