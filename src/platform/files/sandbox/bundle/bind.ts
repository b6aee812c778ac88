import { checksum } from './checksum.ts';
import { Font } from './font.ts';
import type { BoundBundle, BundleJob } from './job.ts';
import { chronology, contentsPages, cover, exhibitPages, manifest } from './parts.ts';
import { PdfFile, pdfNumber, pdfText, type Ref } from './pdf-file.ts';
import type { PdfPage } from './pdf-page.ts';
import { addPicture, type EmbeddedPicture } from './pictures.ts';
import { TrueType } from './true-type.ts';

export interface BundleFonts {
  plain: Uint8Array;
  bold: Uint8Array;
}

/**
 * Binds a bundle: cover, chronology, contents, exhibits, and the page of checksums. Nothing of an exhibit goes in but
 * its pictures, so there is nothing to strip: no script, no attachment, no hidden text and no author's name.
 */
export async function bindBundle(
  job: BundleJob,
  given: BundleFonts,
  pngs: readonly Buffer[],
): Promise<BoundBundle & { pdf: Buffer }> {
  const file = new PdfFile();
  const fonts = {
    plain: new Font('NaastPlain', new TrueType(given.plain)),
    bold: new Font('NaastBold', new TrueType(given.bold)),
  };
  const pictures = pngs.map((png) => addPicture(file, png));
  const hashes = await Promise.all(job.exhibits.map((exhibit) => hashOf(exhibit, pictures)));
  const exhibits = job.exhibits.map((exhibit) => exhibitPages(fonts, exhibit));
  const front = [cover(fonts, job), chronology(fonts, job)];
  const before = front.flat().length + contentsPages(fonts, job, () => 999).length;
  const pageOf = (exhibit: number) => 1 + before + exhibits.slice(0, exhibit).flat().length;
  const sections = [...front, contentsPages(fonts, job, pageOf), ...exhibits, manifest(fonts, job, hashes)];
  const sheets = sections.flat();
  stamp(job, sheets, { before, exhibits: exhibits.map(({ length }) => length) });
  const titles = [
    job.title,
    job.chronology.title,
    job.contents.title,
    ...job.exhibits.map(({ label, title }) => `${label}: ${title}`),
    job.manifest.title,
  ];
  const pdf = write(file, { job, fonts, pictures, sheets, titles, sections, pageOf });
  return { pdf, pages: sheets.length, exhibits: hashes };
}

/** SHA-256 over the pictures of an exhibit, just as they are in the file. */
async function hashOf(
  { pages }: BundleJob['exhibits'][number],
  pictures: readonly EmbeddedPicture[],
): Promise<string | null> {
  if (pages.length === 0) return null;
  const all = Buffer.concat(pages.flatMap(({ picture }) => pictures[picture]?.stream ?? []));
  return checksum(all);
}

function stamp(job: BundleJob, sheets: readonly PdfPage[], at: { before: number; exhibits: readonly number[] }): void {
  const labels = [
    ...Array.from({ length: at.before }, () => null),
    ...at.exhibits.flatMap((pages, exhibit) =>
      Array.from({ length: pages }, () => job.exhibits[exhibit]?.label ?? null),
    ),
  ];
  for (const [index, sheet] of sheets.entries()) {
    const label = labels[index] ?? null;
    const pattern = label === null ? '{page} / {pages}' : job.stamp;
    const text = pattern
      .replace('{page}', String(index + 1))
      .replace('{pages}', String(sheets.length))
      .replace('{label}', label ?? '');
    const style = { font: 'plain', size: 9, ink: 'soft' } as const;
    const { plain } = sheet.fonts;
    sheet.text(plain.drawable(job.foot), 56, 24, style);
    sheet.text(plain.drawable(text), sheet.size.width - 56, 24, { ...style, font: 'bold', ink: 'black' }, 'right');
  }
}

interface Written {
  job: BundleJob;
  fonts: PdfPage['fonts'];
  pictures: readonly EmbeddedPicture[];
  sheets: readonly PdfPage[];
  titles: readonly string[];
  sections: readonly (readonly PdfPage[])[];
  pageOf(exhibit: number): number;
}

function write(file: PdfFile, { job, fonts, pictures, sheets, titles, sections, pageOf }: Written): Buffer {
  const tree = file.reserve();
  const pages = sheets.map(() => file.reserve());
  const [plain, bold] = [fonts.plain.embed(file), fonts.bold.embed(file)];
  for (const [index, sheet] of sheets.entries()) {
    const content = file.addStream(sheet.content, '');
    const links = sheet.links.map(({ exhibit, box }) =>
      file.add(
        `<</Type /Annot /Subtype /Link /Rect [${box.map(pdfNumber).join(' ')}] /Border [0 0 0] ` +
          `/Dest [${pages[pageOf(exhibit) - 1]} 0 R /Fit]>>`,
      ),
    );
    const drawn = [...sheet.pictures].map(([name, picture]) => `/${name} ${pictures[picture]?.ref} 0 R`).join(' ');
    const { width, height } = sheet.size;
    file.add(
      `<</Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${pdfNumber(width)} ${pdfNumber(height)}] ` +
        `/Resources <</Font <</F1 ${plain} 0 R /F2 ${bold} 0 R>> /XObject <<${drawn}>>>> ` +
        `/Contents ${content} 0 R${links.length > 0 ? ` /Annots [${links.map((link) => `${link} 0 R`).join(' ')}]` : ''}>>`,
      pages[index],
    );
  }
  file.add(`<</Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}]>>`, tree);
  const outline = bookmarks(file, titles, sections, pages);
  const info = file.add(`<</Title ${pdfText(job.title)}>>`);
  const root = file.add(
    `<</Type /Catalog /Pages ${tree} 0 R /Outlines ${outline} 0 R /PageMode /UseOutlines /Lang (${job.language}) ` +
      '/ViewerPreferences <</DisplayDocTitle true>>>>',
  );
  return file.bytes(root, info);
}

/** One bookmark a section. */
function bookmarks(
  file: PdfFile,
  titles: readonly string[],
  sections: readonly (readonly PdfPage[])[],
  pages: readonly Ref[],
): Ref {
  const outline = file.reserve();
  const items = titles.map(() => file.reserve());
  let page = 0;
  for (const [at, title] of titles.entries()) {
    const before = at > 0 ? ` /Prev ${items[at - 1]} 0 R` : '';
    const after = at < items.length - 1 ? ` /Next ${items[at + 1]} 0 R` : '';
    file.add(
      `<</Title ${pdfText(title)} /Parent ${outline} 0 R${before}${after} /Dest [${pages[page]} 0 R /Fit]>>`,
      items[at],
    );
    page += sections[at]?.length ?? 0;
  }
  file.add(`<</Type /Outlines /First ${items[0]} 0 R /Last ${items.at(-1)} 0 R /Count ${items.length}>>`, outline);
  return outline;
}
