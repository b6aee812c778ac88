import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createSandbox,
  type OpenOptions,
  type OpenProgress,
  type Sandbox,
  type SandboxPage,
} from './create-sandbox.ts';
import type { Plane } from './sandbox/cleaning/plane.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { letter, pdfOf, stream, words } from './testing/pdfs.ts';
import { photographed, rotatedBy } from './testing/photographer.ts';
import { chunk, jpegFile, plainRows, pngFile, sayingSize, scannedPdf, withExif } from './testing/picture-files.ts';
import { drawn } from './testing/print.ts';
import { handOverOfSentences, SENTENCES } from './testing/sentences.ts';
import { docxOf, paragraph, pastedPicture } from './testing/zips.ts';

let built: BuiltSandbox;
let sandbox: Sandbox;
let sheet: Plane;

beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox({ ...built, waiting: 1 });
  sheet = await drawn(handOverOfSentences());
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

async function pageOf(file: Uint8Array, options: OpenOptions = {}): Promise<SandboxPage> {
  const answer = await sandbox.open(file, options);
  if (!answer.ok) throw new Error(`Refused: ${answer.reason}`);
  expect(answer.pages).toHaveLength(1);
  return answer.pages[0] as SandboxPage;
}
const textOf = ({ lines }: SandboxPage) => lines.map(({ text }) => text).join('\n');
const expectLetter = (page: SandboxPage) => {
  expect(textOf(page)).toBe(SENTENCES.join('\n'));
  expect(page).toMatchObject({ readBy: 'ocr', width: 595, height: 842 });
  expect(page.certainty).toBeGreaterThan(0.85);
};

describe('a photo of a letter in the sandbox', { timeout: 90_000 }, () => {
  const shadow = (x: number, y: number) => (x + y * 0.3 > 0.8 ? 0.45 : 0.9) * (1 - 0.3 * y);

  test('is straightened, evened and read, with the place of every word', async () => {
    const photo = photographed(sheet, { corners: rotatedBy(7, 0.76), light: shadow, blur: 1 });
    const page = await pageOf(jpegFile(photo));
    expectLetter(page);
    expect(page.notes).toEqual([]);
    const first = page.lines.find(({ text }) => text.startsWith('Zij bekijken'));
    const [x = 0, y = 0] = first?.box ?? [];
    expect([x, y]).toEqual([expect.closeTo(60 / 595, 1), expect.closeTo(0.29, 1)]);
    expect(first?.words?.map(({ text }) => text)).toEqual(SENTENCES[3]?.split(' '));
    for (const word of first?.words ?? []) expect(word.certainty).toBeGreaterThan(0.5);
    expect(page.png.readUInt32BE(16)).toBe(909);
  });

  test('tells when it is laid out, and when it has been read', async () => {
    const told: string[] = [];
    const onProgress = ({ pages, areAll, read }: OpenProgress) => told.push(`${pages} ${areAll} ${read}`);
    await pageOf(jpegFile(photographed(sheet)), { onProgress });
    expect(told).toEqual(['1 false 0', '1 true 0', '1 true 1', '1 true 1']);
  });

  test('stands upright however the camera was held, and T71 nothing of what the camera wrote is left', async () => {
    const secret = 'GPS 52.0907 N 5.1214 E, Proefpersoon';
    const photo = withExif(jpegFile(photographed(sheet, { corners: rotatedBy(90, 0.7) })), 8, secret);
    expect(photo.includes(secret)).toBe(true);
    const page = await pageOf(photo);
    expectLetter(page);
    expect(page.notes).toEqual([]);
    for (const written of ['GPS 52.0907', 'Proefpersoon', 'Exif\0\0'])
      expect(page.png.includes(written), written).toBe(false);
  });

  test('that lies upside down is turned, and says so', async () => {
    const page = await pageOf(pngFile(sheet, plainRows({ ...sheet, samples: sheet.samples.slice().reverse() })));
    expectLetter(page);
    expect(page.notes).toEqual(['turned']);
  });

  test('may be a HEIC', async () => {
    const page = await pageOf(readFileSync(new URL('testing/letter.heic', import.meta.url)));
    expectLetter(page);
  });

  test('may be a HEIC of 48 megapixels in tiles, half as large and within the memory of a box', async () => {
    expectLetter(await pageOf(readFileSync(new URL('testing/letter-in-tiles.heic', import.meta.url))));
  });

  test('may be a HEIC of 48 megapixels in one piece that lies on its side, half as large and within the memory of a box', async () => {
    const page = await pageOf(readFileSync(new URL('testing/letter-in-one-piece.heic', import.meta.url)));
    expect(textOf(page)).toBe(SENTENCES.join('\n'));
    expect(page).toMatchObject({ readBy: 'ocr', height: 842, notes: [] });
  });

  test('of which the bottom is missing says so', async () => {
    const corners = rotatedBy(1, 0.9).map(([x, y]) => [x, y + 0.35]) as ReturnType<typeof rotatedBy>;
    const page = await pageOf(jpegFile(photographed(sheet, { corners })));
    expect(page.notes).toEqual(['cut-bottom']);
    expect(textOf(page)).toContain(SENTENCES[1]);
    expect(textOf(page)).not.toContain(SENTENCES.at(-1));
  });

  test('of a cat, or of nothing, is a page without words', async () => {
    for (const picture of [fur(1200, 1600), { width: 600, height: 800, samples: new Uint8Array(480_000).fill(240) }]) {
      const page = await pageOf(jpegFile(picture));
      // Fur may look like a letter out of focus, too: whoever took it is told both.
      expect([page.lines, page.notes.filter((note) => note !== 'blurred'), page.certainty]).toEqual([[], ['empty'], 0]);
    }
  });
});

