import { crc32, inflateRawSync } from 'node:zlib';
import { Unreadable } from './unreadable.ts';

const MIB = 1024 * 1024;
/** A letter is far inside; nothing is unpacked that says it is more, or that turns out to be more than it says (T68). */
const ZIP_LIMITS = {
  entries: 4_000,
  /** Bytes of one file that we read, and of all of them, unpacked. */
  entryBytes: 8 * MIB,
  totalBytes: 24 * MIB,
  /** Text packs to a twentieth; above a megabyte, what packs to less than a two-hundredth is no text. */
  ratio: 200,
} as const;

const END = { mark: Buffer.from('PK\x05\x06'), bytes: 22, comment: 65_535 } as const;
const ENTRY = { mark: 0x02014b50, bytes: 46 } as const;
const LOCAL = { mark: 0x04034b50, bytes: 30 } as const;
const ENCRYPTED = 0x0001;
const [STORED, DEFLATED] = [0, 8];

export interface ZipEntry {
  name: string;
  flags: number;
  method: number;
  crc: number;
  /** Bytes in the file, and unpacked. */
  packed: number;
  size: number;
  /** Where its local header starts. */
  at: number;
}

/** The directory of a zip; null when it has none that can be read to its last byte. Nothing is unpacked. */
export function zipDirectory(file: Buffer): ZipEntry[] | null {
  const end = file.lastIndexOf(END.mark);
  if (end < 0 || end < file.byteLength - END.comment - END.bytes || end + END.bytes > file.byteLength) return null;
  const count = file.readUInt16LE(end + 10);
  if (count > ZIP_LIMITS.entries) return null;
  const entries: ZipEntry[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let number = 0; number < count; number++) {
    if (at + ENTRY.bytes > file.byteLength || file.readUInt32LE(at) !== ENTRY.mark) return null;
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString('utf8', at + ENTRY.bytes, at + ENTRY.bytes + nameLength),
      flags: file.readUInt16LE(at + 8),
      method: file.readUInt16LE(at + 10),
      crc: file.readUInt32LE(at + 16),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      at: file.readUInt32LE(at + 42),
    });
    at += ENTRY.bytes + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * A zip of which a few files are read, each within limits. Every reader must see the same in it, so entries that
 * overlap, share a name or are called otherwise where they lie make it broken.
 */
export class Zip {
  readonly #file: Buffer;
  readonly #entries = new Map<string, ZipEntry & { start: number }>();
  #left: number = ZIP_LIMITS.totalBytes;

  constructor(file: Buffer) {
    this.#file = file;
    const entries = zipDirectory(file);
    if (!entries) throw new Unreadable('broken');
    let free = 0;
    for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
      const start = this.#startOf(entry);
      if (entry.at < free || this.#entries.has(entry.name)) throw new Unreadable('broken');
      free = start + entry.packed;
      this.#entries.set(entry.name, { ...entry, start });
    }
    if (free > file.byteLength) throw new Unreadable('broken');
  }

  get names(): string[] {
    return [...this.#entries.keys()];
  }

  /** The bytes of a file; null when there is none of that name. */
  read(name: string): Buffer | null {
    const entry = this.#entries.get(name);
    if (!entry) return null;
    const { flags, method, packed, size, start } = entry;
    if (flags & ENCRYPTED) throw new Unreadable('encrypted');
    const isBomb = size > MIB && size > packed * ZIP_LIMITS.ratio;
    if (size > Math.min(ZIP_LIMITS.entryBytes, this.#left) || isBomb) throw new Unreadable('too-much-memory');
    this.#left -= size;
    const bytes = unpacked(this.#file.subarray(start, start + packed), method, size);
    if (bytes?.byteLength !== size || crc32(bytes) !== entry.crc) throw new Unreadable('broken');
    return bytes;
  }

  #startOf({ at, name }: ZipEntry): number {
    const file = this.#file;
    if (at + LOCAL.bytes > file.byteLength || file.readUInt32LE(at) !== LOCAL.mark) throw new Unreadable('broken');
    const nameLength = file.readUInt16LE(at + 26);
    const start = at + LOCAL.bytes + nameLength;
    if (file.toString('utf8', at + LOCAL.bytes, start) !== name) throw new Unreadable('broken');
    return start + file.readUInt16LE(at + 28);
  }
}

/** Stops at the size that the directory says, whatever the packed bytes would grow to. */
function unpacked(bytes: Buffer, method: number, size: number): Buffer | null {
  if (method === STORED) return bytes;
  if (method !== DEFLATED) return null;
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch {
    return null;
  }
}
