import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type Piece, piecesOf } from './blocks.ts';
import type { Drawable } from './corpus-letter.ts';
import { programFolder } from './program-folder.ts';
import { Seed } from './seed.ts';

type Refs = 'left' | 'right' | 'row' | 'margin';

/** How a letter looks on paper. */
export interface Layout {
  refs: Refs;
  size: number;
  hyphenate: boolean;
  justify: boolean;
  address: 'one' | 'two';
  /** Left out: Noto Sans, black on white, one column. */
  dress?: Dress;
}

/** What sets one sender's paper apart from another's. */
interface Dress {
  font: 'Noto Sans' | 'Libertinus Serif' | 'New Computer Modern' | 'DejaVu Sans Mono';
  /** Colour of a bar across the top with the sender's name in it. */
  bar?: string;
  columns: 1 | 2;
  /** Lines around the cells of a table. */
  ruled: boolean;
  /** A print of an e-mail: its own lines above it, no letterhead, no address. */
  email: boolean;
}

let compiler: NodeCompiler | undefined;

/** The letter as a PDF; its layout follows from its id, so that it is the same everywhere. */
export function pdfOf(letter: Drawable, layout: Layout = layoutOf(letter.id)): Buffer {
  compiler ??= NodeCompiler.create({
    fontArgs: [{ fontPaths: [join(programFolder, 'node_modules/@expo-google-fonts/noto-sans')] }],
  });
  return compiler.pdf({ mainFileContent: typstOf(letter, layout) });
}

export function layoutOf(id: string): Layout {
  const seed = new Seed(id);
  return {
    refs: seed.pick(['left', 'right', 'row', 'margin']),
    size: seed.pick([9.5, 10, 11]),
    hyphenate: seed.next() < 0.5,
    justify: seed.next() < 0.4,
    address: seed.pick(['one', 'two']),
  };
}

function typstOf(letter: Drawable, layout: Layout): string {
  const { dress, size, hyphenate, justify } = layout;
  const right = layout.refs === 'margin' ? '6cm' : '2.5cm';
  const inside = body(letter, layout);
  return `
#set page(paper: "a4", margin: (left: 2.5cm, right: ${right}, top: 2cm, bottom: 2.4cm), footer: ${footer(letter)})
#set text(font: "${dress?.font ?? 'Noto Sans'}", size: ${size}pt, lang: "nl", hyphenate: ${hyphenate})
#set par(justify: ${justify}, leading: 0.62em, spacing: 1.1em)
${dress?.email ? mailHead(letter) : letterhead(letter, layout)}
#v(${dress?.email ? '0.3cm' : '1cm'})
${dress?.columns === 2 ? `#columns(2, gutter: 0.8cm)${content(inside)}` : inside}
${signature(letter)}
`;
}

function footer(letter: Drawable): string {
  const page = 'Pagina #context counter(page).display() van #context counter(page).final().first()';
  return content(`#set text(size: 7.5pt)\n${text(letter.foot ?? '')} #h(1fr) ${page}`);
}

/** From, to, when and what about, as a mail program prints them. */
function mailHead(letter: Drawable): string {
  const rows = [...letter.refs, ...(letter.subject === undefined ? [] : [letter.subject])];
  const lines = [...letter.head, ...rows.map(([label, value]) => `${label}: ${value}`)];
  return `${stacked(lines)}\n#line(length: 100%)`;
}

function letterhead(letter: Drawable, { refs, address, dress }: Layout): string {
  const head = dress?.bar === undefined ? stacked(letter.head) : bar(letter.head, dress.bar);
  const to = stacked(letter.to);
  const top =
    address === 'two' && dress?.bar === undefined
      ? `#grid(columns: (1fr, 1fr), ${content(to)}, ${content(`#align(right)${content(head)}`)})`
      : `${head}\n#v(0.8cm)\n${to}`;
  const rows = [...letter.refs, ...(letter.subject === undefined ? [] : [letter.subject])];
  if (rows.length === 0) return top;
  return `${top}\n#v(0.8cm)\n${references(letter, rows, refs)}`;
}

