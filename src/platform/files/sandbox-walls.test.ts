import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSandbox } from './create-sandbox.ts';
import { createPageReader } from './page-reader.ts';
import { answerOf, type SandboxAnswer } from './sandbox-answer.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';

let hostile: BuiltSandbox;
let outside: string;
let server: Server;
let visitors = 0;

beforeAll(async () => {
  hostile = await buildSandbox(
    'src/platform/files/testing/hostile-sandbox.ts',
    'src/platform/files/testing/hostile-sandbox.ts',
  );
  server = createServer((socket) => {
    visitors++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await hostile.remove();
});
beforeEach(async () => {
  outside = await mkdtemp(join(tmpdir(), 'naast-outside-'));
  await writeFile(join(outside, 'secret'), 'the pepper');
});
afterEach(() => rm(outside, { recursive: true }));

const withPlan = (plan: string) => Buffer.from(`%PDF-1.7\n${plan}\n%%EOF`);

/** What is said of a plan by the box that opens files, and by the one that reads pictures of pages. */
const boxes = {
  async sandbox(walls: { bubblewrap?: boolean }, plan: string): Promise<SandboxAnswer> {
    const sandbox = createSandbox({ ...hostile, ...walls, waiting: 0 });
    return sandbox.open(withPlan(plan)).finally(() => sandbox.close());
  },
  async 'reading box'(walls: { bubblewrap?: boolean }, plan: string): Promise<SandboxAnswer> {
    const reader = createPageReader({ ...hostile, ...walls });
    const frames = await reader.read({ pages: [withPlan(plan)], languages: ['nld'] }).finally(() => reader.close());
    return typeof frames === 'string' ? { ok: false, reason: frames } : answerOf(frames);
  },
};

/** With bubblewrap where this machine has it, and always without, since the inner wall must hold alone. */
describe.each(Object.keys(boxes) as (keyof typeof boxes)[])('a %s that was taken over', (kind) => {
  test.each([
    ['with what this machine has', {}],
    ['with the permission model alone', { bubblewrap: false }],
  ])('T66 reads, writes, sends, starts and signals nothing, %s', async (_name, walls) => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const folders = [outside, hostile.programFolder];
    const plan = { port, secret: join(outside, 'secret'), folders, parent: process.pid };
    const answer = await boxes[kind](walls, JSON.stringify(plan));
    const report = answer.ok ? (answer.pages[0]?.lines ?? []).map(({ text }) => text) : [answer.reason];
    expect(report.length).toBeGreaterThan(20);
    expect(report.filter((line) => !line.endsWith(': stopped'))).toEqual([]);
    expect(visitors).toBe(0);
    expect(await readdir(outside)).toEqual(['secret']);
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('the pepper');
  });
});
