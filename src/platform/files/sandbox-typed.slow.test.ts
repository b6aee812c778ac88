import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { letter } from './testing/pdfs.ts';
import { docxOf, paragraph, wordPart, zipOf } from './testing/zips.ts';

let built: BuiltSandbox;
let sandbox: Sandbox;

beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox({ ...built, waiting: 1 });
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

async function pagesOf(file: Uint8Array) {
  const answer = await sandbox.open(file);
  if (!answer.ok) throw new Error(`Refused: ${answer.reason}`);
  return answer.pages;
}

const body = 'Wij wijzen uw aanvraag af. U kunt binnen vier weken bezwaar maken. '.repeat(3).trim();
const rows = [
  'Immigratie- en Naturalisatiedienst',
  '',
  'Datum            27 november 2026',
  '',
  body,
  '',
  'Zoë & Łukasz €5',
];

describe('files of words become pages', () => {
  test.each([
    ['plain text', Buffer.from(rows.join('\n'))],
    ['text of Windows', Buffer.from(rows.join('\r\n').replace('Łukasz €', 'Lukas '), 'latin1')],
    ['text in UTF-16', Buffer.from(`\ufeff${rows.join('\n')}`, 'utf16le')],
    ['a Word document', docxOf(rows.map((row) => paragraph(row)).join(''))],
    ['an e-mail', Buffer.from(`From: a@ind.example\r\nTo: b@naast.example\r\n\r\n${rows.join('\r\n')}`)],
  ])('%s, with every line where it stands on the picture', async (kind, file) => {
    const [page, ...more] = await pagesOf(file);
    expect(more).toEqual([]);
    expect(page).toMatchObject({ number: 1, readBy: 'typed', notes: [], certainty: null });
    expect(page?.width).toBeCloseTo(595.28, 1);
    const lines = page?.lines ?? [];
    const texts = lines.map(({ text }) => text);
    if (kind === 'an e-mail') expect(texts.splice(0, 2)).toEqual(['From: a@ind.example', 'To: b@naast.example']);
    expect(texts.slice(0, 3)).toEqual(['Immigratie- en Naturalisatiedienst', 'Datum', '27 november 2026']);
    expect(texts.slice(3, -1).join(' ')).toBe(body);
    expect(texts.slice(3, -1).length).toBeGreaterThan(1);
    expect(texts.at(-1)).toMatch(/^Zoë & L|^Zoë & Ł/);
    const at = lines.findIndex(({ text }) => text === 'Datum');
    expect(lines[at]?.box[1]).toBe(lines[at + 1]?.box[1]);
    for (const {
      box: [x, y, width, height],
    } of lines) {
      expect(Math.min(x, y, width, height)).toBeGreaterThan(0);
      expect(x + width).toBeLessThan(0.91);
    }
  });

  test('what a line says is drawn where its box is, and nowhere else', async () => {
    const ours = createSandbox({ ...built, waiting: 0 });
    const [page] = await pagesOf(Buffer.from('Datum            27 november 2026'));
    const [first, second] = page?.lines ?? [];
    const ink = await inkOf(page?.png ?? Buffer.alloc(0));
    for (const one of [first, second]) {
      const [x, y, width, height] = one?.box ?? [0, 0, 0, 0];
      const near = (have: number | undefined, wanted: number) =>
        expect(Math.abs((have ?? 9) - wanted)).toBeLessThan(0.012);
      const found = ink.find(([left]) => Math.abs(left - x) < 0.012);
      near(found?.[1], x + width);
      expect(found?.[2]).toBeGreaterThanOrEqual(y - 0.004);
      expect(found?.[3]).toBeLessThanOrEqual(y + height + 0.004);
    }
    expect(ink).toHaveLength(2);
    await ours.close();
  });

  test('letters that our font does not have are drawn otherwise and read as they are', async () => {
    const [page] = await pagesOf(Buffer.from('ቀጠሮ፡ 14 መጋቢት\n你好\nموعد'));
    expect(page?.lines.map(({ text }) => text)).toEqual(['ቀጠሮ፡ 14 መጋቢት', '你好', 'موعد']);
  });

  test('forty pages and no more, and a page that is broken off where the file says so', async () => {
    expect(await pagesOf(Buffer.from(Array.from({ length: 40 }, (_, at) => `blad ${at + 1}`).join('\f')))).toHaveLength(
      40,
    );
    const reason = 'too-many-pages';
    expect(await sandbox.open(Buffer.from('regel\n'.repeat(5_000)))).toEqual({ ok: false, reason });
  });

  test('the last page of a mail says that files hang on it which were not read', async () => {
    const mail = [
      'From: a@ind.example',
      'To: b@naast.example',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      '',
      'regel\n'.repeat(60),
      '--x',
      'Content-Type: application/pdf; name="besluit.pdf"',
      '',
      'x',
      '--x--',
    ];
    const pages = await pagesOf(Buffer.from(mail.join('\r\n')));
    expect(pages.map(({ notes }) => notes)).toEqual([[], ['attached']]);
  });

  test('a document with nothing to read is a page that is empty', async () => {
    const [page] = await pagesOf(docxOf(paragraph('')));
    expect(page).toMatchObject({ lines: [], notes: ['empty'] });
  });
});

