import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';

/** A piece of running text. Links name a page of ours or a telephone number; nothing else can be linked to. */
export type TextPiece =
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
  'organisation',
  'organisations',
  'refer',
  'regions',
  'safe',
  'search',
  'secrecy',
  'pages help',
  'pages self',
  'pages others',
  'pages us',
] as const;
/** What is not text: buttons, lists from the database, notices that are on several pages. */
export type PartName = (typeof partNames)[number];

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; pieces: TextPiece[] }
  | { kind: 'list'; numbered: boolean; items: TextPiece[][] }
  | { kind: 'part'; name: PartName }
  /** Explains law: shown once a lawyer has approved it (design question 17). */
  | { kind: 'law'; blocks: Block[] };

/** What is written in a way that nobody reads: `what` is which rule, `words` the piece of text. */
export class MarkupRefused extends Error {
  readonly what: MarkupFault;
  readonly words: string;

  constructor(what: MarkupFault, words: string, said: string) {
    super(said);
    this.what = what;
    this.words = words;
  }
}
export type MarkupFault = 'markup' | 'part' | 'heading' | 'list' | 'link' | 'law';

/** Only what a content file may hold: all else stays as it is written, and is refused as text (`plain`). */
const markdown = new MarkdownIt('zero').enable(['heading', 'list', 'newline', 'emphasis', 'link']);
markdown.block.ruler.before('list', 'part', readPart, { alt: ['paragraph'] });

/** A part is on a line of its own: "::ask". */
function readPart(state: StateBlock, line: number, _end: number, silent: boolean): boolean {
  const written = state.getLines(line, line + 1, 0, false);
  if (!/^::[\w ]+$/.test(written)) return false;
  if (silent) return true;
  state.push('part', '', 0).content = written.slice(2);
  state.line = line + 1;
  return true;
}

/**
 * Reads the text of a content file: headings (#), paragraphs, lists (- and 1.), **strong**, [links](slug) and parts
 * (::name). Throws on anything else that looks like markup, so that a slip is seen by its writer and not by a reader.
 */
export function readMarkedText(text: string): Block[] {
  const blocks: Block[] = [];
  let law: Block[] | null = null;
  for (const tokens of groupsOf(markdown.parse(text, {}))) {
    const mark = tokens[0]?.content;
    if (mark === 'law' && law === null) law = [];
    else if (mark === 'end' && law !== null) {
      blocks.push({ kind: 'law', blocks: law });
      law = null;
    } else (law ?? blocks).push(readBlock(tokens));
  }
  if (law !== null) throw new MarkupRefused('law', '::law', 'A piece about the law has no end.');
  return blocks;
}

/** What stands beside each other: a token alone, or from one that opens to the one that closes it. */
function groupsOf(tokens: readonly Token[]): Token[][] {
  const groups: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) groups.push([]);
    groups.at(-1)?.push(token);
    depth += token.nesting;
  }
  return groups;
}

function readBlock(tokens: readonly Token[]): Block {
  const [first] = tokens;
  if (first?.type === 'part') return { kind: 'part', name: partNamed(first.content) };
  if (first?.type === 'heading_open') return readHeading(tokens, Number(first.tag.slice(1)));
  if (first?.type === 'paragraph_open') return { kind: 'paragraph', pieces: readParagraph(tokens) };
  if (first?.type === 'bullet_list_open' || first?.type === 'ordered_list_open') {
    const items = groupsOf(tokens.slice(1, -1)).map((item) => readItem(item.slice(1, -1)));
    return { kind: 'list', numbered: first.type === 'ordered_list_open', items };
  }
  throw unread(first?.content || (first?.type ?? ''));
}

const unread = (words: string) =>
  new MarkupRefused('markup', words, `There is markup in this text that nobody reads: ${words}`);

function partNamed(name: string): PartName {
  const found = partNames.find((one) => one === name);
  if (found === undefined) throw new MarkupRefused('part', `::${name}`, `There is no part with this name: ${name}`);
  return found;
}

function readHeading(tokens: readonly Token[], level: number): Block {
  if (level !== 1 && level !== 2 && level !== 3)
    throw new MarkupRefused('heading', '#'.repeat(level), `There is no heading of level ${level}.`);
  return { kind: 'heading', level, text: onlyText(tokens[1]?.children ?? []) };
}

function readItem(tokens: readonly Token[]): TextPiece[] {
  if (tokens.length !== 3 || tokens[0]?.type !== 'paragraph_open')
    throw new MarkupRefused('list', tokens[1]?.content ?? '', 'An item of a list is one paragraph.');
  return readParagraph(tokens);
}

/** The running text of a paragraph, whose middle token holds it; a line that ends goes on after a space. */
function readParagraph([, inline]: readonly Token[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  for (const group of groupsOf(inline?.children ?? [])) {
    const [piece, last] = [readPiece(group), pieces.at(-1)];
    if (piece.kind === 'plain' && last?.kind === 'plain') last.text += piece.text;
    else if (piece.text !== '') pieces.push(piece);
  }
  return pieces;
}

function readPiece([first, ...rest]: readonly Token[]): TextPiece {
  if (first?.type === 'text') return { kind: 'plain', text: plain(first.content) };
  if (first?.type === 'softbreak') return { kind: 'plain', text: ' ' };
  const text = onlyText(rest.slice(0, -1));
  if (first?.type === 'strong_open') return { kind: 'strong', text };
  if (first?.type === 'link_open' && first.attrs?.length === 1) return link(text, String(first.attrGet('href')));
  throw unread(first?.content || (first?.type ?? ''));
}

function onlyText(tokens: readonly Token[]): string {
  const pieces = tokens.map((token) => readPiece([token]));
  return pieces.map(({ text }) => text).join('');
}

function link(text: string, target: string): TextPiece {
  const number = /^tel:(\+?\d{3,15})$/.exec(target)?.[1];
  if (number !== undefined) return { kind: 'call', number, text };
  if (/^[a-z]{2,12}$/.test(target)) return { kind: 'page', slug: target, text };
  const said = `A link leads to a page of ours or to a telephone number, not to: ${target}`;
  throw new MarkupRefused('link', target, said);
}

/** Text as it is; throws where it looks like markup. */
export function plain(text: string): string {
  if (/[<>*_`[\]#]|::/.test(text)) throw unread(text);
  return text;
}

/** All text of the blocks, for the search and for the rules of plain language. */
export function wordsOfBlocks(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'heading') return [block.text];
    if (block.kind === 'paragraph') return [textOf(block.pieces)];
    if (block.kind === 'list') return block.items.map(textOf);
    return block.kind === 'law' ? wordsOfBlocks(block.blocks) : [];
  });
}

function textOf(pieces: readonly TextPiece[]): string {
  return pieces.map((piece) => piece.text).join('');
}
