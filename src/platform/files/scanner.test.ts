import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clamdScanner, type ScanResult } from './scanner.ts';

/** What an invented virus looks like to the invented scanner. */
const BAD = Buffer.from('KANARIEVIRUS');

let folder: string;
let socket: string;
let server: Server | undefined;
let received: Buffer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'naast-clamd-'));
  socket = join(folder, 'clamd.ctl');
  received = Buffer.alloc(0);
});
afterEach(async () => {
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
  await rm(folder, { recursive: true });
});

/** Speaks the protocol of clamd as its manual has it; `answer` may say something else, or nothing. */
async function clamd(answer: (file: Buffer, line: Socket) => string | null): Promise<void> {
  server = createServer((line) => {
    let bytes: Buffer = Buffer.alloc(0);
    line.on('error', () => undefined);
    line.on('data', (part: Buffer) => {
      bytes = Buffer.concat([bytes, part]);
      const file = streamIn(bytes);
      if (!file) return;
      received = file;
      const said = answer(file, line);
      if (said !== null) line.end(said);
    });
  });
  await new Promise<void>((resolve) => server?.listen(socket, resolve));
}

/** The file once its last, empty chunk is there. */
function streamIn(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  expect(bytes.subarray(0, command.length).toString()).toBe(command.slice(0, bytes.byteLength));
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.byteLength; ) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const honest = (file: Buffer) => (file.includes(BAD) ? 'stream: Kanarie-1 FOUND\0' : 'stream: OK\0');
const scan = (bytes: Uint8Array, timeMs?: number): Promise<ScanResult> =>
  clamdScanner({ socket, ...(timeMs ? { timeMs } : {}) }).scan(bytes);

describe('T73 the virus scanner', () => {
  test('gets the whole file, and what it says counts', async () => {
    await clamd(honest);
    const file = Buffer.alloc(300_000, 'brief ');
    expect(await scan(file)).toBe('clean');
    expect(received.equals(file)).toBe(true);
    expect(await scan(BAD)).toBe('infected');
    expect(await scan(Buffer.alloc(0))).toBe('clean');
  });

  test('sees what lies across the border of two pieces', async () => {
    await clamd(honest);
    for (const before of [65_530, 65_536, 131_066]) {
      expect(await scan(Buffer.concat([Buffer.alloc(before, 'x'), BAD, Buffer.alloc(99_999, 'y')]))).toBe('infected');
    }
  });

  test('that is not there has not scanned', async () => {
    expect(await scan(BAD)).toBe('not-scanned');
  });

  test('that says nothing in time has not scanned', async () => {
    await clamd(() => null);
    // It would be waited for until the test itself runs out of time.
    expect(await scan(BAD, 200)).toBe('not-scanned');
  });

  test.each([
    ['half of an answer', 'stream: O'],
    ['the end of the line without a word', ''],
    ['an answer without its end', 'stream: OK'],
    ['an error', 'INSTREAM size limit exceeded. ERROR\0'],
    ['a found name and more', 'stream: A FOUND\0stream: OK\0'],
    ['good news about something else', 'UNKNOWN COMMAND\0stream: OK\0'],
    ['a flood', 'OK '.repeat(100_000)],
  ])('that answers with %s has not scanned', async (_, said) => {
    await clamd(() => said);
    expect(await scan(BAD)).toBe('not-scanned');
  });

  test('that hangs up in the middle of the file has not scanned', async () => {
    server = createServer((line) => {
      line.on('error', () => undefined);
      line.once('data', () => line.destroy());
    });
    await new Promise<void>((resolve) => server?.listen(socket, resolve));
    expect(await scan(Buffer.alloc(20 * 1024 * 1024, 1))).toBe('not-scanned');
  });
});
