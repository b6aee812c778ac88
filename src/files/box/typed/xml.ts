import { Unreadable } from './unreadable.ts';

export interface XmlHandler {
  /** Names come without their prefix: `p` for `w:p`. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

const DEEPEST = 200;
const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads XML from start to end. There is no document type, so no entity that grows, reads a file or calls out: anything
 * that begins like one makes the file broken, and nothing that it points at is ever fetched (T67, T68).
 */
export function readXml(xml: string, handler: XmlHandler): void {
  const stack: string[] = [];
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    if (end > at) handler.text(withoutEntities(xml.slice(at, end)));
    if (next < 0) break;
    at = xml[next + 1] === '!' || xml[next + 1] === '?' ? passBy(xml, next, handler) : tag(xml, next, stack, handler);
  }
  if (stack.length > 0) throw new Unreadable('broken');
}

/** Comments and instructions are passed over, plain text between marks is text, everything else is refused. */
function passBy(xml: string, at: number, handler: XmlHandler): number {
  const kind = [
    ['<![CDATA[', ']]>'],
    ['<!--', '-->'],
    ['<?', '?>'],
  ].find(([start = '']) => xml.startsWith(start, at));
  const [start = '', close = ''] = kind ?? [];
  const end = kind ? xml.indexOf(close, at + start.length) : -1;
  if (end < 0) throw new Unreadable('broken');
  if (start === '<![CDATA[') handler.text(xml.slice(at + start.length, end));
  return end + close.length;
}

function tag(xml: string, at: number, stack: string[], handler: XmlHandler): number {
  TAG.lastIndex = at;
  const [whole, closing, name = '', attributes = '', alone] = TAG.exec(xml) ?? [];
  if (whole === undefined || stack.length > DEEPEST) throw new Unreadable('broken');
  if (closing) {
    if (stack.pop() !== name) throw new Unreadable('broken');
    handler.close(name);
  } else {
    handler.open(name, (wanted) => attributeOf(attributes, wanted));
    if (alone) handler.close(name);
    else stack.push(name);
  }
  return at + whole.length;
}

function attributeOf(attributes: string, wanted: string): string | undefined {
  for (const [, name, double, single] of attributes.matchAll(/(?<![\w.-])([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (name === wanted) return withoutEntities(double ?? single ?? '');
  return undefined;
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}))?(;?)/gi, (_, decimal, hex, name, end) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? 'x', 16);
    const character = name ? ENTITY[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
    if (!end || character === undefined) throw new Unreadable('broken');
    return character;
  });
}
