import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type OpenProgress, type Sandbox } from './create-sandbox.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { encryptedLetter, HELVETICA, letter, onePage, pdfOf, stream, words } from './testing/pdfs.ts';

let built: BuiltSandbox;
let sandbox: Sandbox;

beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox(built);
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

async function pagesOf(pdf: Uint8Array) {
  const answer = await sandbox.open(pdf);
  if (!answer.ok) throw new Error(`Refused: ${answer.reason}`);
  return answer.pages;
}

describe('a letter in the sandbox', () => {
  test('becomes a picture and lines of text for every page', async () => {
    const pages = await pagesOf(await letter(2));
    expect(pages.map(({ number, width, height }) => [number, width, height])).toEqual([
      [1, 595, 842],
      [2, 595, 842],
    ]);
    expect(pages[1]?.lines[0]?.text).toBe('Immigratie- en Naturalisatiedienst, bladzijde 2');
    expect(pages[0]?.lines).toHaveLength(41);
    expect(pages[0]?.png.readUInt32BE(16)).toBe(909);
    expect(pages[0]).toMatchObject({ readBy: 'layer', notes: [], certainty: null });
  });

  test('tells where a line stands, as fractions from the top left', async () => {
    const [page] = await pagesOf(onePage(words('Datum', 59.5, 757.8)));
    const [x, y, width, height] = page?.lines[0]?.box ?? [0, 0, 0, 0];
    expect(x).toBeCloseTo(0.1, 2);
    expect(y + height).toBeCloseTo(0.1, 1);
    expect(y).toBeLessThan(0.1);
    expect(width).toBeCloseTo(34 / 595, 2);
  });

  test('keeps boxes right on a page that is turned', async () => {
    const turned = `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 90 /Contents 4 0 R /Resources ${HELVETICA}>>`;
    const [page] = await pagesOf(
      pdfOf([
        '<</Type /Catalog /Pages 2 0 R>>',
        '<</Type /Pages /Kids [3 0 R] /Count 1>>',
        turned,
        stream(words('Datum', 59.5, 84.2)),
      ]),
    );
    expect([page?.width, page?.height]).toEqual([842, 595]);
    const [x, y] = page?.lines[0]?.box ?? [0, 0];
    expect(x).toBeCloseTo(0.1, 1);
    expect(y).toBeCloseTo(0.1, 2);
  });

  test('gives two columns on one height as two lines', async () => {
    const [page] = await pagesOf(
      onePage(`${words('Uw kenmerk 2026-17', 60, 700)} ${words('12 maart 2026', 380, 700)}`),
    );
    expect(page?.lines.map(({ text }) => text)).toEqual(['Uw kenmerk 2026-17', '12 maart 2026']);
  });

  test('gives cells that stand close as lines of their own, where the document has no space between them', async () => {
    const rows = [
      [words('Datum', 60, 700), words('V-nummer', 145, 700)],
      [words('12 maart 2026', 60, 684), words('2734417786', 145, 684)],
    ];
    const [page] = await pagesOf(onePage(rows.flat().join(' ')));
    expect(page?.lines.map(({ text }) => text)).toEqual(['Datum', 'V-nummer', '12 maart 2026', '2734417786']);
  });

  test('gives a cell that stands very close as a line where another cell of its column begins', async () => {
    const rows = [
      ['Bedrag', 'Uiterlijk op'],
      ['75,00', '1 november'],
      ['9.112,30', '1 januari'],
    ].map(([sum = '', day = ''], at) => `${words(sum, 60, 700 - 16 * at)} ${words(day, 112, 700 - 16 * at)}`);
    const [page] = await pagesOf(onePage(rows.join(' ')));
    expect(page?.lines.map(({ text }) => text)).toContain('1 januari');
  });

  test.each([4, 7, 11])('keeps the words of a line together that are set one by one, %i points apart', async (gap) => {
    const width = { Deze: 28.02, brief: 24.67, komt: 26.01, van: 18.67 };
    let x = 60;
    const set = Object.entries(width).map(([word, wide]) => {
      const shown = words(word, x, 700);
      x += wide + gap;
      return shown;
    });
    const [page] = await pagesOf(onePage(set.join(' ')));
    expect(page?.lines.map(({ text }) => text)).toEqual(['Deze brief komt van']);
  });

  test('keeps the words of a line together that is stretched to fill its column', async () => {
    const stretched = 'BT /F1 12 Tf 60 700 Td [(donderdag ) -2500 (27 ) -2500 (november ) -2500 (2025)] TJ ET';
    const [page] = await pagesOf(onePage(`${stretched} ${words('Datum', 500, 700)}`));
    expect(page?.lines.map(({ text }) => text)).toEqual(['donderdag 27 november 2025', 'Datum']);
  });

  test('keeps the mark of an item with its words', async () => {
    const [page] = await pagesOf(onePage(`${words('-', 60, 700)} ${words('een kopie van uw pas', 75, 700)}`));
    expect(page?.lines.map(({ text }) => text)).toEqual(['- een kopie van uw pas']);
  });

  test('gives a word that was hyphenated as the ends of two lines', async () => {
    const [page] = await pagesOf(
      onePage('BT /F1 12 Tf 14 TL 60 700 Td (de verblijfs-) Tj T* (vergunning is er) Tj ET'),
    );
    expect(page?.lines.map(({ text }) => text)).toEqual(['de verblijfs-', 'vergunning is er']);
  });

  test('keeps a line of text together that reads upwards', async () => {
    const [page] = await pagesOf(onePage('BT /F1 12 Tf 0 1 -1 0 30 300 Tm (langs de rand) Tj ET'));
    expect(page?.lines.map(({ text }) => text)).toEqual(['langs de rand']);
  });

  test('loses text outside the page, which nobody can see', async () => {
    const [page] = await pagesOf(onePage(`${words('buiten', 60, 2000)} ${words('binnen', 60, 700)}`));
    expect(page?.lines.map(({ text }) => text)).toEqual(['binnen']);
  });

  test.each([
    ['beside a large photo', 30, '400 0 0 300 90 20 cm'],
    ['of three lines on paper that is a picture', 3, '595 0 0 842 0 0 cm'],
  ])('keeps its own words %s', async (_name, count, place) => {
    const lines = Array.from({ length: count }, (_, at) =>
      words(`Dit is de tekst van regel ${at} van een brief`, 60, 780 - 14 * at),
    );
    const resources = `${HELVETICA.slice(0, -2)} /XObject <</X 5 0 R>>>>`;
    const size = '/Width 400 /Height 300 /ColorSpace /DeviceGray /BitsPerComponent 8';
    const waves = Array.from({ length: 400 * 300 }, (_, at) => {
      const [x, y] = [at % 400, Math.floor(at / 400)];
      return 150 + 60 * Math.sin(x * 0.11 + 3 * Math.sin(y * 0.03)) + 30 * Math.sin(y * 0.17);
    });
    const [page] = await pagesOf(
      onePage(`q ${place} /X Do Q ${lines.join(' ')}`, resources, [
        stream(Buffer.from(waves), `/Type /XObject /Subtype /Image ${size}`),
      ]),
    );
    expect([page?.readBy, page?.lines.length]).toEqual(['layer', count]);
  });

  test('tells how far it is, page after page', async () => {
    const told: OpenProgress[] = [];
    await sandbox.open(await letter(3), { onProgress: (progress) => told.push(progress) });
    expect(told.map(({ pages, areAll, read }) => [pages, areAll, read])).toEqual([
      [1, false, 1],
      [2, false, 2],
      [3, false, 3],
      [3, true, 3],
    ]);
  });

  test('shows forty pages and refuses forty-one', async () => {
    expect(await pagesOf(await letter(40))).toHaveLength(40);
    expect(await sandbox.open(await letter(41))).toEqual({ ok: false, reason: 'too-many-pages' });
  });

  test('a long scan is drawn coarser, never cut off', { timeout: 90_000 }, async () => {
    const patient = createSandbox({ ...built, limits: { timeMs: 60_000 }, waiting: 0 });
    const answer = await patient.open(noisyScan(30));
    await patient.close();
    const pages = answer.ok ? answer.pages : [];
    expect(pages).toHaveLength(30);
    const bytes = pages.reduce((sum, { png }) => sum + png.byteLength, 0);
    expect(bytes).toBeLessThan(60 * 1024 * 1024);
    expect(pages[29]?.png.readUInt32BE(16)).toBeGreaterThan(500);
  });

  test('many at once all get their answer', async () => {
    const pdf = await letter();
    const answers = await Promise.all(Array.from({ length: 8 }, () => sandbox.open(pdf)));
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });
});

