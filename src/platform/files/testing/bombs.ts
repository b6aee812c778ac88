import { CATALOGUE, HELVETICA, ONE_PAGE, onePage, packedZeros, pdfOf, stream, words } from './pdfs.ts';

/** Files made to keep a reader busy, fill its memory or break its stack; each names its trick (T69). */
export const BOMBS: Record<string, () => Buffer> = {
  'a page tree that is its own child': () =>
    pdfOf([CATALOGUE, '<</Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R>>']),
  'a page tree that loops after a page': () =>
    pdfOf([
      CATALOGUE,
      '<</Type /Pages /Kids [3 0 R 4 0 R] /Count 9>>',
      '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>',
      '<</Type /Pages /Kids [2 0 R] /Count 8 /Parent 2 0 R>>',
    ]),
  'a million pages in one list': () =>
    pdfOf([
      CATALOGUE,
      `<</Type /Pages /Kids [${'3 0 R '.repeat(1_000_000)}] /Count 1000000>>`,
      '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>',
    ]),
  'a million pages out of seven objects': () =>
    pdfOf([
      CATALOGUE,
      ...Array.from(
        { length: 6 },
        (_, level) => `<</Type /Pages /Kids [${`${level + 3} 0 R `.repeat(10)}] /Count ${10 ** (6 - level)}>>`,
      ),
      '<</Type /Page /MediaBox [0 0 595 842]>>',
    ]),
  'a page as wide as a town': () =>
    pdfOf([CATALOGUE, ONE_PAGE, '<</Type /Page /Parent 2 0 R /MediaBox [0 0 1000000000 1000000000]>>']),
  'a page without room': () =>
    pdfOf([CATALOGUE, ONE_PAGE, '<</Type /Page /Parent 2 0 R /MediaBox [0 0 0.001 99999]>>']),
  'units that blow a page up': () =>
    pdfOf([CATALOGUE, ONE_PAGE, '<</Type /Page /Parent 2 0 R /MediaBox [0 0 9000 9000] /UserUnit 75000>>']),
  'lists nested half a million deep': () => onePage(`${'['.repeat(500_000)} ${words('onder')}`),
  'dictionaries nested in the catalogue': () =>
    pdfOf([`<</Type /Catalog /Pages 2 0 R /A ${'<</A '.repeat(200_000)}`, ONE_PAGE, '<</Type /Page /Parent 2 0 R>>']),
  'graphics states saved five million times': () => onePage('q '.repeat(5_000_000)),
  'drawings that draw each other, ten to the tenth': () => doublingForms(10, 10),
  'a drawing that draws itself': () =>
    onePage('/X Do', '<</XObject <</X 5 0 R>>>>', [
      stream('/X Do /X Do', '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources <</XObject <</X 5 0 R>>>>'),
    ]),
  'a content of gigabytes': () =>
    onePage(stream(packedZeros(1000, 2), '/Filter [/FlateDecode /FlateDecode]'), HELVETICA),
  'a picture of 30,000 by 30,000': () => hugePicture(30_000, 30_000),
  'a pattern of dust over the whole page': () =>
    onePage('/Pattern cs /P scn 0 0 595 842 re f', '<</Pattern <</P 5 0 R>>>>', [
      stream(
        '0 0 0.001 0.001 re f',
        '/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 0.002 0.002] /XStep 0.002 /YStep 0.002 /Resources <<>>',
      ),
    ]),
  'two million curves': () => onePage(`${'0 0 m 900 900 1 800 500 3 c S '.repeat(400_000)}`),
  'a table of references that points at itself': () => {
    const file = onePage(words('brief')).toString('latin1');
    const start = file.slice(file.lastIndexOf('startxref') + 10).split('\n')[0];
    return Buffer.from(file.replace('/Root 1 0 R', `/Root 1 0 R /Prev ${start}`), 'latin1');
  },
  'a stream whose length is itself': () =>
    pdfOf([
      CATALOGUE,
      ONE_PAGE,
      '<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>',
      '<</Length 4 0 R>>\nstream\nq Q\nendstream',
    ]),
};

function doublingForms(levels: number, each: number): Buffer {
  const form = (level: number) => {
    const next = level < levels ? `<</XObject <</X ${level + 5} 0 R>>>>` : '<<>>';
    const content = level < levels ? '/X Do '.repeat(each) : '0 0 595 842 re f';
    return stream(content, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources ${next}`);
  };
  const forms = Array.from({ length: levels }, (_, index) => form(index + 1));
  return onePage('/X Do', '<</XObject <</X 5 0 R>>>>', forms);
}

function hugePicture(width: number, height: number): Buffer {
  const entries = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
  const picture = stream(packedZeros(900, 2), `${entries} /Filter [/FlateDecode /FlateDecode]`);
  return onePage('500 0 0 500 0 0 cm /X Do', '<</XObject <</X 5 0 R>>>>', [picture]);
}
