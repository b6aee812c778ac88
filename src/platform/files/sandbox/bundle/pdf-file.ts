import { deflateSync } from 'node:zlib';

/** The number of an object in the file. */
export type Ref = number;

/** A PDF written from nothing: only what is put in here is in it, and the same things make the same bytes. */
export class PdfFile {
  readonly #bodies: (Buffer | null)[] = [];

  /** Keeps a number for an object that others point at before it is written. */
  reserve(): Ref {
    this.#bodies.push(null);
    return this.#bodies.length;
  }

  add(body: string, ref: Ref = this.reserve()): Ref {
    this.#bodies[ref - 1] = Buffer.from(body, 'latin1');
    return ref;
  }

  /** A stream; `entries` go into its dictionary. Bytes that are packed already are taken as they are. */
  addStream(content: Uint8Array, entries: string, packed = false): Ref {
    const bytes = packed ? content : deflateSync(content, { level: 6 });
    const filter = packed ? '' : ' /Filter /FlateDecode';
    const ref = this.reserve();
    const head = `<<${entries}${filter} /Length ${bytes.byteLength}>>\nstream\n`;
    this.#bodies[ref - 1] = Buffer.concat([Buffer.from(head, 'latin1'), bytes, Buffer.from('\nendstream')]);
    return ref;
  }

  /** The whole file. */
  bytes(root: Ref, info: Ref): Buffer {
    const parts: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
    let at = parts[0]?.byteLength ?? 0;
    const rows: string[] = [];
    for (const [index, body] of this.#bodies.entries()) {
      if (body === null) throw new Error('An object was promised and not written');
      const object = [Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')];
      rows.push(`${String(at).padStart(10, '0')} 00000 n \n`);
      for (const part of object) at += part.byteLength;
      parts.push(...object);
    }
    const size = this.#bodies.length + 1;
    const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`;
    const trailer = `trailer\n<</Size ${size} /Root ${root} 0 R /Info ${info} 0 R>>\nstartxref\n${at}\n%%EOF\n`;
    return Buffer.concat([...parts, Buffer.from(table + trailer, 'latin1')]);
  }
}

/** Text as a PDF holds it outside of pages (bookmarks, title): UTF-16, written in hexadecimals, so nothing can break out. */
export function pdfText(text: string): string {
  const units = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${units.toString('hex')}>`;
}

/** A number as PDF writes it. */
export const pdfNumber = (value: number) => String(Math.round(value * 100) / 100);