describe('a PDF without words of its own', { timeout: 90_000 }, () => {
  test('is read from its picture, also when a scanner wrote its name on it', async () => {
    const page = await pageOf(scannedPdf(sheet, `3 Tr ${words('Gescand met een telefoon', 60, 20)}`));
    expectLetter(page);
  });

  const scanner = [
    'Gescand op 3 maart 2026 om 14.05 uur aan de balie van het archief',
    'Apparaat KM-2100 op de tweede verdieping, gebruiker balie, map Inkomende post',
    'Dit document is digitaal verwerkt en daarna vernietigd volgens het handboek',
    'Aantal bladzijden in deze opdracht: een, dubbelzijdig: nee, kleur: nee',
    'Bewaar dit document niet langer dan nodig is en gooi het veilig weg',
    'Vragen over dit apparaat: bel de helpdesk op elke werkdag voor vijf uur',
    'Einde van de gegevens van de scanner, hieronder staat de brief zelf',
  ];
  const hidden = (lines: readonly string[], y = 12, gap = 7) =>
    `3 Tr ${lines.map((line, at) => words(line, 60, y + gap * at)).join(' ')}`;

  test.each([
    ['its scanner wrote a whole header', () => scannedPdf(sheet, hidden(scanner))],
    ['the words behind it are those of another page', () => scannedPdf(sheet, hidden(scanner, 55, 105))],
    ['it lies in a drawing of its own', () => scannedPdf(sheet, hidden(scanner), 'drawing')],
    ['it is cut into strips', () => scannedPdf(sheet, hidden(scanner), 'strips')],
  ])('is read from its picture when %s', async (_name, make) => {
    expectLetter(await pageOf(make()));
  });

  test('is read from its picture when its words are rubbish', async () => {
    const rubbish = '%&#@ *!~^ $%&#@ |}{ '.repeat(3);
    expectLetter(await pageOf(scannedPdf(sheet, `3 Tr ${words(rubbish)} ${words(rubbish, 72, 600)}`)));
  });
});

