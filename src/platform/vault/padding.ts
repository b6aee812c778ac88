import { VaultRefusal } from './refusal.ts';

const SMALL_CLASSES = [256, 1024, 4096, 16_384];
const MARK = 0x80;

/**
 * Length after padding: 256 B, 1 K, 4 K, 16 K, then powers of two. Classes and not random lengths, since chance
 * averages out over many versions of the same text.
 */
export function paddedLength(length: number): number {
  const wanted = length + 1;
  for (const size of SMALL_CLASSES) {
    if (wanted <= size) return size;
  }
  return 2 ** Math.ceil(Math.log2(wanted));
}

/** Writes the end mark of ISO 7816-4 after `length` bytes; the rest of `padded` must be zero already. */
export function markEnd(padded: Uint8Array, length: number): void {
  padded[length] = MARK;
}

/** Length of the content of padded (and already authenticated) bytes. */
export function contentLength(padded: Uint8Array): number {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  if (end < 0 || padded[end] !== MARK) throw new VaultRefusal();
  return end;
}
