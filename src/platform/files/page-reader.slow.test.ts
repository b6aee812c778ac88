import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPageReader } from './page-reader.ts';
import { readingFrame } from './sandbox/ocr/reading.ts';
import { type PageDescription, pageFrame } from './sandbox/wall/protocol.ts';
import { answerOf, type SandboxAnswer } from './sandbox-answer.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { drawn } from './testing/print.ts';
import { handOverOfSentences, SENTENCES } from './testing/sentences.ts';

let built: BuiltSandbox;
beforeAll(async () => {
  built = await buildSandbox();
});
afterAll(() => built.remove());

/** A page as a sandbox hands it on that was taken over: whatever of it may be a lie. */
async function handedOn(lie: { page?: object; rows?: Buffer; size?: number; packed?: Buffer } = {}): Promise<Buffer> {
  const reading = await drawn(handOverOfSentences(), 1240);
  const page = {
    ...{ number: 1, width: 595, height: 842, pixelWidth: 1, pixelHeight: 1, channels: 1 as const },
    ...{ lines: [], readBy: 'ocr' as const, notes: [], certainty: 0 },
    ...lie.page,
  } as PageDescription;
  const rows = lie.rows ?? deflateSync(Buffer.from([0, 255]));
  return readingFrame({ page, rows, reading: { ...reading, width: lie.size ?? reading.width } }).subarray(5);
}

async function said(...pages: Buffer[]): Promise<SandboxAnswer> {
  const reader = createPageReader(built);
  const frames = await reader.read({ pages, languages: ['nld'] }).finally(() => reader.close());
  return typeof frames === 'string' ? { ok: false, reason: frames } : answerOf(frames);
}

const html = Buffer.from('<html><script>alert(1)</script>');

test('a page that is what it says is read', async () => {
  const answer = await said(await handedOn());
  expect(answer.ok && answer.pages[0]?.lines.map(({ text }) => text)).toEqual(SENTENCES);
});

test.each<[string, Parameters<typeof handedOn>[0]]>([
  ['T66 a page with a path for its name', { page: { name: '../../etc/passwd' } }],
  ['T67 pixels with a page of HTML behind them', { rows: Buffer.concat([deflateSync(Buffer.from([0, 255])), html]) }],
  ['T67 HTML instead of pixels', { rows: html }],
  ['T67 a page that says another size than it has', { size: 40_000 }],
  ['T72 a drawing with a script for its notes', { page: { notes: ['<svg onload="alert(1)"/>'] } }],
  ['a page that is somebody else', { page: { number: 2 } }],
])('%s is refused by what checks it', { timeout: 60_000 }, async (_name, lie) => {
  expect(await said(await handedOn(lie))).toEqual({ ok: false, reason: 'broken' });
});

test('T72 lines that the page brought along are gone: what is read in its picture counts', {
  timeout: 60_000,
}, async () => {
  const answer = await said(await handedOn({ page: { lines: [['<svg onload="alert(1)"/>', 0, 0, 1, 1]] } }));
  expect(answer.ok && answer.pages[0]?.lines.map(({ text }) => text)).toEqual(SENTENCES);
});

test('T72 noise instead of a page is refused, and the next page is read', { timeout: 60_000 }, async () => {
  const noise = Buffer.alloc(5_000, 0xa5);
  for (const torn of [noise, Buffer.alloc(0), pageFrame({} as PageDescription, html)])
    expect(await said(torn)).toEqual({ ok: false, reason: 'broken' });
  expect((await said(await handedOn())).ok).toBe(true);
});
