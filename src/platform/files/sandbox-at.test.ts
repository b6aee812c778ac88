import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox, SandboxPage } from './create-sandbox.ts';
import { packParcel, readParcels } from './parcels.ts';
import { createSandboxAt, serveSandbox } from './sandbox-at.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
const page: SandboxPage = {
  number: 1,
  width: 595,
  height: 842,
  png,
  lines: [{ text: 'Geachte mevrouw', box: [0.1, 0.1, 0.5, 0.02] }],
  readBy: 'ocr',
  notes: ['turned'],
  certainty: 0.9,
};

describe.skipIf(process.platform === 'win32')('a sandbox in a process of another account', () => {
  let folder: string;
  let path: string;
  let server: Server;
  const sockets = new Set<Socket>();
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-reader-'));
    path = join(folder, 'read.sock');
    server = createServer((socket) => void sockets.add(socket));
    await new Promise<void>((done) => void server.listen(path, done));
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await new Promise((done) => server.close(done));
    await rm(folder, { recursive: true });
  });

  const reader = (more: Partial<Sandbox>): Sandbox => ({
    open: async () => ({ ok: true, pages: [page] }),
    bind: async (_job, pictures) => ({
      ok: true,
      pages: pictures.length,
      exhibits: [null],
      pdf: Buffer.concat(pictures),
    }),
    walls: async () => 'permission model and bubblewrap',
    close: async () => undefined,
    ...more,
  });

  it('opens, binds and says its walls; bytes come back as they went', async () => {
    const given: Uint8Array[] = [];
    const open: Sandbox['open'] = async (bytes, { onProgress, languages } = {}) => {
      given.push(bytes);
      onProgress?.({ pages: 1, areAll: false, read: languages?.length ?? 0 });
      return { ok: true, pages: [page, { ...page, number: 2 }] };
    };
    serveSandbox(server, reader({ open }));
    const sandbox = createSandboxAt(path);
    const progress: unknown[] = [];
    const bytes = Buffer.alloc(300_000, 7);
    const answer = await sandbox.open(bytes, { languages: ['nld'], onProgress: (one) => progress.push(one) });
    expect(answer).toEqual({ ok: true, pages: [page, { ...page, number: 2 }] });
    expect(Buffer.from(given[0] ?? []).equals(bytes)).toBe(true);
    expect(progress).toEqual([{ pages: 1, areAll: false, read: 1 }]);
    expect(await sandbox.walls()).toBe('permission model and bubblewrap');
    const bound = await sandbox.bind({ exhibits: [] } as never, [Buffer.from('one'), Buffer.from('two')]);
    expect(bound).toMatchObject({ ok: true, pages: 2, pdf: Buffer.from('onetwo') });
    await sandbox.close();
  });

  it('takes back a wish, and those of whoever goes', async () => {
    const stopped: string[] = [];
    const open: Sandbox['open'] = (bytes, { signal } = {}) =>
      new Promise((_done, fail) => {
        signal?.addEventListener('abort', () => {
          stopped.push(Buffer.from(bytes).toString());
          fail(new Error('stopped'));
        });
      });
    serveSandbox(server, reader({ open }));
    const [first, second] = [createSandboxAt(path), createSandboxAt(path)];
    const stop = new AbortController();
    const opening = first.open(Buffer.from('hers'), { signal: stop.signal });
    const other = second.open(Buffer.from('his'));
    await vi.waitFor(() => expect(sockets.size).toBe(2));
    stop.abort(new Error('she went'));
    await expect(opening).rejects.toThrow('she went');
    await vi.waitFor(() => expect(stopped).toEqual(['hers']));
    for (const socket of sockets) socket.destroy();
    await expect(other).rejects.toThrow();
    await vi.waitFor(() => expect(stopped).toEqual(['hers', 'his']));
  });

  it('believes a reader that was taken over no further than the form of what it says', async () => {
    const lies: unknown[] = [
      { ok: true, pages: [{ ...page, png: Buffer.from('<script>') }] },
      { ok: true, pages: [{ ...page, lines: [{ text: { toString: 'x' }, box: [0, 0, 1, 1] }] }] },
      { ok: true, pages: [{ ...page, width: -1 }] },
      { ok: true, pages: [{ ...page, more: 1 }] },
      { ok: true, pages: [] },
      { ok: false, reason: 'because' },
      'no walls at all',
      null,
    ];
    let lie: unknown;
    server.on('connection', (socket) => {
      readParcels(socket, { words: 1_000_000, bytes: 1_000_000 }, (message) => {
        const { id } = message as { id: number };
        for (const part of packParcel({ id, answer: lie })) socket.write(part);
      });
    });
    const sandbox = createSandboxAt(path);
    for (lie of lies) await expect(sandbox.open(Buffer.from('x')), JSON.stringify(lie)).rejects.toThrow();
    // What hides in words is taken out on our side too.
    lie = { ok: true, pages: [{ ...page, lines: [{ text: 'a\u202eb', box: [0, 0, 1, 1] }] }] };
    const answer = await sandbox.open(Buffer.from('x'));
    expect(JSON.stringify(answer)).not.toContain('\u202e');
  });

  it('cuts off a reader that says more than was agreed, and one that says half', async () => {
    const heads = [Buffer.from('ffffffff00000000', 'hex'), Buffer.from('00000002ffffffff', 'hex')];
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      const head = heads.shift();
      if (head === undefined) socket.end(Buffer.from('00000005', 'hex'));
      else socket.write(head);
    });
    const sandbox = createSandboxAt(path);
    for (let tried = 0; tried < 3; tried += 1) await expect(sandbox.open(Buffer.from('x'))).rejects.toThrow();
  });
});
