import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BindAnswer, createSandbox, type Sandbox, type SandboxPage } from './create-sandbox.ts';
import type { UnseenLine } from './sandbox/bundle/job.ts';
import { showPages } from './sandbox/pages/pages.ts';
import { loadPdfium } from './sandbox/pdfium/pdfium.ts';
import type { LineDescription } from './sandbox/wall/protocol.ts';
import { type BuiltSandbox, buildSandbox } from './testing/build-sandbox.ts';
import { bundleJob } from './testing/bundle-job.ts';
import { hostileExhibit, hostileWords } from './testing/hostile-exhibit.ts';
import { letter, onePage, stream } from './testing/pdfs.ts';
import { leavesQpdfOut, qpdf } from './testing/qpdf.ts';

let built: BuiltSandbox;
let sandbox: Sandbox;
let oneLetter: SandboxPage[];
beforeAll(async () => {
  built = await buildSandbox();
  sandbox = createSandbox({ ...built, waiting: 2 });
  oneLetter = await shownOf(await letter());
});
afterAll(async () => {
  await sandbox.close();
  await built.remove();
});

const shownOf = async (pdf: Buffer): Promise<SandboxPage[]> => {
  const answer = await sandbox.open(pdf);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.pages;
};
const bound = (answer: BindAnswer) => {
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
};
const textOf = (pages: readonly SandboxPage[]) => pages.map(({ lines }) => lines.map(({ text }) => text).join('\n'));

describe('a bundle', { timeout: 120_000 }, () => {
  test('opens in the sandbox with cover, chronology, contents, stamped pages and checksums', async () => {
    const { job, pictures } = bundleJob([{ shown: await shownOf(await letter(2)) }, { shown: oneLetter }]);
    const { pdf, pages, exhibits } = bound(await sandbox.bind(job, pictures));
    expect(pages).toBe(7);
    const [cover = '', chronology = '', contents = '', first = '', , last = '', manifest = ''] = textOf(
      await shownOf(pdf),
    );
    expect(cover).toContain('mr. A. Proef, advocaat');
    expect(chronology.indexOf('Stuk 2')).toBeLessThan(chronology.indexOf('Stuk 1'));
    expect(contents).toMatch(/bijlage 1.*Stuk 1.*4.*bijlage 2.*6/s);
    // The stamp is read from the picture of the page, where a dash is a dash and a slash may look like two strokes.
    expect(first).toMatch(/4 ?[1|]?\/ ?7 ?[–-] ?bijlage 1/);
    expect(last).toMatch(/6 ?[1|]?\/ ?7 ?[–-] ?bijlage 2/);
    for (const hash of exhibits) expect(manifest).toContain(hash);
    expect(manifest).toContain('ab'.repeat(32));
  });

  test('is the same to the byte for the same job', async () => {
    const { job, pictures } = bundleJob([{ shown: oneLetter }]);
    const [one, other] = [bound(await sandbox.bind(job, pictures)), bound(await sandbox.bind(job, pictures))];
    expect(one.pdf.equals(other.pdf)).toBe(true);
  });

  test('shows an exhibit that could not be opened as such, and holds the rest', async () => {
    const broken = 'Bijlage 1 kon niet worden geopend.';
    const { job, pictures } = bundleJob([{ broken, original: null }, { shown: oneLetter }]);
    const { pdf, exhibits } = bound(await sandbox.bind(job, pictures));
    const pages = textOf(await shownOf(pdf));
    expect(pages[3]).toContain(broken);
    expect(pages[4]).toMatch(/5 ?\/ ?6 ?[–-] ?bijlage 2/);
    expect(exhibits[0]).toBeNull();
  });

  test('writes names in any script: what the font lacks is told in Latin letters, and nothing breaks', async () => {
    const title = 'Łukasz Şahin, Олена, سلام محمد, ሰላም, 王小明';
    const { job, pictures } = bundleJob([{ title, shown: oneLetter }]);
    const contents = textOf(await shownOf(bound(await sandbox.bind(job, pictures)).pdf))[2] ?? '';
    expect(contents.replace(/\s+/g, ' ')).toContain('Łukasz Şahin, Олена, slam mhmd, selam, […]');
  });

  test('carries words unseen where they stand in the picture, and none that the font cannot write', async () => {
    const [page] = oneLetter;
    const { job, pictures } = bundleJob([{ shown: oneLetter }]);
    const [exhibit] = job.exhibits;
    if (!page || !exhibit) throw new Error('No page.');
    const lines: UnseenLine[] = [
      ['Kanariewoord op 12 maart', 0.2, 0.25, 0.4, 0.02],
      ['heel 王小明 gewoon', 0.2, 0.5, 0.3, 0.02],
    ];
    const pages = exhibit.pages.map((one) => ({ ...one, words: lines }));
    const { pdf } = bound(await sandbox.bind({ ...job, exhibits: [{ ...exhibit, pages }] }, pictures));
    const found: LineDescription[] = [];
    showPages(await loadPdfium(), pdf, ({ number, lines }) => number === 4 && found.push(...lines));
    const placed = found.find(([text]) => text === 'Kanariewoord op 12 maart');
    // The picture stands a little smaller on our paper, 24 points from its edges.
    expect(placed?.[1]).toBeCloseTo((24 + 0.2 * 547) / 595, 1);
    expect(placed?.[2]).toBeCloseTo((24 + 0.25 * 774) / 842, 1);
    expect(placed?.[3]).toBeCloseTo((0.4 * 547) / 595, 1);
    expect(found.map(([text]) => text)).toContain('heel gewoon');
    // They are not drawn: the picture of the page is what it is without them.
    const without = bound(await sandbox.bind(job, pictures));
    const drawn = async (file: Buffer) => (await shownOf(file))[3]?.png;
    expect((await drawn(pdf))?.equals((await drawn(without.pdf)) ?? Buffer.alloc(0))).toBe(true);
    if (!leavesQpdfOut) expect(qpdf(pdf, '--check').code).toBe(0);
  });

  test('refuses more pages than a bundle may have, in a sentence and not in a crash', async () => {
    const [page] = oneLetter;
    if (!page) throw new Error('No page.');
    const { job, pictures } = bundleJob([{ shown: Array.from({ length: 201 }, () => page) }]);
    expect(await sandbox.bind(job, pictures)).toEqual({ ok: false, reason: 'too-large' });
  });
});

