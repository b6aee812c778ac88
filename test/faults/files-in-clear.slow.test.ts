import { type FSWatcher, watch } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCase } from '#app/platform/access/grants/index.ts';
import { encryptedLetter } from '#app/platform/files/testing/pdfs.ts';
import { jpegFile } from '#app/platform/files/testing/picture-files.ts';
import { drawn } from '#app/platform/files/testing/print.ts';
import { handOverOfSentences } from '#app/platform/files/testing/sentences.ts';
import { docxOf, paragraph, pastedPicture } from '#app/platform/files/testing/zips.ts';
import { today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { addConsent } from '#app/service/cases/index.ts';
import { documentsPanel, documentsRoutes } from '#app/service/documents/index.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { bring, type Reader, type ReadingDesk, readingDesk } from '#app/service/letters/testing/reader.ts';

const canary = 'Kanarie van Ergensburg';

let desk: ReadingDesk;
let bram: Reader;
let joke: Reader;
let reference: string;
/** The place for temporary files of this process alone, so that whatever appears there is ours. */
let own: string;
const before = process.env.TMPDIR;
const watchers: FSWatcher[] = [];
/** What was written while it lasted, by place; and of each what it held when it was looked at. */
const written: { place: string; name: string; bytes: Buffer | null }[] = [];

beforeAll(async () => {
  desk = await readingDesk(undefined, undefined, (made) => ({
    routes: documentsRoutes(made),
    panels: [documentsPanel],
  }));
  [bram, joke] = [await desk.reader(desk.world.people.bram), await desk.reader(desk.world.people.joke)];
  ({ reference } = await desk.newCase());
  own = await mkdtemp(join(tmpdir(), 'naast-temporary-'));
  const shared = tmpdir();
  process.env.TMPDIR = own;
  const look = (place: string, folder: string, recursive: boolean) =>
    watchers.push(
      watch(folder, { recursive }, (_event, name) => {
        if (name !== null) void remember(place, join(folder, name));
      }),
    );
  look('store', desk.folder, true);
  look('own', own, true);
  look('shared', shared, false);
  look('here', process.cwd(), false);
}, 120_000);
afterAll(async () => {
  for (const watcher of watchers) watcher.close();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await desk?.close();
  await rm(own, { recursive: true, force: true });
});

/** Others write in the shared places too: only what is a file of a size that ours could have is looked at. */
async function remember(place: string, path: string): Promise<void> {
  const about = await stat(path).catch(() => null);
  const isOurs = about?.isFile() === true && about.size < 50_000_000;
  const bytes = isOurs ? await readFile(path).catch(() => null) : null;
  written.push({ place, name: path, bytes });
}

/** A piece out of the middle of a file, by which it would be known again. */
const pieceOf = (file: Uint8Array) => Buffer.from(file.subarray(file.byteLength >> 1, (file.byteLength >> 1) + 24));

it('T78 while files come in, are refused, broken off, bound and taken out, nothing but sealed bytes is written', async () => {
  const words = `${refusalOf('27 november 2026')}\n${canary}`;
  const scan = jpegFile(await drawn(handOverOfSentences(), 1240));
  const pasted = docxOf(paragraph(canary) + pastedPicture('rId1'), {
    'word/media/image1.jpeg': scan,
    'word/_rels/document.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="media/image1.jpeg"/></Relationships>',
  });
  const pdf = await letterPdf(words);
  const at = `/clients/${reference}`;

  // In, with the originals: a PDF, a photo of a letter, a scan in Word, an e-mail.
  // The mail has a day of its own: the same letter a second time would only be recognised.
  const mailed = `${refusalOf('26 november 2026')}\n${canary}`;
  const mail = Buffer.from(`From: a@ind.example\r\nTo: b@naast.example\r\n\r\n${mailed}`);
  const letters: string[] = [];
  for (const file of [pdf, scan, pasted, mail]) letters.push(await bring(bram, reference, file, true));
  // Refused, and broken off half way.
  const upload = `${at}/letters/new`;
  for (const bad of [await encryptedLetter(), pdf.subarray(0, pdf.byteLength / 2), Buffer.from(`<html>${canary}`)])
    expect((await bram.upload(upload, bad)).status).toBe(422);
  const form = new FormData();
  for (const [name, value] of Object.entries({ _csrf: bram.csrf, _key: newId() })) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(pdf)]), 'brief.pdf');
  const whole = new Response(form);
  const body = Buffer.from(await whole.arrayBuffer());
  const type = whole.headers.get('content-type') ?? '';
  const broken = await bram.send(upload, {
    method: 'POST',
    body: new Uint8Array(body.subarray(0, body.byteLength - 400)),
    headers: { 'content-type': type },
  });
  expect(broken.status).toBe(400);
  // Out: pictures, originals, the client's copy, and a bundle.
  for (const letter of letters) {
    expect((await bram.original(letter)).status).toBe(200);
    for (const part of ['', '/pages/1', '/copy']) {
      const { status } = await bram.get(`${letter}${part}`);
      expect([letter === '' ? '' : part, status < 400]).toEqual([part, true]);
    }
  }
  const consent = await desk.world.as(desk.world.people.joke, async (visit) => {
    const open = await openCase(visit, reference, 'core', 'case.write');
    if (!open) throw new Error('The case does not open.');
    return addConsent(open, {
      ...{ purpose: 'bundle', receiver: 'mr. A. Proef, advocaat', organisation: null, from: today().toString() },
      ...{ until: today().add({ days: 30 }).toString(), text: 'Ja, dat mag.', how: 'spoken', language: null },
      interpreter: false,
    });
  });
  const [first = ''] = letters.map((letter) => letter.split('/').at(-1) ?? '');
  const { location: bundle } = await joke.post(`${at}/bundles`, {
    _key: newId(),
    consent,
    pick: first,
    [`place-${first}`]: '1',
  });
  await joke.post(`${bundle}/making`, { _version: '1', password: desk.world.people.joke.password });
  const { password } = desk.world.people.joke;
  expect((await joke.post(`${bundle}/file`, { password })).bytes.subarray(0, 5).toString()).toBe('%PDF-');

  // The watchers hear of it a moment later; the store held at least a file for every page, original and bundle.
  await expect
    .poll(() => written.filter(({ place }) => place === 'store').length, { timeout: 30_000 })
    .toBeGreaterThan(8);
  const traces = ['%PDF', '\x89PNG\r\n', 'IHDR', 'Kanarie', 'Immigratie', 'JFIF', 'word/document.xml', 'mr. A. Proef'];
  const pieces = [...traces.map((trace) => Buffer.from(trace, 'latin1')), pieceOf(scan), pieceOf(pasted), pieceOf(pdf)];
  const inStore = await readdir(desk.folder, { recursive: true, withFileTypes: true });
  for (const file of inStore.filter((entry) => entry.isFile())) {
    const bytes = await readFile(join(file.parentPath, file.name));
    expect(pieces.filter((piece) => bytes.includes(piece)).map(String)).toEqual([]);
  }
  expect(written.filter(({ place }) => place === 'own')).toEqual([]);
  const mine = [canary, ...letters, reference];
  for (const { name, bytes, place } of written) {
    expect(mine.filter((word) => name.includes(word))).toEqual([]);
    // Others' files may be PDFs too: in the shared places it is our own pieces that count.
    const unlike = place === 'store' ? pieces : [Buffer.from(canary), ...pieces.slice(traces.length)];
    expect([name, ...unlike.filter((piece) => bytes?.includes(piece)).map(String)]).toEqual([name]);
  }
}, 240_000);

it('T78 the watch sees what is written in clear', async () => {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(own, 'in-clear'), canary);
  await expect
    .poll(() => written.some(({ place, bytes }) => place === 'own' && bytes?.includes(canary)), { timeout: 30_000 })
    .toBe(true);
});
