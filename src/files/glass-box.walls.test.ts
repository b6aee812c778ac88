import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGlassBox, type GlassBox } from './create-glass-box.ts';
import { type BuiltBox, buildBox } from './testing/build-box.ts';

let hostile: BuiltBox;
let outside: string;
let server: Server;
let visitors = 0;

beforeAll(async () => {
  hostile = await buildBox('src/files/testing/hostile-box.ts');
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

/** With bubblewrap where this machine has it, and always without, since the inner wall must hold alone. */
describe.each([
  ['with what this machine has', {}],
  ['with the permission model alone', { bubblewrap: false }],
])('a box that was taken over, %s', (_name, walls) => {
  let box: GlassBox;
  beforeAll(() => {
    box = createGlassBox({ ...hostile, ...walls, waiting: 1 });
  });
  afterAll(() => box.close());

  test('reads, writes, sends, starts and signals nothing', async () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const folders = [outside, hostile.programFolder];
    const plan = { port, secret: join(outside, 'secret'), folders, parent: process.pid };
    const answer = await box.open(Buffer.from(`%PDF-1.7\n${JSON.stringify(plan)}\n%%EOF`));
    const report = answer.ok ? (answer.pages[0]?.lines ?? []).map(({ text }) => text) : [answer.reason];
    expect(report.length).toBeGreaterThan(20);
    expect(report.filter((line) => !line.endsWith(': stopped'))).toEqual([]);
    expect(visitors).toBe(0);
    expect(await readdir(outside)).toEqual(['secret']);
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('the pepper');
  });
});
