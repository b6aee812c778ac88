import { execFile } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { programFolder } from '#app/operations/processes/program.ts';
import { createSandbox } from '#app/platform/files/index.ts';
import { encryptedLetter, letter, onePage } from '#app/platform/files/testing/pdfs.ts';
import { docxOf, paragraph, zipOf } from '#app/platform/files/testing/zips.ts';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';

const refusal = refusalOf('27 november 2026');
const rows = refusal.replace(/^# /gm, '').split('\n');
const mail = `From: IND <post@ind.nl>\r\nTo: hulp@naast.example\r\nSubject: Besluit\r\nDate: Fri, 27 Nov 2026 10:00:00 +0100\r\n\r\n${rows.join('\r\n')}`;
const html = Buffer.from('<!doctype html><script>alert(1)</script>');

/** The built command as a person types it, through the launcher; the sandbox is the real one. */
describe('naast read-letter, built', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'naast-read-letter-'));
    await naast(['--help']); // builds
  });
  afterAll(() => rm(folder, { recursive: true }));

  interface Said {
    code: number;
    out: string;
    err: string;
  }

  function naast(args: string[]): Promise<Said> {
    const options = { maxBuffer: 16 * 1024 * 1024, timeout: 120_000 };
    return new Promise((done) => {
      execFile(join(programFolder, 'bin/naast'), args, options, (error, out, err) =>
        done({ code: error ? Number(error.code ?? -1) : 0, out, err }),
      );
    });
  }

  async function file(name: string, bytes: Uint8Array | string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  }

  const read = async (name: string, bytes: Uint8Array | string) =>
    naast(['read-letter', await file(name, bytes), '--json']);

  it.each([
    ['a PDF', 'brief.pdf', () => letterPdf(refusal)],
    ['a Word document', 'brief.docx', async () => docxOf(rows.map((row) => paragraph(row)).join(''))],
    ['plain text', 'brief.txt', async () => rows.join('\n')],
    ['a PDF under another name', 'brief.txt', () => letterPdf(refusal)],
  ])('reads %s: the same letter, the same limits', async (_, name, make) => {
    const { code, out, err } = await read(name, await make());
    expect([code, err]).toEqual([0, '']);
    const reading = JSON.parse(out);
    const { out: schema } = await naast(['read-letter', '--schema']);
    expect(z.fromJSONSchema(JSON.parse(schema)).safeParse(reading).success).toBe(true);
    expect(reading).toMatchObject({
      kind: 'ind_afwijzing',
      sender: 'IND',
      letterDate: '2026-11-27',
      actionNeeded: true,
    });
    expect(reading.deadlines).toContainEqual(expect.objectContaining({ what: 'TM08', drivingDay: '2026-12-28' }));
    for (const { box } of reading.evidence) for (const part of box) expect(part).toBeGreaterThanOrEqual(0);
  });

  it('reads an e-mail, and says that it is one: an authority decides by letter', async () => {
    const { code, out } = await read('brief.eml', mail);
    expect(code).toBe(0);
    const reading = JSON.parse(out);
    expect(reading).toMatchObject({ sender: 'IND', letterDate: '2026-11-27', actionNeeded: true });
    expect(reading.warnings).toContainEqual(expect.objectContaining({ code: 'email' }));
    expect(reading.references).toContainEqual({ kind: 'v_number', value: '9905510042' });
  });

  it('reads a picture of the same letter: the day, the kind and the limit', async () => {
    const sandbox = createSandbox({ programFolder, entry: join(programFolder, 'dist', 'sandbox.js'), waiting: 0 });
    const drawn = await sandbox.open(await letterPdf(refusal));
    await sandbox.close();
    const { code, out } = await read('foto.png', drawn.ok ? (drawn.pages[0]?.png ?? '') : '');
    expect(code).toBe(0);
    const reading = JSON.parse(out);
    expect(reading).toMatchObject({ kind: 'ind_afwijzing', letterDate: '2026-11-27', actionNeeded: true });
    expect(reading.deadlines).toContainEqual(expect.objectContaining({ what: 'TM08', drivingDay: '2026-12-28' }));
  });

  it('takes several files of different kinds as the pages of one letter, in their order', async () => {
    const [first = '', second = ''] = [rows.slice(0, 14).join('\n'), rows.slice(14).join('\n')];
    const paths = [await file('1.txt', first), await file('2.pdf', await letterPdf(second))];
    const { code, out } = await naast(['read-letter', ...paths, '--json']);
    expect(code).toBe(0);
    const reading = JSON.parse(out);
    expect(reading.kind).toBe('ind_afwijzing');
    expect(new Set(reading.evidence.map(({ page }: { page: number }) => page))).toEqual(new Set([1, 2]));
  });

  it.each([
    ['an empty page', 'leeg.pdf', async () => onePage(' ')],
    ['a Word document without a word', 'leeg.docx', async () => docxOf(paragraph(''))],
    ['a shopping list', 'lijst.txt', async () => 'melk\nbrood'],
  ])('says of %s that the letter is unknown, and that it must be shown', async (_, name, make) => {
    const { code, out } = await read(name, await make());
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'unknown', actionNeeded: true, deadlines: [] });
  });

  it.each([
    ['500 pages', 'lang.pdf', () => letter(500), '"lang.pdf" has too many pages for a letter.'],
    [
      '500 pages of text',
      'lang.txt',
      async () => 'regel\n'.repeat(25_000),
      '"lang.txt" has too many pages for a letter.',
    ],
    ['a password', 'slot.pdf', () => encryptedLetter(), '"slot.pdf" has a password.'],
    [
      'half a PDF',
      'half.pdf',
      async () => (await letter(3)).subarray(0, 2_000),
      '"half.pdf" is broken and cannot be opened.',
    ],
    [
      'half a Word file',
      'half.docx',
      async () => docxOf(paragraph('a')).subarray(0, 250),
      '"half.docx" is broken and cannot be opened.',
    ],
    ['nothing', 'niets.pdf', async () => '', '"niets.pdf" is empty.'],
    ['spaces', 'wit.txt', async () => ' \n ', '"wit.txt" is empty.'],
    ['T67 HTML as a PDF', 'a.pdf', async () => html, '"a.pdf" is no PDF, photo, Word file, text or e-mail.'],
    [
      'T67 a PDF behind HTML',
      'b.pdf',
      async () => Buffer.concat([html, await letter()]),
      '"b.pdf" is no PDF, photo, Word file, text or e-mail.',
    ],
    [
      'T67 a PDF behind a picture',
      'c.gif',
      async () => Buffer.concat([Buffer.from('GIF89a\0'), await letter()]),
      '"c.gif" is no PDF, photo, Word file, text or e-mail.',
    ],
    [
      'T67 a zip',
      'd.docx',
      async () => zipOf({ 'a.txt': 'a' }),
      '"d.docx" is no PDF, photo, Word file, text or e-mail.',
    ],
    ['half a photo', 'foto.jpg', async () => halfPhoto(), '"foto.jpg" is broken and cannot be opened.'],
    ['T68 a bomb', 'e.docx', async () => bomb(), '"e.docx" needed too much memory and was stopped.'],
  ])('refuses %s with one sentence and code 2', async (_, name, make, sentence) => {
    expect(await read(name, await make())).toEqual({ code: 2, out: '', err: `${sentence}\n` });
  });

  it('refuses what is no file, and says names without their tricks', async () => {
    expect(await naast(['read-letter', '/dev/zero'])).toMatchObject({ code: 2, err: '"zero" cannot be read.\n' });
    expect(await naast(['read-letter', folder])).toMatchObject({ code: 2 });
    expect(await read('\u001b[31mx\u202efdp.exe', html)).toMatchObject({
      code: 2,
      err: '"[31mxfdp.exe" is no PDF, photo, Word file, text or e-mail.\n',
    });
  });

  it('one file that cannot be read refuses the whole letter: no half answer', async () => {
    const paths = [await file('goed.pdf', await letterPdf(refusal)), await file('slot.pdf', await encryptedLetter())];
    expect(await naast(['read-letter', ...paths, '--json'])).toEqual({
      code: 2,
      out: '',
      err: '"slot.pdf" has a password.\n',
    });
  });

  it('T78 leaves nothing behind', async () => {
    const before = await readdir(folder);
    await naast(['read-letter', join(folder, 'goed.pdf')]);
    expect(await readdir(folder)).toEqual(before);
  });
});

/** The head of a JPEG, and nothing of its picture. */
function halfPhoto(): Buffer {
  return Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(200)]);
}

/** Ten gigabytes, it says. */
function bomb(): Buffer {
  return zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: '<w/>', lie: { size: 0xffff_fff0 } },
  ]);
}