function references(letter: Drawable, rows: Drawable['refs'], refs: Refs): string {
  const subject = letter.subject === undefined ? '' : pairs([letter.subject]);
  switch (refs) {
    case 'left':
      return pairs(rows);
    case 'right':
      return `#align(right, ${block(pairs(letter.refs))})\n${subject}`;
    case 'row':
      return letter.refs.length === 0 ? subject : `${inARow(letter.refs)}\n#v(0.4cm)\n${subject}`;
    case 'margin': {
      const lines = letter.refs.map(([label, value]) => `#strong${content(text(label))} \\ ${text(value)}\n\n`);
      const inside = content(`#set text(size: 8pt)\n${lines.join('')}`);
      return `#place(top + right, dx: 4.4cm, block(width: 3.8cm)${inside})\n${subject}`;
    }
  }
}

/** Labels above their values. */
function inARow(refs: Drawable['refs']): string {
  const cells = [
    ...refs.map(([label]) => content(`#text(size: 8pt)${content(text(label))}`)),
    ...refs.map(([, value]) => content(text(value))),
  ];
  return `#grid(columns: (${refs.map(() => '1fr').join(', ')},), row-gutter: 0.5em, ${cells.join(', ')})`;
}

function pairs(rows: Drawable['refs']): string {
  const cells = rows.flatMap(([label, value]) => [content(text(label)), content(text(value))]);
  return `#grid(columns: (3.4cm, auto), row-gutter: 0.55em, ${cells.join(', ')})`;
}

function body(letter: Drawable, { dress }: Layout): string {
  const pieces = piecesOf(letter.text).map((piece) => pieceOf(piece, dress?.ruled ?? false));
  if (dress?.columns === 2) pieces.splice(Math.ceil(pieces.length / 2), 0, '#colbreak()');
  return pieces.join('\n\n');
}

function pieceOf(piece: Piece, ruled: boolean): string {
  switch (piece.kind) {
    case 'page':
      return '#pagebreak()';
    case 'heading':
      return `#v(0.3em)\n#strong${content(text(piece.text))}`;
    case 'bullets':
      return piece.items.map((item) => `- ${text(item)}`).join('\n');
    case 'table':
      return table(piece.rows, ruled);
    case 'paragraph':
      return text(piece.text);
  }
}

/** Two columns are labels and values; with more each is as wide as it needs to be. */
function table(rows: readonly string[][], ruled: boolean): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const cells = rows.flatMap((row) => Array.from({ length: columns }, (_, at) => content(text(row[at] ?? ''))));
  const widths = columns === 2 ? '(3.6cm, auto)' : columns;
  const opening = ruled
    ? `table(columns: ${columns}, inset: 0.5em`
    : `grid(columns: ${widths}, row-gutter: 0.6em, column-gutter: 0.4em`;
  return `#${opening}, ${cells.join(', ')})`;
}

function signature(letter: Drawable): string {
  return `#v(0.6cm)\n${letter.sign.map((line) => (line === '' ? '#v(1cm)' : `${text(line)} \\`)).join('\n')}`;
}

function bar(lines: readonly string[], colour: string): string {
  const [name = '', ...rest] = lines;
  const white = `#text(fill: white, weight: "bold", size: 13pt)${content(text(name))}`;
  const block = `#block(fill: rgb(${JSON.stringify(colour)}), width: 100%, inset: 8pt)${content(white)}`;
  return rest.length === 0 ? block : `${block}\n#text(size: 8pt)${content(stacked(rest))}`;
}

function stacked(lines: readonly string[]): string {
  return lines.map((line) => text(line)).join(' \\\n');
}

function block(inner: string): string {
  return `block[#set align(left)\n${inner}]`;
}

function content(inner: string): string {
  return `[${inner}]`;
}

/** As a string of Typst, so that nothing in it is markup. */
function text(value: string): string {
  return `#${JSON.stringify(value)}`;
}
