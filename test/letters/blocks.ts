/** A piece of the text of a test letter. */
export type Piece =
  | { kind: 'paragraph'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'bullets'; items: string[] }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'page' };

/** Reads the little markup of `Drawable.text`. */
export function piecesOf(text: string): Piece[] {
  return text.split(/\n\s*\n/).map((part): Piece => {
    const lines = part.trim().split('\n');
    const [first = ''] = lines;
    if (first === '---') return { kind: 'page' };
    if (first.startsWith('# ')) return { kind: 'heading', text: first.slice(2) };
    if (first.startsWith('- ')) return { kind: 'bullets', items: lines.map((line) => line.slice(2)) };
    if (first.startsWith('| ')) return { kind: 'table', rows: lines.map(cellsOf) };
    return { kind: 'paragraph', text: lines.join(' ') };
  });
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}
