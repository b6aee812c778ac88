import { Unreadable } from './unreadable.ts';

/** Text in the encoding that it says or shows: UTF-16 with its mark, UTF-8 where it is valid, else that of old Windows. */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  const named = charset && !/^(?:us-)?ascii$/i.test(charset) ? attempt(bytes, charset, false) : null;
  return named ?? attempt(bytes, 'utf-8', true) ?? decode(bytes, 'windows-1252');
}

function decode(bytes: Uint8Array, charset: string): string {
  const text = attempt(bytes, charset, false);
  if (text === null) throw new Unreadable('broken');
  return text;
}

/** Null for an encoding that nobody knows, and, where that is asked, for bytes that are not in it. */
function attempt(bytes: Uint8Array, charset: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(charset, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}
