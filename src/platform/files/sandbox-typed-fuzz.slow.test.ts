import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import fc from '#test/property.ts';
import { createSandbox, type Sandbox } from './create-sandbox.ts';
import { textOfTyped } from './sandbox/typed/index.ts';
import { Unreadable } from './sandbox/typed/unreadable.ts';
import { SANDBOX_REFUSALS } from './sandbox/wall/protocol.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { letter } from './testing/pdfs.ts';
import { CONTENT_TYPES, docxOf, paragraph, wordPart, zipOf } from './testing/zips.ts';

const TIME_MS = 3_000;
const row = `<w:tr><w:tc>${paragraph('Datum')}</w:tc><w:tc>${paragraph('27 november')}</w:tc></w:tr>`;
const words = `${paragraph('Geachte mevrouw, &')}<w:tbl>${row}</w:tbl>${paragraph('een', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')}`;
const document = wordPart(words);
const docx = docxOf(words, { 'word/footer1.xml': wordPart(paragraph('voet'), 'ftr') });
const mail = Buffer.from(
  [
    'From: =?utf-8?q?Jans=C3=ABn?= <a@ind.example>',
    'To: b@naast.example',
    'Date: Thu, 26 Nov 2026 23:30:00 +0000',
    'Content-Type: multipart/mixed; boundary="grens"',
    '',
    '--grens',
    'Content-Type: multipart/alternative; boundary=twee',
    '',
    '--twee',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p style=3D"color:red">Gea=EBchte</p><table><tr><td>een<td>twee</table>',
    '--twee--',
    '--grens',
    'Content-Type: message/rfc822',
    '',
    'From: c@ind.example',
    '',
    'binnen',
    '--grens--',
  ].join('\r\n'),
);

/** Pieces that change the meaning of what stands around them. */
const SPLINTERS = (
  '<w:p>|</w:p>|<w:tc>|</w:tr>|<w:pPr>|<!DOCTYPE a [|<![CDATA[|&#0;|&x;|" ' +
  '|\r\n\r\n|--grens|--grens--|boundary=grens|=?utf-8?b?|?=|=|;|: |\0|PK\x01\x02|PK\x05\x06|ÿ'
).split('|');
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(40),
  insert: fc.oneof(
    fc.constantFrom(...SPLINTERS).map((text) => Buffer.from(text, 'latin1')),
    fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  ),
});
const changes = fc.array(change, { minLength: 1, maxLength: 12 });

function mutated(original: Buffer, list: { at: number; remove: number; insert: Buffer }[]): Buffer {
  return list.reduce((file, { at, remove, insert }) => {
    const place = Math.floor(at * file.byteLength);
    return Buffer.concat([file.subarray(0, place), insert, file.subarray(place + remove)]);
  }, original);
}

/** A zip whose document was changed, the zip itself whole: the changes reach the words. */
const withDocument = (xml: Buffer) => zipOf({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': xml });

const targets: Record<string, (list: { at: number; remove: number; insert: Buffer }[]) => ['docx' | 'mail', Buffer]> = {
  'the zip of a Word document': (list) => ['docx', mutated(docx, list)],
  'the words of a Word document': (list) => ['docx', withDocument(mutated(Buffer.from(document), list))],
  'an e-mail': (list) => ['mail', mutated(mail, list)],
};

describe.each(Object.keys(targets))('T69 whatever is broken in %s', (name) => {
  test('the words or a reason, quickly', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const [kind, file] = targets[name]?.(list) ?? ['mail', Buffer.alloc(0)];
        const start = performance.now();
        try {
          expect(typeof textOfTyped(kind, file)).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
        expect(performance.now() - start).toBeLessThan(10 * TIME_MS);
      }),
      { numRuns: 400 },
    );
  });
});

describe('T69 in the box', () => {
  let built: BuiltSandbox;
  let sandbox: Sandbox;
  beforeAll(async () => {
    built = await buildSandbox();
    sandbox = createSandbox({ ...built, limits: { timeMs: TIME_MS } });
  });
  afterAll(async () => {
    await sandbox.close();
    await built.remove();
  });

  test('an answer from the list, in time, and the parent lives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(targets)), changes, async (target, list) => {
        const start = performance.now();
        const answer = await sandbox.open(target(list)[1]);
        expect(performance.now() - start).toBeLessThan(10 * TIME_MS);
        if (answer.ok) expect(answer.pages.length).toBeGreaterThan(0);
        else expect(SANDBOX_REFUSALS).toContain(answer.reason);
      }),
      { numRuns: 25 },
    );
    expect((await sandbox.open(await letter())).ok).toBe(true);
  }, 120_000);

  const laugh = (deep: number) => '<div>'.repeat(deep);
  test.each([
    [
      'twenty megabytes of open tags',
      Buffer.from(`From: a\nTo: b\nContent-Type: text/html\n\n${"<a '".repeat(5_000_000)}`),
    ],
    [
      'a message of nothing but borders',
      Buffer.from(`From: a\nTo: b\nContent-Type: multipart/mixed; boundary=x\n\n${'\n--x'.repeat(4_000_000)}`),
    ],
    [
      'soft line ends without end',
      Buffer.from(`From: a\nTo: b\nContent-Transfer-Encoding: quoted-printable\n\n${'=  '.repeat(6_000_000)}`),
    ],
    ['a document of millions of elements', withDocument(Buffer.from(wordPart('<w:p/>'.repeat(1_200_000))))],
    ['one word of eight megabytes', Buffer.from('a'.repeat(8_000_000))],
    ['HTML nested deeply', Buffer.from(`From: a\nTo: b\nContent-Type: text/html\n\n${laugh(3_000_000)}`)],
    ['tabs', Buffer.from('a\t'.repeat(3_000_000))],
  ])(
    'T68 %s: an answer within the limits, and the parent unharmed',
    async (_, file) => {
      const before = process.memoryUsage().rss;
      const start = performance.now();
      const answer = await sandbox.open(file);
      expect(performance.now() - start).toBeLessThan(10 * TIME_MS);
      expect(answer.ok ? 'shown' : answer.reason).toMatch(
        /^(shown|broken|too-many-pages|took-too-long|too-much-memory)$/,
      );
      expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
      expect((await sandbox.open(await letter())).ok).toBe(true);
    },
    60_000,
  );
});
