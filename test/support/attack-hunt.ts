import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A word or secret in one way of writing it. */
interface Shape {
  what: string;
  bytes: Buffer;
}

/**
 * Every way in which a text could be on a disk: as it is, in two-byte letters, in hexadecimal, in base64 at each
 * alignment, in an address.
 */
export function shapesOf(what: string, text: string | Buffer): Shape[] {
  const raw = Buffer.from(text);
  const shapes: Shape[] = [
    { what, bytes: raw },
    { what: `${what} in UTF-16`, bytes: Buffer.from(raw.toString('latin1'), 'utf16le') },
    { what: `${what} in hexadecimal`, bytes: Buffer.from(raw.toString('hex')) },
    { what: `${what} in HEXADECIMAL`, bytes: Buffer.from(raw.toString('hex').toUpperCase()) },
  ];
  for (const shift of [0, 1, 2]) {
    for (const encoding of ['base64', 'base64url'] as const) {
      const written = Buffer.concat([Buffer.alloc(shift), raw])
        .toString(encoding)
        .replace(/=+$/, '');
      // The first letters also hold what stood before, the last what comes after.
      const from = shift === 0 ? 0 : shift + 1;
      const whole = Math.floor(((shift + raw.length) * 8) / 6);
      shapes.push({ what: `${what} in ${encoding} at ${shift}`, bytes: Buffer.from(written.slice(from, whole)) });
    }
  }
  if (typeof text === 'string') {
    const address = encodeURIComponent(text);
    if (address !== text) shapes.push({ what: `${what} in an address`, bytes: Buffer.from(address) });
    for (const other of [text.toLowerCase(), text.toUpperCase()])
      if (other !== text) shapes.push({ what: `${what} as ${other}`, bytes: Buffer.from(other) });
  }
  const seen = new Set<string>();
  return shapes.filter(
    ({ bytes }) => bytes.length >= 8 && !seen.has(bytes.toString('latin1')) && seen.add(bytes.toString('latin1')),
  );
}

/** Where one of the shapes is in these bytes, packed parts opened. */
export function hunt(name: string, bytes: Buffer, shapes: readonly Shape[]): string[] {
  const found = shapes.filter((shape) => bytes.includes(shape.bytes)).map(({ what }) => `${name}: ${what}`);
  for (const unpacked of packedParts(bytes))
    found.push(
      ...shapes.filter((shape) => unpacked.includes(shape.bytes)).map(({ what }) => `${name}, packed: ${what}`),
    );
  return found;
}

/** The same in every file of a folder. */
export async function huntFolder(
  folder: string,
  shapes: readonly Shape[],
): Promise<{ found: string[]; files: number; bytes: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const result = { found: [] as string[], files: 0, bytes: 0 };
  for (const entry of entries) {
    result.found.push(...hunt(`name of ${entry.name}`, Buffer.from(entry.name), shapes));
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path).catch(() => Buffer.alloc(0));
    result.files += 1;
    result.bytes += content.length;
    result.found.push(...hunt(path.slice(folder.length), content, shapes));
  }
  return result;
}

/** What unpacks as gzip, zlib or a zip entry; most places that look like a beginning are none. */
function packedParts(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  const attempt = (at: number, unpack: (part: Buffer) => Buffer) => {
    try {
      parts.push(unpack(bytes.subarray(at)));
    } catch {
      // No beginning after all.
    }
  };
  const limits = { maxOutputLength: 1 << 24, finishFlush: 2 };
  for (let at = bytes.indexOf(gzip); at !== -1; at = bytes.indexOf(gzip, at + 1))
    attempt(at, (part) => gunzipSync(part, limits));
  for (const head of zlib)
    for (
      let at = bytes.indexOf(head), tries = 0;
      at !== -1 && tries < 200;
      at = bytes.indexOf(head, at + 1), tries += 1
    )
      attempt(at, (part) => inflateSync(part, limits));
  for (let at = bytes.indexOf(zip); at !== -1; at = bytes.indexOf(zip, at + 1)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    attempt(start, (part) => inflateRawSync(part, limits));
  }
  return parts;
}

const gzip = Buffer.from([0x1f, 0x8b, 0x08]);
const zlib = [Buffer.from([0x78, 0x9c]), Buffer.from([0x78, 0xda])];
const zip = Buffer.from('PK\u0003\u0004', 'latin1');