describe('what leaves with an exhibit', { timeout: 120_000 }, () => {
  test('is its pixels and nothing else: no script, no file, no author, no hidden text, no link', async () => {
    const exhibit = hostileExhibit();
    for (const word of hostileWords) expect(exhibit.toString('latin1'), word).toContain(word);
    const shown = await shownOf(exhibit);
    const { job, pictures } = bundleJob([{ shown }]);
    const { pdf } = bound(await sandbox.bind(job, pictures));
    const all = `${pdf.toString('latin1')}${textOf(await shownOf(pdf)).join('\n')}`;
    for (const word of hostileWords) expect(all, word).not.toContain(word);
    for (const name of [
      '/JavaScript',
      '/JS',
      '/EmbeddedFile',
      '/Filespec',
      '/Metadata',
      '/OpenAction',
      '/AA',
      '/URI',
      '/Author',
      '/Producer',
      '/CreationDate',
      '/Launch',
    ])
      expect(pdf.toString('latin1'), name).not.toContain(name);
  });

  test.skipIf(leavesQpdfOut)(
    'is whole in the eyes of qpdf, and its checksums are those of its pictures (needs qpdf)',
    async () => {
      const { job, pictures } = bundleJob([{ shown: await shownOf(scan()) }, { shown: oneLetter }]);
      const { pdf, exhibits } = bound(await sandbox.bind(job, pictures));
      expect(qpdf(pdf, '--check')).toMatchObject({
        code: 0,
        said: expect.stringContaining('No syntax or stream encoding errors'),
      });
      const { pages } = JSON.parse(qpdf(pdf, '--json', '--json-key=pages').said) as {
        pages: { images: { object: string; filter: string[] }[] }[];
      };
      const images = pages.flatMap((page) => page.images);
      expect(images.map(({ filter }) => filter)).toEqual([['/DCTDecode'], ['/FlateDecode']]);
      const hashes = images.map(({ object }) => {
        const { bytes } = qpdf(
          pdf,
          `--show-object=${object.replace(/ R$/, '').replace(' ', ',')}`,
          '--raw-stream-data',
        );
        return createHash('sha256').update(bytes).digest('hex');
      });
      expect(hashes).toEqual(exhibits);
      // Unpacked as well, there is no word of the exhibits in it but in their pixels.
      const unpacked = qpdf(pdf, '--qdf', '--object-streams=disable', '{}', '-');
      expect(unpacked.code).toBe(0);
      expect(unpacked.said).not.toContain('regel 3 van een brief');
    },
  );
});

/** A page that packs badly: noise, as a photograph is to a PNG. */
function scan(): Buffer {
  let seed = 7;
  const noise = Buffer.from(
    Array.from({ length: 300 * 400 * 3 }, () => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return (seed >> 16) & 255;
    }),
  );
  const image = stream(
    noise,
    '/Type /XObject /Subtype /Image /Width 300 /Height 400 /BitsPerComponent 8 /ColorSpace /DeviceRGB',
  );
  return onePage('q 595 0 0 842 0 0 cm /I Do Q', '<</XObject <</I 5 0 R>>>>', [image]);
}