describe('a scan that has words of its own on its ink', { timeout: 90_000 }, () => {
  const onInk = (lines: readonly string[], mode = 3) =>
    `${mode} Tr ${lines.map((line, at) => words(line, 72, 740 - 52 * at)).join(' ')}`;
  const wordsOfLine = (page: SandboxPage, start: string) =>
    page.lines.find(({ text }) => text.startsWith(start))?.words;

  test('keeps them where they say what one sees', async () => {
    for (const how of ['whole', 'drawing', 'strips'] as const) {
      const page = await pageOf(scannedPdf(sheet, onInk(SENTENCES), how));
      expect(textOf(page)).toBe(SENTENCES.join('\n'));
      expect(page).toMatchObject({ readBy: 'layer', certainty: null, notes: [] });
    }
  });

  const other = [
    'Gemeente Voorbeeld, afdeling Parkeren, Assen',
    'Beste bewoner van de wijk,',
    'Vanaf volgende week wordt er bij u in de straat gewerkt.',
    'De aannemer zet de stoep en het fietspad dan af.',
    'Uw auto kan zolang op het plein blijven staan.',
    'Heeft u een vergunning voor bewoners?',
    'Die geldt dan ook op het plein achter de kerk.',
    'Vergeet niet de kaart achter de voorruit te leggen.',
    'Kijk voor het laatste nieuws op onze pagina.',
    'Bedankt voor uw geduld en begrip tot zover.',
    'Hartelijke groeten,',
    'Piet Bedacht, toezicht openbare ruimte',
  ];

  test.each([
    ['are not drawn', () => scannedPdf(sheet, onInk(other))],
    ['are transparent', () => scannedPdf(sheet, `/Unseen gs ${onInk(other, 0)}`)],
    ['are drawn under the picture', () => scannedPdf(sheet, '', 'whole', onInk(other, 0))],
  ])('is read from its picture where they say something else and %s', async (_name, make) => {
    expectLetter(await pageOf(make()));
  });

  test('has figures that nobody may count on where only they say something else', async () => {
    const changed = SENTENCES.map((line) => line.replace('2026-5518', '2026-8851'));
    const page = await pageOf(scannedPdf(sheet, onInk(changed)));
    expectLetter(page);
    const doubted = wordsOfLine(page, 'Vermeld')?.find(({ text }) => text === '2026-5518');
    expect(doubted?.certainty).toBeLessThanOrEqual(0.3);
    const agreed = wordsOfLine(page, 'Voor vragen')?.find(({ text }) => text === '038');
    expect(agreed?.certainty).toBeGreaterThan(0.6);
  });
});

describe('a scanned letter that was pasted into a Word document', { timeout: 90_000 }, () => {
  const scan = () => jpegFile({ ...sheet });
  const open = async (pictures: (Buffer | string)[], text = '', options: Parameters<typeof pastedPicture>[1] = {}) => {
    const parts = pictures.map((content, at) => [`word/media/image${at + 1}.jpeg`, content] as const);
    const rels = pictures.map((_, at) => `<Relationship Id="rId${at + 1}" Target="media/image${at + 1}.jpeg"/>`);
    const body = pictures.map((_, at) => pastedPicture(`rId${at + 1}`, options)).join('');
    const answer = await sandbox.open(
      docxOf((text && paragraph(text)) + body, {
        ...Object.fromEntries(parts),
        'word/_rels/document.xml.rels': `<Relationships>${rels.join('')}</Relationships>`,
      }),
    );
    if (!answer.ok) throw new Error(`Refused: ${answer.reason}`);
    return answer.pages;
  };
  const kindOf = ({ number, readBy, notes }: SandboxPage) => [number, readBy, ...notes];

  test('is read as a page of its own, with nothing before it', async () => {
    const [page, ...more] = await open([scan()]);
    expect(more).toEqual([]);
    expectLetter(page as SandboxPage);
  });

  test('comes behind the words that were typed, in the order of the document, and T71 only its pixels', async () => {
    const secret = 'Kanarievogel 52.0907 N';
    const [typed, one, two, ...more] = await open([scan(), withExif(scan(), 1, secret)], 'Zie de brief hieronder.');
    expect(more).toEqual([]);
    expect(typed && [textOf(typed), ...kindOf(typed)]).toEqual(['Zie de brief hieronder.', 1, 'typed']);
    for (const page of [one, two]) expectLetter(page as SandboxPage);
    expect(two?.png.includes('Kanarie')).toBe(false);
  });

  test('is read as old Word wrote it, and without what was cut off', async () => {
    const [old] = await open([scan()], '', { how: 'old' });
    expectLetter(old as SandboxPage);
    const [cut] = await open([scan()], '', { cut: 't="50000"' });
    expect(cut && textOf(cut)).not.toContain(SENTENCES[1]);
    expect(cut && textOf(cut)).toContain(SENTENCES.at(-2));
  });

  test('that cannot be opened has a white page that says so: of another kind, damaged, or T70 of 200 megapixels', async () => {
    const bad = ['\x01\0\0\0 EMF', half(scan()), sayingSize(scan(), 20_000, 10_000)];
    const pages = await open([...bad, scan()], 'Zie de brief hieronder.');
    expect(pages.slice(0, 4).map(kindOf)).toEqual([
      [1, 'typed'],
      [2, 'typed', 'unopened'],
      [3, 'typed', 'unopened'],
      [4, 'typed', 'unopened'],
    ]);
    expectLetter({ ...(pages[4] as SandboxPage), number: 1 });
  });
});

