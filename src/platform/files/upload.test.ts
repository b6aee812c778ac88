import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readUpload, type Upload, type UploadLimits } from './index.ts';
import { letter } from './testing/pdfs.ts';

const SMALL: Partial<UploadLimits> = { fileBytes: 1000, totalBytes: 4000, files: 2, fields: 3, fieldBytes: 100 };
const BOUNDARY = 'xxBOUNDARYxx';

interface Part {
  name: string;
  content: string | Buffer;
  filename?: string;
}

function body(parts: Part[], end = `--${BOUNDARY}--\r\n`): Buffer {
  const rendered = parts.map(({ name, content, filename }) => {
    const file = filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: application/octet-stream`;
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from('\r\n')]);
  });
  return Buffer.concat([...rendered, Buffer.from(end)]);
}

/** A request whose body comes in pieces, as from the network; without a length unless one is claimed. */
function request(content: Buffer, headers: Record<string, string> = {}, failsAt?: number): Request {
  let at = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (failsAt !== undefined && at >= failsAt) return controller.error(new Error('cut'));
      if (at >= content.byteLength) return controller.close();
      controller.enqueue(content.subarray(at, at + 333));
      at += 333;
    },
  });
  return new Request('http://127.0.0.1/', {
    method: 'POST',
    headers: { 'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`, ...headers },
    body: stream,
    duplex: 'half',
  } as RequestInit);
}

const reasonOf = (upload: Upload) => (upload.ok ? 'ok' : upload.reason);
const read = async (content: Buffer, headers?: Record<string, string>) => readUpload(request(content, headers), SMALL);

describe('an upload', () => {
  test('gives fields and files, names cleaned and types found from the content', async () => {
    const pdf = await letter();
    const parts = [
      { name: 'note', content: 'van de IND, één bladzijde' },
      { name: 'letter', content: pdf, filename: '../../brief\u202e.pdf' },
    ];
    const upload = await readUpload(request(body(parts)));
    if (!upload.ok) throw new Error(upload.reason);
    expect(Object.fromEntries(upload.fields)).toEqual({ note: 'van de IND, één bladzijde' });
    expect(upload.files.map(({ field, name, type }) => ({ field, name, type }))).toEqual([
      { field: 'letter', name: 'brief.pdf', type: 'pdf' },
    ]);
    expect(upload.files[0]?.bytes.equals(pdf)).toBe(true);
  });

  test('with no file chosen has no files', async () => {
    const upload = await read(body([{ name: 'letter', content: '', filename: '' }]));
    expect(upload).toEqual({ ok: true, fields: new Map(), files: [] });
  });

  test('that is another kind of form is not one', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data',
      'multipart/mixed; boundary=a',
    ]) {
      expect(reasonOf(await read(body([]), { 'Content-Type': type }))).toBe('not-multipart');
    }
    expect(reasonOf(await readUpload(new Request('http://127.0.0.1/')))).toBe('not-multipart');
  });
});

