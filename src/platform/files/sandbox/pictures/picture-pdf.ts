import type { JpegHeader } from './jpeg-header.ts';

const SPACES = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' } as const;
/** Longest side of the page in points, well inside what PDF allows. */
const LONGEST = 10_000;

/** A PDF of one page with this JPEG on it, upright: PDFium decodes and turns it, so that no second decoder is needed. */
export function pdfOfJpeg(jpeg: Uint8Array, header: JpegHeader): Buffer {
  const { width, height, components } = uprightSize(header);
  // Four inks are stored the wrong way round by everyone who writes them.
  const inks = components === 4 ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
  const drawing = `${placing(header.orientation, width, height).join(' ')} cm /I Do`;
  const parts: (string | Uint8Array)[] = ['%PDF-1.4\n'];
  const places: number[] = [];
  const lengthSoFar = () => parts.reduce((sum, part) => sum + part.length, 0);
  const add = (...body: (string | Uint8Array)[]) => {
    places.push(lengthSoFar());
    parts.push(`${places.length} 0 obj `, ...body, ' endobj\n');
  };
  add('<</Type /Catalog /Pages 2 0 R>>');
  add('<</Type /Pages /Kids [3 0 R] /Count 1>>');
  add(
    `<</Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources <</XObject <</I 5 0 R>>>>>>`,
  );
  add(`<</Length ${drawing.length}>> stream\n${drawing}\nendstream`);
  const samples = `/Width ${header.width} /Height ${header.height} /BitsPerComponent 8 /ColorSpace /${SPACES[components]}${inks}`;
  add(
    `<</Type /XObject /Subtype /Image ${samples} /Filter /DCTDecode /Length ${jpeg.byteLength}>> stream\n`,
    jpeg,
    '\nendstream',
  );
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const table = lengthSoFar();
  parts.push(`xref\n0 6\n0000000000 65535 f \n${rows}trailer <</Size 6 /Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
}

/** Size on the page in points. */
function uprightSize(header: JpegHeader) {
  const isOnItsSide = header.orientation >= 5;
  const scale = Math.min(1, LONGEST / Math.max(header.width, header.height));
  const [width, height] = isOnItsSide ? [header.height, header.width] : [header.width, header.height];
  return { width: width * scale, height: height * scale, components: header.components };
}

/** Where the corners of the picture go, for each way to hold a camera. */
function placing(orientation: number, width: number, height: number): number[] {
  const ways: Record<number, number[]> = {
    1: [width, 0, 0, height, 0, 0],
    2: [-width, 0, 0, height, width, 0],
    3: [-width, 0, 0, -height, width, height],
    4: [width, 0, 0, -height, 0, height],
    5: [0, -height, -width, 0, width, height],
    6: [0, -height, width, 0, 0, height],
    7: [0, height, width, 0, 0, 0],
    8: [0, height, -width, 0, width, 0],
  };
  return ways[orientation] ?? ways[1] ?? [];
}
