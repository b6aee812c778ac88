import { SaxesParser } from 'saxes';
import { Unreadable } from './unreadable.ts';

export interface XmlHandler {
  /** Names come without their prefix: `p` for `w:p`. */
  open(name: string, attribute: (name: string) => string | undefined): void;
  close(name: string): void;
  text(text: string): void;
}

const DEEPEST = 200;

/**
 * Reads XML from start to end. There is no document type, so no entity that grows, reads a file or calls out: anything
 * that begins like one makes the file broken, and nothing that it points at is ever fetched (T67, T68).
 */
export function readXml(xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > DEEPEST) refuse();
    handler.open(withoutPrefix(name), (wanted) => attributeOf(attributes, wanted));
  });
  parser.on('closetag', ({ name }) => {
    depth--;
    handler.close(withoutPrefix(name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.write(xml).close();
}

function refuse(): never {
  throw new Unreadable('broken');
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1);

function attributeOf(attributes: Readonly<Record<string, string>>, wanted: string): string | undefined {
  const name = Object.keys(attributes).find((one) => withoutPrefix(one) === wanted);
  return name === undefined ? undefined : attributes[name];
}