describe('T74 sizes', () => {
  const file = (size: number, name = 'f') => ({ name, filename: 'a.bin', content: Buffer.alloc(size, 1) });

  test('a file exactly at the limit is taken whole, one byte more is refused', async () => {
    const upload = await read(body([file(1000)]));
    expect(upload.ok && upload.files[0]?.bytes.byteLength).toBe(1000);
    expect(reasonOf(await read(body([file(1001)])))).toBe('too-large');
  });

  test('a field exactly at the limit is taken whole, one byte more is refused', async () => {
    const upload = await read(body([{ name: 'a', content: 'é'.repeat(50) }]));
    expect(upload.ok && upload.fields.get('a')).toBe('é'.repeat(50));
    expect(reasonOf(await read(body([{ name: 'a', content: `${'é'.repeat(50)}b` }])))).toBe('too-large');
  });

  test('many small parts that add up are refused', async () => {
    const limits = { ...SMALL, files: 100 };
    const many = body(Array.from({ length: 20 }, (_, index) => file(300, `f${index}`)));
    expect(reasonOf(await readUpload(request(many), limits))).toBe('too-large');
    const padded = request(Buffer.concat([body([file(10)]), Buffer.alloc(5000)]));
    expect(reasonOf(await readUpload(padded, SMALL))).toBe('too-large');
  });

  test('too many files or fields are refused, not dropped', async () => {
    expect(reasonOf(await read(body([file(1, 'a'), file(1, 'b')])))).toBe('ok');
    expect(reasonOf(await read(body([file(1, 'a'), file(1, 'b'), file(1, 'c')])))).toBe('too-many');
    const fields = ['a', 'b', 'c', 'd'].map((name) => ({ name, content: '1' }));
    expect(reasonOf(await read(body(fields.slice(0, 3))))).toBe('ok');
    expect(reasonOf(await read(body(fields)))).toBe('too-many');
  });

  test('a field given twice, without a name or with an endless name is refused', async () => {
    expect(
      reasonOf(
        await read(
          body([
            { name: 'a', content: '1' },
            { name: 'a', content: '2' },
          ]),
        ),
      ),
    ).toBe('broken');
    expect(reasonOf(await read(body([{ name: 'n'.repeat(101), content: '1' }])))).toBe('broken');
    const polluted = await read(body([{ name: '__proto__', content: 'x' }]));
    expect(polluted.ok && polluted.fields.get('__proto__')).toBe('x');
  });

  test('a length that is too large, too small or no number is not believed', async () => {
    const content = body([file(500)]);
    const length = content.byteLength;
    expect(reasonOf(await read(content, { 'Content-Length': String(length) }))).toBe('ok');
    expect(reasonOf(await read(content, { 'Content-Length': String(length + 1) }))).toBe('cut-off');
    expect(reasonOf(await read(content, { 'Content-Length': String(length - 1) }))).toBe('broken');
    expect(reasonOf(await read(content, { 'Content-Length': '9'.repeat(12) }))).toBe('too-large');
    expect(reasonOf(await read(content, { 'Content-Length': '1e3' }))).toBe('broken');
  });

  test('T75 a connection cut anywhere leaves no file that looks whole', async () => {
    const content = body([{ name: 'a', content: '1' }, file(900)]);
    for (let at = 0; at < content.byteLength; at += 97) {
      const cut = await readUpload(request(content.subarray(0, at)), SMALL);
      expect(reasonOf(cut)).toBe('cut-off');
      expect(reasonOf(await readUpload(request(content, {}, at), SMALL))).toBe('cut-off');
    }
  });

  test('noise instead of a form is refused', async () => {
    expect(reasonOf(await read(Buffer.alloc(2000, 7)))).toBe('cut-off');
    const badHeader = Buffer.from(`--${BOUNDARY}\r\n\x00\x01: \r\n\r\n1\r\n--${BOUNDARY}--\r\n`);
    expect(reasonOf(await read(badHeader))).toBe('broken');
  });
});

describe('T74 over a real connection', () => {
  let server: ReturnType<typeof serve>;
  let port = 0;
  const kept: Upload[] = [];

  beforeAll(async () => {
    const app = new Hono();
    app.post('/', async (context) => {
      const upload = await readUpload(context.req.raw, { ...SMALL, totalBytes: 100_000 });
      kept.push(upload);
      if (upload.ok) return context.text('taken');
      return context.text(upload.reason, 413, { Connection: 'close' });
    });
    port = await new Promise((resolve) => {
      server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port));
    });
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  /** Sends a head and then bytes without end, until the server closes. */
  function flood(head: string): Promise<{ answer: string; sent: number }> {
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      let sent = 0;
      const chunk = `${(8192).toString(16)}\r\n${'a'.repeat(8192)}\r\n`;
      const pour = () => {
        while (!socket.destroyed && sent < 200_000_000 && socket.write(chunk)) sent += 8192;
      };
      socket.on('data', (part) => {
        answer += part.toString('latin1');
      });
      socket.on('drain', pour).on('error', () => undefined);
      socket.on('close', () => resolve({ answer, sent }));
      const start = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n`;
      socket.write(`${head}\r\n${start.length.toString(16)}\r\n${start}\r\n`, pour);
    });
  }

  test('an endless chunked body gets 413 and a closed connection', async () => {
    const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nTransfer-Encoding: chunked\r\n`;
    const { answer, sent } = await flood(head);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(200_000_000);
  });

  test('a client that hangs up half way leaves nothing', async () => {
    kept.length = 0;
    const content = body([{ name: 'f', filename: 'f', content: Buffer.alloc(900) }]);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      const head = `POST / HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${content.byteLength}\r\n\r\n`;
      socket.write(Buffer.concat([Buffer.from(head), content.subarray(0, 500)]), () =>
        setTimeout(() => socket.destroy(), 50),
      );
      socket.on('close', () => setTimeout(resolve, 200));
    });
    expect(kept.map(reasonOf)).toEqual(['cut-off']);
  });

  test('a whole upload is taken', async () => {
    const form = new FormData();
    form.set('f', new Blob(['hello']), 'a.txt');
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: form });
    expect(await response.text()).toBe('taken');
  });
});
