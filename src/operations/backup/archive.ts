import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { extract, type Header, pack } from 'tar-stream';
import { decryptWith, encryptTo } from './age.ts';
import { BackupRefusal } from './refusal.ts';

/** Adds one entry; resolves when it was taken in, so that whoever writes is never ahead of the disk by more than an entry. */
export type PutEntry = (name: string, bytes: Uint8Array) => Promise<void>;

export interface ArchiveEntry {
  name: string;
  bytes: Buffer;
}

/** Larger than a sealed file can be, and small enough for the memory of the smallest machine. */
const largestEntry = 64 * 1024 * 1024;

/** Ciphertext in hexadecimal becomes half as long; there is nothing more to win by trying harder. */
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/**
 * Writes a tar, packed and encrypted to recipients of age while it streams: nothing of it touches the disk in clear. The
 * file is whole, under its name and on the disk, or it is not there.
 */
export async function writeArchive(
  path: string,
  recipients: readonly string[],
  work: (put: PutEntry) => Promise<void>,
): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const file = await open(unfinished, 'wx', 0o600).catch((error) => {
    throw refusalOf(error, path);
  });
  const entries = pack();
  const packed = createZstdCompress(quickly);
  const encrypted = await encryptTo(recipients, packed);
  const written = Promise.all([
    pipeline(entries, packed),
    pipeline(encrypted, file.createWriteStream({ flush: true })),
  ]);
  // Whoever is putting an entry waits for room that a full disk never makes: then the failure answers.
  const failure = written.then(() => new Promise<never>(() => undefined));
  failure.catch(() => undefined);
  const put: PutEntry = (name, bytes) =>
    Promise.race([
      new Promise<void>((done, fail) => {
        entries.entry({ name, size: bytes.length, mode: 0o600 }, bytes, (error) => (error ? fail(error) : done()));
      }),
      failure,
    ]);
  try {
    await work(put);
    entries.finalize();
    await written;
    await rename(unfinished, path);
  } catch (error) {
    entries.destroy();
    packed.destroy();
    await written.catch(() => undefined);
    await file.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw refusalOf(error, path);
  }
}

/** The entries of such a file, in order. Throws a refusal where it is cut off, damaged or not for this identity. */
export async function* readArchive(path: string, identities: readonly string[]): AsyncGenerator<ArchiveEntry> {
  const file = createReadStream(path);
  const unpacked = extract();
  try {
    const packed = await decryptWith(identities, file);
    const flow = pipeline(packed, createZstdDecompress(), unpacked);
    flow.catch(() => undefined);
    for await (const entry of unpacked) yield { name: entry.header.name, bytes: await bytesOf(entry) };
    await flow;
  } catch (error) {
    throw error instanceof BackupRefusal ? error : damaged(path, error);
  } finally {
    file.destroy();
    unpacked.destroy();
  }
}

async function bytesOf(entry: AsyncIterable<unknown> & { header: Header }): Promise<Buffer> {
  if (entry.header.size > largestEntry) throw new Error('too large');
  const parts: Buffer[] = [];
  for await (const part of entry) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function damaged(path: string, error: unknown): BackupRefusal {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return new BackupRefusal(`There is no file ${path} that can be read.`);
  return new BackupRefusal(
    `${path} is cut off or damaged, or it is no backup of ours. Nothing was put back; take another copy.`,
  );
}

function refusalOf(error: unknown, path: string): unknown {
  if (isTaken(error))
    return new BackupRefusal(
      `Another backup is just being written to ${path}, or one was cut off: remove ${path}.unfinished if none is.`,
    );
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new BackupRefusal(`There is no room left for ${path}. No backup was made.`);
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR')
    return new BackupRefusal(`${path} cannot be written: its folder is not there, or may not be written in.`);
  return error;
}

function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EEXIST';
}
