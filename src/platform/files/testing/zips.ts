import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipFile {
  name: string;
  content: string | Buffer;
  /** What is in the zip instead of the truth. */
  lie?: { name?: string; size?: number; packed?: Buffer; flags?: number; crc?: number; mode?: number };
}

/** A small zip with these files, in this order. */
export function zipOf(files: Readonly<Record<string, string | Buffer>> | readonly ZipFile[]): Buffer {
  const list: readonly ZipFile[] = isList(files)
    ? files
    : Object.entries(files).map(([name, content]) => ({ name, content }));
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, lie = {} } of list) {
    const bytes = Buffer.from(content);
    const packed = lie.packed ?? deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(lie.flags ?? 0, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(lie.crc ?? crc32(bytes), 10);
    shared.writeUInt32LE(packed.byteLength, 14);
    shared.writeUInt32LE(lie.size ?? bytes.byteLength, 18);
    const local = Buffer.from(lie.name ?? name);
    const listed = Buffer.from(name);
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), withLength(shared, local), local, packed]);
    const place = Buffer.alloc(14);
    // What Unix would make of it: 0o120777 is a link.
    place.writeUInt32LE(((lie.mode ?? 0) << 16) >>> 0, 6);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), withLength(shared, listed), place, listed]));
    bodies.push(body);
    offset += body.byteLength;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).byteLength, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\x05\x06'), end]);
}

const isList = (files: Parameters<typeof zipOf>[0]): files is readonly ZipFile[] => Array.isArray(files);

function withLength(shared: Buffer, name: Buffer): Buffer {
  const header = Buffer.from(shared);
  header.writeUInt16LE(name.byteLength, 22);
  return header;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';

/** XML of a part of a Word document around this content. */
export function wordPart(content: string, root = 'document'): string {
  const inner = root === 'document' ? `<w:body>${content}</w:body>` : content;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${W}>${inner}</w:${root}>`;
}

/** A paragraph of one run. */
export function paragraph(text: string, properties = ''): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`;
}

/** A paragraph with a picture that is shown as large as a page, or so large in units of Word. */
export function pastedPicture(
  id: string,
  {
    shown = 'cx="7000000" cy="9900000"',
    cut = '',
    how = 'new',
  }: { shown?: string; cut?: string; how?: 'new' | 'old' } = {},
): string {
  const blip = `<pic:blipFill><a:blip r:embed="${id}"/>${cut && `<a:srcRect ${cut}/>`}</pic:blipFill>`;
  const drawing =
    how === 'old'
      ? `<w:pict><v:shape><v:imagedata r:id="${id}" ${cut}/></v:shape></w:pict>`
      : `<w:drawing><wp:inline><wp:extent ${shown}/><a:graphic>${blip}</a:graphic></wp:inline></w:drawing>`;
  return `<w:p><w:r>${drawing}</w:r></w:p>`;
}

/** A Word document with this body, and other parts by name. */
export function docxOf(body: string, parts: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  return zipOf({ '[Content_Types].xml': CONTENT_TYPES, 'word/document.xml': wordPart(body), ...parts });
}