describe('what is refused, with its reason', () => {
  test('what has nothing in it', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from(' \r\n\t\n')])
      expect(await sandbox.open(bytes)).toEqual({ ok: false, reason: 'no-bytes' });
  });

  test('what is no file of a letter', async () => {
    const hidden = Buffer.concat([Buffer.from('<html><script>alert(1)</script>'), await letter()]);
    for (const bytes of [Buffer.from('<svg/>'), Buffer.alloc(5000, 0xff), hidden]) {
      expect(await sandbox.open(bytes)).toEqual({ ok: false, reason: 'not-a-letter-file' });
    }
  });

  test('a PDF that asks for a password', async () => {
    expect(await sandbox.open(await encryptedLetter())).toEqual({ ok: false, reason: 'encrypted' });
  });

  test('but not one that only asks for a password to change it', async () => {
    expect(await pagesOf(await encryptedLetter(''))).toHaveLength(1);
  });

  test('T74 a PDF that was cut off, wherever, is never shown with fewer pages', async () => {
    const whole = await letter(3);
    for (const part of [0.2, 0.5, 0.9, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.byteLength * part));
      expect(await sandbox.open(cut)).toEqual({ ok: false, reason: 'broken' });
    }
  });

  test('a PDF of nothing but noise, or without pages', async () => {
    const noise = Buffer.from(`%PDF-1.7\n${'\x01\x02 obj <<'.repeat(2000)}\n%%EOF`);
    const noPages = pdfOf(['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>']);
    for (const bytes of [noise, noPages]) expect(await sandbox.open(bytes)).toEqual({ ok: false, reason: 'broken' });
  });
});

