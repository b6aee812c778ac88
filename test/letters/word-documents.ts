import { docxOf, paragraph } from '#app/platform/files/testing/zips.ts';
import { piecesOf } from './blocks.ts';
import type { Drawable } from './corpus-letter.ts';

/** The letter as a Word document, as an office writes one: references in a table, lists as lists. */
export function wordDocument(letter: Drawable): Buffer {
  const refs = letter.subject === undefined ? letter.refs : [...letter.refs, letter.subject];
  const body = piecesOf(letter.text).map((piece) => {
    if (piece.kind === 'page') return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    if (piece.kind === 'table') return table(piece.rows);
    if (piece.kind === 'bullets') return piece.items.map((item) => paragraph(item, listed)).join('');
    return paragraph('') + paragraph(piece.text);
  });
  return docxOf(
    [
      ...[...letter.head, '', ...letter.to, ''].map((line) => paragraph(line)),
      table(refs),
      ...body,
      ...['', ...letter.sign, '', letter.foot ?? ''].map((line) => paragraph(line)),
    ].join(''),
  );
}

const listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}
