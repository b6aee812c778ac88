import { watch } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf, paragraph, zipOf } from '#app/platform/files/testing/zips.ts';
import { longDate, today } from '#app/platform/language/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { refusalOf } from './testing/letter-pdf.ts';
import { bring, type Reader, type ReadingDesk, readingDesk } from './testing/reader.ts';

const rows = refusalOf(longDate(today(), 'nl')).replace(/^# /gm, '').split('\n');
const word = (more: readonly string[] = []) => docxOf([...rows, ...more].map((row) => paragraph(row)).join(''));
const text = (more: readonly string[] = []) => Buffer.from([...rows, ...more].join('\r\n'));
const mail = (more: readonly string[] = []) =>
  Buffer.from(
    `From: a@ind.example\r\nTo: b@naast.example\r\nSubject: Besluit\r\n\r\n${[...rows, ...more].join('\r\n')}`,
  );
const kinds = { docx: word, txt: text, eml: mail } as const;
const each = Object.entries(kinds);

describe('letters that are files of words', () => {
  let desk: ReadingDesk;
  let bram: Reader;
  beforeAll(async () => {
    desk = await readingDesk();
    bram = await desk.reader(desk.world.people.bram);
  });
  afterAll(() => desk?.close());

  /** A case of its own for each letter: the same one twice is asked about. */
  const upload = async () => `/clients/${(await desk.newCase()).reference}/letters/new`;
  const left = async () => [
    await desk.files(),
    await desk.rows('select count(*) from naast.file_object'),
    await desk.rows('select count(*) from naast.letter'),
  ];

  it.each(each)('a .%s is read, shown as a picture with its text, and said to be what it is', async (ending, make) => {
    const answer = await bram.upload(await upload(), make(), { name: `brief.${ending}` });
    expect(answer.status).toBe(303);
    const page = await bram.get(answer.location);
    expect(page.text).toContain('990 551 0042');
    expect(page.text).toContain(ending === 'eml' ? 'From: a@ind.example' : 'De IND heeft nee gezegd');
    const picture = await bram.get(`${answer.location}/pages/1`);
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(picture.bytes.subarray(1, 4).toString()).toBe('PNG');
  });

  it('an e-mail with files on it says that they were not read, and is not confirmed in one press', async () => {
    const mail = [
      'From: a@ind.example',
      'To: b@naast.example',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      '',
      refusalOf('27 november 2026').replaceAll('# ', ''),
      '--x',
      'Content-Type: application/pdf; name="besluit.pdf"',
      '',
      'x',
      '--x--',
    ];
    const answer = await bram.upload(await upload(), Buffer.from(mail.join('\r\n')), { name: 'brief.eml' });
    const page = await bram.get(answer.location);
    expect(page.text).toContain('Bij deze e-mail zitten bestanden (bladzijde 1).');
    expect(page.text).toContain('Bewaar die bestanden en voeg ze hier toe');
    expect(page.text).toContain('990 551 0042');
    expect(page.text).not.toContain(`action="${answer.location}/confirm"`);
  });

  it('a letter of which a page is not here is not confirmed in one press', async () => {
    for (const [number, oncePressed] of [
      ['Pagina 1 van 3', false],
      ['Pagina 1 van 1', true],
    ] as const) {
      const text = `${refusalOf('27 november 2026').replaceAll('# ', '')}\n\n${number}\n`;
      const answer = await bram.upload(await upload(), Buffer.from(text), { name: 'brief.txt' });
      const page = await bram.get(answer.location);
      expect(page.text.includes('ontbreekt er een bladzijde')).toBe(!oncePressed);
      expect(page.text.includes('ga vandaag met de andere bladzijden naar de advocaat')).toBe(!oncePressed);
      expect(page.text.includes(`href="${answer.location}/pages">Voeg een bladzijde toe`)).toBe(!oncePressed);
      expect(page.text.includes(`action="${answer.location}/confirm"`), number).toBe(oncePressed);
      const check = await bram.get(`${answer.location}/check`);
      expect(check.text.includes('ga vandaag met de andere bladzijden')).toBe(!oncePressed);
    }
  });

  it('two letters in one file are shown today, and each is added by itself', async () => {
    const one = refusalOf('27 november 2026').replaceAll('# ', '');
    const head = 'Centraal Orgaan opvang asielzoekers\n\nDatum: 30 november 2026\nBetreft: uw opvang';
    const other = `${head}\n\nGeachte mevrouw,\n\nWij beëindigen uw opvang.\n\nHoogachtend,\n\nhet COA`;
    const at = await upload();
    const { location } = await bram.upload(at, Buffer.from(`${one}\n\f${other}`), { name: 'brief.txt' });
    const page = await bram.get(location);
    expect(page.text).toContain('Laat ze vandaag allebei aan de advocaat zien.');
    expect(page.text).toContain('Voeg elke brief apart toe, en leg dit bestand daarna weg.');
    expect(page.text).toContain(`href="${at}"`);
    expect(page.text).toContain(`href="${location}/check">Deze brief wegleggen`);
    expect(page.text).not.toContain(`action="${location}/confirm"`);
    const sheet = await bram.get(`${location}/copy?in=nl`);
    expect(sheet.text).toContain('Neem ze vandaag allebei mee naar uw advocaat.');
  });

  it('a letter that corrects another is known where it says its own term, and is not confirmed in one press', async () => {
    const own = refusalOf('27 november 2026')
      .replaceAll('# ', '')
      .replaceAll('binnen vier weken', 'binnen vier weken na de datum van deze brief');
    for (const [more, oncePressed] of [
      ['Deze brief vervangt onze brief van 13 november 2026.', false],
      ['Wij sturen ook een kopie aan uw advocaat.', true],
    ] as const) {
      const text = own.replace('Hieronder leest u waarom.', more);
      const answer = await bram.upload(await upload(), Buffer.from(text), { name: 'brief.txt' });
      const page = await bram.get(answer.location);
      expect(page.text).toContain('De IND heeft nee gezegd');
      expect(page.text.includes('Deze brief verbetert of vervangt een andere brief.')).toBe(!oncePressed);
      expect(page.text.includes(`action="${answer.location}/confirm"`), more).toBe(oncePressed);
    }
  });

  it.each(each)('T66 a .%s whose name leads elsewhere lies under a random name', async (ending, make) => {
    for (const name of [`../../../etc/passwd.${ending}`, `C:\\x.${ending}`, `con.${ending}`, `x\u202efdp.${ending}`])
      expect((await bram.upload(await upload(), make(), { name })).status, name).toBe(303);
    for (const { storage_name: name } of await desk.rows('select storage_name from naast.file_object'))
      expect(name).toMatch(/^[0-9a-f]{32}$/);
  });

  it.each(each)(
    'T67 the .%s as it came leaves only when it was kept, as an attachment in a sandbox',
    async (ending, make) => {
      const plain = await bram.upload(await upload(), make(), { name: `brief.${ending}` });
      expect((await bram.original(plain.location)).status).toBe(404);
      const kept = await bram.upload(await upload(), make(), { name: 'x.html', fields: { evidence: 'yes' } });
      const original = await bram.original(kept.location);
      expect(original.bytes.equals(make())).toBe(true);
      expect(original.headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="brief-[-0-9]+\\.${ending}"`),
      );
      expect(original.headers.get('content-type')).toBe('application/octet-stream');
      expect(original.headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
    },
  );

  const html = '<!doctype html><script>alert(1)</script>';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const mht = 'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.example/\r\nTo: x\r\n\r\n<p>x';
  const unknown = 'Dit soort bestand kunnen wij niet openen.';
  const broken = 'Dit bestand is beschadigd of niet compleet.';
  it.each([
    ['T72 HTML as text', 'brief.txt', () => html, unknown],
    ['T72 an SVG as a Word document', 'brief.docx', () => svg, unknown],
    ['T72 XML as an e-mail', 'brief.eml', () => '<?xml version="1.0"?><a/>', unknown],
    ['T72 a saved web page as an e-mail', 'brief.eml', () => mht, unknown],
    ['T67 a zip that is no document', 'brief.docx', () => zipOf({ 'a.html': html }), unknown],
    ['T67 a document behind HTML', 'brief.docx', () => Buffer.concat([Buffer.from(html), word()]), unknown],
    [
      'T67 macros',
      'brief.docx',
      () => zipOf({ '[Content_Types].xml': '', 'word/document.xml': '', 'word/vbaProject.bin': '' }),
      unknown,
    ],
    ['T74 half a Word document', 'brief.docx', () => word().subarray(0, 400), broken],
    [
      'T72 entities',
      'brief.docx',
      () => zipOf({ '[Content_Types].xml': '', 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
      broken,
    ],
    [
      'an e-mail without an end to its parts',
      'brief.eml',
      () => 'From: a\r\nTo: b\r\nContent-Type: multipart/mixed\r\n\r\nx',
      broken,
    ],
    ['text without end', 'brief.txt', () => 'regel\n'.repeat(5_000), 'te veel bladzijden'],
  ])('%s is refused with a sentence, and nothing of it is kept', async (_, name, make, sentence) => {
    const before = await left();
    const answer = await bram.upload(await upload(), Buffer.from(make()), { name });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect(answer.text).toContain('Er is niets bewaard.');
    expect(await left()).toEqual(before);
  });

  it.each(each)('T74 a .%s of one byte over the limit is refused whole, never shortened', async (_, make) => {
    const before = await left();
    const file = Buffer.concat([make(), Buffer.alloc(20 * 1024 * 1024 + 1, ' ')]).subarray(0, 20 * 1024 * 1024 + 1);
    const answer = await bram.upload(await upload(), file);
    expect([answer.status, answer.headers.get('connection')]).toEqual([413, 'close']);
    expect(await left()).toEqual(before);
  });

  it('T75 a Word document of which the connection ends half-way leaves nothing', async () => {
    const before = await left();
    const form = new FormData();
    form.append('_csrf', bram.csrf);
    form.append('_key', newId());
    form.append('file', new Blob([new Uint8Array(word())]), 'brief.docx');
    const whole = new Request('http://localhost/', { method: 'POST', body: form });
    const bytes = new Uint8Array(await whole.arrayBuffer());
    const type = whole.headers.get('content-type') ?? '';
    for (const part of [0.1, 0.35, 0.6, 0.85, 0.99]) {
      const body = bytes.slice(0, Math.floor(bytes.byteLength * part));
      const answer = await bram.send(await upload(), { method: 'POST', body, headers: { 'content-type': type } });
      expect(answer.status).toBe(400);
    }
    expect(await left()).toEqual(before);
  });

  it('T78 nothing that can be read touches a disk while they come in', async () => {
    const canary = `Kanarie${newId().slice(0, 8)}`;
    const found: string[] = [];
    const places = [tmpdir(), process.cwd(), desk.folder];
    const reading: Promise<void>[] = [];
    const look = async (path: string) => {
      const content = await readFile(path).catch(() => null);
      if (content?.includes(canary)) found.push(path);
    };
    const watchers = places.map((place) =>
      watch(
        place,
        { recursive: place === desk.folder },
        (_, name) => void (name && reading.push(look(join(place, name)))),
      ),
    );
    for (const [ending, make] of each) {
      const at = await bring(bram, (await desk.newCase()).reference, make([`Groet van ${canary}`]));
      expect((await bram.get(at)).text, ending).toContain(canary);
    }
    // Would it be seen? One file of our own.
    const own = join(tmpdir(), `naast-seen-${newId()}`);
    await writeFile(own, canary);
    await expect.poll(() => found, { timeout: 10_000 }).toContain(own);
    for (const watcher of watchers) watcher.close();
    await Promise.all(reading);
    await rm(own);
    expect([...new Set(found)]).toEqual([own]);
  });
});