describe('what is refused', { timeout: 90_000 }, () => {
  test.each([
    ['T70 a JPEG of 200 megapixels', () => sayingSize(jpegFile(fur(64, 64)), 20_000, 10_000), 'picture-too-large'],
    [
      'T70 a PNG of 30,000 by 30,000',
      () => pngFile({ width: 30_000, height: 30_000 }, Buffer.alloc(9)),
      'picture-too-large',
    ],
    [
      'T70 a PNG that unpacks to more than it says',
      () => pngFile({ width: 9, height: 9 }, Buffer.alloc(50_000_000)),
      'broken',
    ],
    ['T74 half a JPEG', () => half(jpegFile(fur(600, 800))), 'broken'],
    ['T74 half a PNG', () => half(pngFile(sheet, plainRows(sheet))), 'broken'],
    ['T74 half a HEIC', () => half(readFileSync(new URL('testing/letter.heic', import.meta.url))), 'broken'],
    ['a JPEG of noise', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(3000, 7)]), 'broken'],
  ])('%s', async (_name, make, reason) => {
    expect(await sandbox.open(make())).toEqual({ ok: false, reason });
  });

  test('T67 of a picture with a page of HTML in and behind it only pixels come out', async () => {
    const html = Buffer.from('<html><script>alert(1)</script>endstream endobj 1 0 obj');
    const photo = jpegFile(photographed(sheet));
    for (const file of [
      Buffer.concat([withExif(photo, 1, html.toString()), html]),
      pngFile({ ...sheet, more: [chunk('tEXt', html)] }, plainRows(sheet)),
    ]) {
      const page = await pageOf(file);
      expectLetter(page);
      expect(page.png.includes('script')).toBe(false);
    }
  });
});

describe('T71 what a camera, a scanner or a program wrote beside the pixels', { timeout: 90_000 }, () => {
  const secret = 'Kanarievogel 52.0907 N 5.1214 E';
  const isoBox = (name: string, body: Buffer) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.byteLength + 8);
    return Buffer.concat([size, Buffer.from(name), body]);
  };
  const hidden = Buffer.from(secret);
  const metadata = `<</Type /Metadata /Subtype /XML>> stream\n<x:xmpmeta><dc:creator>${secret}</dc:creator></x:xmpmeta>\nendstream`;

  test.each<[string, () => Buffer]>([
    ['a JPEG', () => withExif(jpegFile(photographed(sheet)), 1, secret)],
    ['a PNG', () => pngFile({ ...sheet, more: [chunk('tEXt', hidden), chunk('eXIf', hidden)] }, plainRows(sheet))],
    [
      'a HEIC',
      () => Buffer.concat([readFileSync(new URL('testing/letter.heic', import.meta.url)), isoBox('free', hidden)]),
    ],
    [
      'a PDF',
      () =>
        pdfOf(
          [
            '<</Type /Catalog /Pages 2 0 R /Metadata 6 0 R>>',
            '<</Type /Pages /Kids [3 0 R] /Count 1>>',
            '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Thumb 6 0 R>>',
            stream(''),
            `<</Author (${secret}) /Producer (${secret})>>`,
            metadata,
          ],
          '/Info 5 0 R',
        ),
    ],
  ])('is gone from %s', async (_name, make) => {
    const file = make();
    expect(file.includes('Kanarievogel')).toBe(true);
    const page = await pageOf(file);
    expect(page.png.includes('Kanarie')).toBe(false);
    expect(JSON.stringify({ ...page, png: null })).not.toContain('Kanarie');
    const names: string[] = [];
    for (let at = 8; at + 8 <= page.png.byteLength; at += 12 + page.png.readUInt32BE(at))
      names.push(page.png.toString('latin1', at + 4, at + 8));
    expect(names).toEqual(['IHDR', 'IDAT', 'IEND']);
  });
});

test('cancelling ends the reading at once, and the next letter is read', async () => {
  const stop = new AbortController();
  const opening = sandbox.open(jpegFile(photographed(sheet)), { signal: stop.signal });
  setTimeout(() => stop.abort(), 150);
  await expect(opening).rejects.toThrow('abort');
  expect((await sandbox.open(await letter())).ok).toBe(true);
});

const half = (file: Buffer) => file.subarray(0, file.byteLength / 2);

function fur(width: number, height: number): Plane {
  let state = 1;
  const samples = new Uint8Array(width * height).map((_, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    return 110 + 60 * Math.sin(x * 0.21 + 3 * Math.sin(y * 0.03)) + (state >>> 26);
  });
  return { width, height, samples };
}