describe('what is refused, with its reason', () => {
  test.each([
    ['T74 half a Word document', docxOf(paragraph(body)).subarray(0, 300), 'broken'],
    [
      'a Word document with a password',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.alloc(99),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'encrypted',
    ],
    [
      'a Word document of old',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      'not-a-letter-file',
    ],
    [
      'T72 a web page saved as mail',
      Buffer.from('From: <Saved by Blink>\r\nTo: x\r\nMIME-Version: 1.0\r\n\r\n<p>'),
      'not-a-letter-file',
    ],
    ['T67 a zip that calls itself a document', zipOf({ 'word/document.xml': '<w/>' }), 'not-a-letter-file'],
    [
      'T67 macros',
      zipOf({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
      'not-a-letter-file',
    ],
    [
      'T68 a document of ten gigabytes',
      zipOf([
        { name: '[Content_Types].xml', content: '' },
        { name: 'word/document.xml', content: 'x', lie: { size: 0xffff_fff0 } },
      ]),
      'too-much-memory',
    ],
  ])('%s', async (_, file, reason) => {
    expect(await sandbox.open(file)).toEqual({ ok: false, reason });
    expect((await sandbox.open(await letter())).ok).toBe(true);
  });
});

describe('what stays behind', () => {
  const canary = 'Kanarievogel';
  const core = `<cp:coreProperties><dc:creator>${canary}</dc:creator><cp:lastModifiedBy>${canary}</cp:lastModifiedBy></cp:coreProperties>`;
  const settings = `<w:settings><w:rsids><w:rsidRoot w:val="${canary}"/></w:rsids></w:settings>`;
  const comments = `<w:comments><w:comment w:author="${canary}"><w:p><w:r><w:t>${canary}</w:t></w:r></w:p></w:comment></w:comments>`;
  const word = docxOf(paragraph('Zichtbaar'), {
    'docProps/core.xml': core,
    'docProps/thumbnail.jpeg': canary,
    'word/settings.xml': settings,
    'word/comments.xml': comments,
    'word/media/image1.jpeg': `GPS ${canary}`,
  });
  const message = Buffer.from(
    `From: a@ind.example\r\nTo: b@naast.example\r\nReceived: from ${canary} (192.0.2.7)\r\nX-Mailer: ${canary}\r\n` +
      `Message-ID: <${canary}@x>\r\n\r\nZichtbaar`,
  );

  test.each([
    ['a Word document: author, versions, comments, pictures and their place', word],
    ['an e-mail: its way, its program, its machine', message],
  ])('T71 of %s', async (_, file) => {
    const [page] = await pagesOf(file);
    const png = page?.png ?? Buffer.alloc(0);
    expect(page?.lines.at(-1)?.text).toBe('Zichtbaar');
    expect(JSON.stringify(page?.lines)).not.toContain(canary);
    expect(['tEXt', 'eXIf', 'iTXt', canary].filter((trace) => png.includes(trace))).toEqual([]);
  });

  test('T66 names in a file lead nowhere: in a zip they are not read, of an attachment they are words', async () => {
    const names = [
      '../../../tmp/naast-kwaad',
      '/tmp/naast-kwaad',
      'C:\\naast-kwaad',
      'a\0b',
      'con',
      'word/../naast-kwaad',
    ];
    const files = names.map((name) => ({ name, content: 'kwaad' }));
    const parts = [
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: wordPart(paragraph('brief')) },
    ];
    expect((await pagesOf(zipOf([...parts, ...files])))[0]?.lines.map(({ text }) => text)).toEqual(['brief']);
    const part =
      'Content-Type: image/png\r\nContent-Disposition: attachment; filename="../../etc/\u202egnp.exe"\r\n\r\nx';
    const head = 'From: a@ind.example\r\nTo: b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n';
    const [page] = await pagesOf(Buffer.from(`${head}--x\r\n${part}\r\n--x--`));
    expect(page?.lines.at(-1)?.text).toBe('Attachment: ../../etc/gnp.exe');
  });

  test('T76 a link in a zip is not followed', async () => {
    const link = { name: 'word/document.xml', content: '/etc/passwd', lie: { mode: 0o120777 } };
    const types = { name: '[Content_Types].xml', content: '<Types/>' };
    const whole = { name: 'word/document.xml', content: wordPart(paragraph('brief')) };
    const foot = { name: 'word/footer1.xml', content: 'document.xml', lie: { mode: 0o120777 } };
    const picture = { name: 'word/media/image1.png', content: '/etc/passwd', lie: { mode: 0o120777 } };
    for (const files of [
      [types, link],
      [types, whole, foot],
    ])
      expect(await sandbox.open(zipOf(files))).toEqual({ ok: false, reason: 'broken' });
    const [page] = await pagesOf(zipOf([types, whole, picture]));
    expect(page?.lines.map((line) => line.text)).toEqual(['brief']);
  });
});

/** Where there is ink: [left, right, top, bottom] of each piece with a wide gap around, as fractions of the page. */
async function inkOf(png: Buffer): Promise<[number, number, number, number][]> {
  const { inflateSync } = await import('node:zlib');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(png[25]).toBe(0);
  const pixels = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  const dark = (x: number, y: number) => (pixels[y * (width + 1) + 1 + x] ?? 255) < 128;
  const pieces: [number, number, number, number][] = [];
  for (let x = 0; x < width; x++) {
    const ys = Array.from({ length: height }, (_, y) => y).filter((y) => dark(x, y));
    if (ys.length === 0) continue;
    const [top, bottom] = [(ys[0] ?? 0) / height, (ys.at(-1) ?? 0) / height];
    const last = pieces.at(-1);
    if (last && x / width - last[1] < 0.03) {
      last[1] = x / width;
      last[2] = Math.min(last[2], top);
      last[3] = Math.max(last[3], bottom);
    } else pieces.push([x / width, x / width, top, bottom]);
  }
  return pieces;
}
