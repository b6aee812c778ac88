import type { Socket } from 'node:net';

/**
 * Messages with bytes in them, over a socket: two lengths of four bytes, the words as JSON, then the bytes one after the
 * other; in the words each has its place as `{"$bytes": N}`, its length. Nothing of what comes is run or made into more than
 * plain values.
 */
export function packParcel(message: unknown): Buffer[] {
  const parts: Uint8Array[] = [];
  const words = Buffer.from(
    JSON.stringify(message, function (this: Record<string, unknown>, key, value: unknown) {
      // A Buffer has turned itself into words by now; the holder still has its bytes.
      const held = this[key];
      if (!(held instanceof Uint8Array)) return value;
      parts.push(held);
      return { $bytes: held.byteLength };
    }),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(words.byteLength, 0);
  head.writeUInt32BE(
    parts.reduce((sum, part) => sum + part.byteLength, 0),
    4,
  );
  return [head, words, ...parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))];
}

export interface ParcelLimits {
  words: number;
  bytes: number;
}

/** Hears the messages of a socket; one that is larger than agreed, or not as agreed, cuts it off. */
export function readParcels(
  socket: Socket,
  { words: mostWords, bytes: mostBytes }: ParcelLimits,
  ear: (message: unknown) => void,
) {
  let chunks: Buffer[] = [];
  let length = 0;
  let wanted = 8;
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.byteLength;
    while (length >= wanted) {
      const all = Buffer.concat(chunks, length);
      const [words, bytes] = [all.readUInt32BE(0), all.readUInt32BE(4)];
      if (words > mostWords || bytes > mostBytes) return socket.destroy();
      const whole = 8 + words + bytes;
      chunks = [all];
      wanted = whole;
      if (length < whole) return;
      try {
        ear(unpack(all.subarray(8, 8 + words), all.subarray(8 + words, whole)));
      } catch {
        return socket.destroy();
      }
      chunks = [all.subarray(whole)];
      length -= whole;
      wanted = 8;
    }
  });
}

function unpack(words: Buffer, bytes: Buffer): unknown {
  let at = 0;
  const message: unknown = JSON.parse(words.toString('utf8'), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('$bytes' in value)) return value;
    const size = Number(value.$bytes);
    if (!Number.isSafeInteger(size) || size < 0 || at + size > bytes.byteLength) throw new Error('Not as agreed.');
    // A copy: a page is kept longer than what it came with.
    const part = Buffer.from(bytes.subarray(at, at + size));
    at += size;
    return part;
  });
  if (at !== bytes.byteLength) throw new Error('Not as agreed.');
  return message;
}
