import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';

/** The body of each object, in order from number 1 (the catalogue). */
type Objects = (string | Buffer)[];

/** A PDF of these objects with a correct table of references; what is wrong in it is wrong on purpose. */
export function pdfOf(objects: Objects, trailer = ''): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = parts[0]?.byteLength ?? 0;
  const offsets = objects.map((body, index) => {
    const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]);
    const offset = at;
    parts.push(object);
    at += object.byteLength;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size} /Root 1 0 R ${trailer}>>\n`;
  return Buffer.concat([...parts, Buffer.from(`${table}startxref\n${at}\n%%EOF\n`)]);
}

/** A stream object; `entries` go into its dictionary. */
export function stream(content: string | Buffer, entries = ''): Buffer {
  const body = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<<${entries} /Length ${body.byteLength}>>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
}

export const CATALOGUE = '<</Type /Catalog /Pages 2 0 R>>';
export const ONE_PAGE = '<</Type /Pages /Kids [3 0 R] /Count 1>>';
export const HELVETICA = '<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>';

/** One A4 page with this content and these resources; more objects follow from number 5. */
export function onePage(content: string | Buffer, resources = HELVETICA, more: Objects = [], catalogue = CATALOGUE) {
  const page = `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources ${resources}>>`;
  return pdfOf([catalogue, ONE_PAGE, page, typeof content === 'string' ? stream(content) : content, ...more]);
}

/** Shows a line of text at a place in points from the bottom left. */
export function words(text: string, x = 72, y = 700): string {
  return `BT /F1 12 Tf ${x} ${y} Td (${text}) Tj ET`;
}

/** A plain letter of so many pages. */
export async function letter(pages = 1): Promise<Buffer> {
  const document = await PDFDocument.create();
  for (let number = 1; number <= pages; number++) {
    const page = document.addPage([595, 842]);
    page.drawText(`Immigratie- en Naturalisatiedienst, bladzijde ${number}`, { x: 60, y: 780, size: 11 });
    for (let line = 0; line < 40; line++) {
      page.drawText(`Geachte heer, mevrouw, dit is regel ${line} van een brief.`, {
        x: 60,
        y: 740 - 16 * line,
        size: 11,
      });
    }
  }
  return Buffer.from(await document.save());
}

/** A letter that asks for a password; with an empty one only to be changed. */
export async function encryptedLetter(userPassword = 'geheim'): Promise<Buffer> {
  const document = await PDFDocument.load(await letter());
  document.encrypt({ userPassword, ownerPassword: 'baas', permissions: {} });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** Zeros packed `times` over: a few bytes on paper, gigabytes when unpacked. */
export function packedZeros(megabytes: number, times: number): Buffer {
  let packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024), { level: 9 });
  for (let round = 1; round < times; round++) packed = deflateSync(packed, { level: 9 });
  return packed;
}
