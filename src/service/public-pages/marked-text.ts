/** A piece of running text. Links name a page of ours or a telephone number; nothing else can be linked to. */
export type Piece =
  | { kind: 'plain' | 'strong'; text: string }
  | { kind: 'page'; slug: string; text: string }
  | { kind: 'call'; number: string; text: string };

const partNames = [
  'ask',
  'ask or call',
  'call',
  'code',
  'danger',
  'distance',
  'organisations',
  'refer',
  'regions',
  'safe',
  'search',
  'pages help',
  'pages self',
  'pages others',
  'pages us',
] as const;
/** What is not text: buttons, lists from the database, notices that stand on several pages. */
export type PartName = (typeof partNames)[number];

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; pieces: Piece[] }
  | { kind: 'list'; numbered: boolean; items: Piece[][] }
  | { kind: 'part'; name: PartName }
  /** Explains law: shown once a lawyer has approved it (design question 17). */
  | { kind: 'law'; blocks: Block[] };

/**
 * Reads the text of a content file: headings (#), paragraphs, lists (- and 1.), **strong**, [links](slug) and parts
 * (::name). Throws on anything else that looks like markup, so that a slip is seen by its writer and not by a reader.
 */
export function readText(text: string): Block[] {
  const chunks = text
    .trim()
    .split(/\n{2,}/)
    .flatMap(splitHeadings);
  const blocks: Block[] = [];
  let law: Block[] | null = null;
  for (const chunk of chunks) {
    if (chunk === '::law') law = [];
    else if (chunk === '::end' && law !== null) {
      blocks.push({ kind: 'law', blocks: law });
      law = null;
    } else (law ?? blocks).push(readBlock(chunk));
  }
  if (law !== null) throw new Error('A piece about the law has no end.');
  return blocks;
}

function splitHeadings(chunk: string): string[] {
  const heading = /^(#{1,3} [^\n]*|::[^\n]*)\n([\s\S]+)$/.exec(chunk);
  return heading === null ? [chunk] : [heading[1] ?? '', ...splitHeadings(heading[2] ?? '')];
}

function readBlock(chunk: string): Block {
  const heading = /^(#{1,3}) (.+)$/.exec(chunk);
  if (heading !== null)
    return { kind: 'heading', level: (heading[1]?.length ?? 1) as 1 | 2 | 3, text: heading[2] ?? '' };
  const part = /^::([\w ]+)$/.exec(chunk)?.[1];
  if (part !== undefined) {
    const name = partNames.find((one) => one === part);
    if (name === undefined) throw new Error(`There is no part with this name: ${part}`);
    return { kind: 'part', name };
  }
  const lines = chunk.split('\n');
  for (const [sign, numbered] of [
    [/^- /, false],
    [/^\d+\. /, true],
  ] as const)
    if (lines.every((line) => sign.test(line)))
      return { kind: 'list', numbered, items: lines.map((line) => readPieces(line.replace(sign, ''))) };
  return { kind: 'paragraph', pieces: readPieces(lines.join(' ')) };
}

const markup = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)]+)\)/g;

function readPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(markup)) {
    pieces.push(...plain(text.slice(at, found.index)));
    pieces.push(found[1] === undefined ? link(found[2] ?? '', found[3] ?? '') : { kind: 'strong', text: found[1] });
    at = found.index + found[0].length;
  }
  return [...pieces, ...plain(text.slice(at))];
}

function link(text: string, target: string): Piece {
  const number = /^tel:(\+?\d{3,15})$/.exec(target)?.[1];
  if (number !== undefined) return { kind: 'call', number, text };
  if (/^[a-z]{2,12}$/.test(target)) return { kind: 'page', slug: target, text };
  throw new Error(`A link leads to a page of ours or to a telephone number, not to: ${target}`);
}

function plain(text: string): Piece[] {
  if (/[<>*_`[\]#]|::/.test(text)) throw new Error(`There is markup in this text that nobody reads: ${text}`);
  return text === '' ? [] : [{ kind: 'plain', text }];
}

/** All text of the blocks, for the search and for the rules of plain language. */
export function wordsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind === 'paragraph') return [textOf(block.pieces)];
    if (block.kind === 'list') return block.items.map(textOf);
    return block.kind === 'law' ? wordsOf(block.blocks) : [];
  });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