describe('the limits of a box', () => {
  test.each([
    ['took-too-long', { timeMs: 1 }],
    ['too-much-memory', { memoryMiB: 40 }],
    ['too-much-memory', { outputBytes: 2_000 }],
  ] as const)('end it: %s', async (reason, limits) => {
    const small = createSandbox({ ...built, limits, waiting: 1 });
    expect(await small.open(await letter(40))).toEqual({ ok: false, reason });
    await small.close();
  });

  test.runIf(existsSync('/proc/self/cmdline'))(
    'closing leaves no process behind, also one that was just starting',
    async () => {
      const own = await buildSandbox();
      for (let round = 0; round < 5; round++) {
        const brief = createSandbox({ ...own, waiting: 3 });
        await brief.walls();
        await pause(round * 5);
        await brief.close();
      }
      await expect.poll(() => processesWith(own.entry), { timeout: 3_000 }).toEqual([]);
      await own.remove();
    },
  );

  test('a box that does not start is an error of ours, said as one', async () => {
    const lost = createSandbox({ ...built, entry: `${built.entry}.gone` });
    await expect(lost.open(await letter())).rejects.toThrow();
    await lost.close();
  });
});

describe('T67 a PDF with scripts and actions', () => {
  const catalogue =
    '<</Type /Catalog /Pages 2 0 R /OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>> /AA <</WC <</S /Launch /F (cmd.exe)>>>>>>';

  test('is shown as pixels and text, and nothing of the file itself comes out', async () => {
    const [page] = await pagesOf(onePage(words('Zichtbaar'), HELVETICA, [], catalogue));
    expect(page?.lines.map(({ text }) => text)).toEqual(['Zichtbaar']);
    expect(chunksOf(page?.png ?? Buffer.alloc(0))).toEqual(['IHDR', 'IDAT', 'IEND']);
    expect(page?.png.includes('JavaScript')).toBe(false);
  });
});

function chunksOf(png: Buffer): string[] {
  const names: string[] = [];
  for (let at = 8; at + 8 <= png.byteLength; at += 12 + png.readUInt32BE(at))
    names.push(png.toString('latin1', at + 4, at + 8));
  return names;
}

/** Pages of pure noise: no scan packs worse. */
function noisyScan(pages: number): Buffer {
  const [width, height] = [900, 1270];
  const size = `/Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
  const kids = Array.from({ length: pages }, (_, index) => `${index + 5} 0 R`).join(' ');
  // Text enough to be taken for the page's own, or every page would be read from its noise.
  const lines = Array.from({ length: 30 }, (_, at) =>
    words(`Dit is de tekst van regel ${at} op een ruis`, 60, 780 - 20 * at),
  ).join(' ');
  const page =
    '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F1 <</Type ' +
    '/Font /Subtype /Type1 /BaseFont /Helvetica>>>> /XObject <</X 3 0 R>>>>>>';
  return pdfOf([
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [${kids}] /Count ${pages}>>`,
    stream(noise(width * height * 3), `/Type /XObject /Subtype /Image ${size}`),
    stream(`q 595 0 0 842 0 0 cm /X Do Q ${lines}`),
    ...Array.from({ length: pages }, () => page),
  ]);
}

/** The same noise every time. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** Ids of the processes whose command line holds this. */
function processesWith(words: string): string[] {
  return readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && readFileSync(`/proc/${id}/cmdline`, 'utf8').includes(words);
    } catch {
      return false; // ended meanwhile
    }
  });
}
