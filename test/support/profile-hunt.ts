import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

/** Words found in a folder of a browser: as text in two encodings, and inside what it keeps compressed. */
export async function wordsInFolder(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = await readFile(path);
    const parts = [bytes, ...unpacked(bytes)];
    for (const word of words)
      if (parts.some((part) => part.includes(word) || part.includes(Buffer.from(word, 'utf16le'))))
        found.push(`${word} in ${path.slice(folder.length)}`);
  }
  return found;
}

/**
 * A kept answer stands behind its address in one file: the address, then the body as it came. gzip says where it begins;
 * brotli does not, so every place behind an address of ours is tried.
 */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (
    let at = bytes.indexOf('\x1f\x8b\x08', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('\x1f\x8b\x08', at + 1, 'latin1')
  )
    attempt(found, () => gunzipSync(bytes.subarray(at), { finishFlush: 2 }));
  const address = /https?:\/\/(?:localhost|127\.0\.0\.1):\d+[\x21-\x7e]*/g;
  const text = bytes.length < 2_000_000 ? bytes.toString('latin1') : '';
  for (const { index, 0: whole } of text.matchAll(address))
    for (let cut = 0; cut < 4; cut += 1) {
      const body = bytes.subarray(index + whole.length - cut);
      attempt(found, () => brotliDecompressSync(body, { finishFlush: 1 }));
      attempt(found, () => inflateSync(body, { finishFlush: 2 }));
    }
  return found;
}

function attempt(found: Buffer[], unpack: () => Buffer): void {
  try {
    found.push(unpack());
  } catch {
    // Nothing that begins here.
  }
}
