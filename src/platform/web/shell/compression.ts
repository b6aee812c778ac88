import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export const encodings = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof encodings)[number];

/** A text as it travels, smallest first. */
export type PackedText = Readonly<Record<Encoding, Buffer<ArrayBuffer>>>;

/**
 * Compresses a text once, for many readers. Only for what is the same for everybody: beside a secret (a token, a name) the
 * length of a compressed page would tell something about it.
 */
export function pack(text: string): PackedText {
  const identity = Buffer.from(text);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 10, [constants.BROTLI_PARAM_SIZE_HINT]: identity.length };
  return { identity, br: brotliCompressSync(identity, { params }), gzip: gzipSync(identity, { level: 9 }) };
}

/** The smallest form that the browser takes, by its Accept-Encoding header; what it refuses (`br;q=0`) it does not get. */
export function chooseEncoding(header: string | null | undefined): Encoding {
  if (!header) return 'identity';
  return encodings.find((one) => accepts(header, one)) ?? 'identity';
}

function accepts(header: string, encoding: Encoding): boolean {
  for (const part of header.split(',')) {
    const [name, ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
    if (name === encoding) return !parameters.some((one) => /^q=0(\.0{0,3})?$/.test(one));
  }
  return false;
}
