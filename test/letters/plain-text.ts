import { type LetterPage, pagesOfText } from '#app/service/letter-reader/index.ts';
import { type Piece, piecesOf } from './blocks.ts';
import type { Drawable } from './corpus-letter.ts';

const wide = 88;

/** The letter as plain text, wrapped at 88 characters, for tests that need no PDF. */
export function plainText(letter: Drawable): string {
  if (letter.look === 'plain') return letter.text;
  const refs = letter.refs.map(([label, value]) => `${label.padEnd(24)}${value}`);
  const subject = letter.subject === undefined ? [] : [`${letter.subject[0].padEnd(24)}${letter.subject[1]}`];
  const head = [...letter.head, '', ...letter.to, '', ...refs, ...subject];
  const body = piecesOf(letter.text).flatMap((piece) => ['', ...linesOf(piece)]);
  return [...head, ...body, '', ...letter.sign, '', letter.foot ?? ''].join('\n').replaceAll('\n\f\n', '\f');
}

export function plainPages(letter: Drawable): LetterPage[] {
  return pagesOfText(plainText(letter));
}

function linesOf(piece: Piece): string[] {
  switch (piece.kind) {
    case 'page':
      return ['\f'];
    case 'bullets':
      return piece.items.map((item) => `- ${item}`);
    case 'table':
      return piece.rows.map(([label = '', ...values]) => `${label.padEnd(24)}${values.join('     ')}`);
    default:
      return wrapped(piece.text);
  }
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= wide) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
