import { decodeText } from './plain-text.ts';

/** Headers by their name in small letters; where one comes twice, the first counts. */
export type Headers = ReadonlyMap<string, string>;

/** More than this at the start of a part is no header any more. */
const HEADER_BYTES = 256 * 1024;

/** Cuts a part of a message (one character a byte) at its first empty line. */
export function splitPart(part: string): { headers: Headers; body: string } {
  const gap = /(?:^|\r?\n)\r?\n/.exec(part.slice(0, HEADER_BYTES));
  const head = part.slice(0, gap?.index ?? HEADER_BYTES);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== '' && !headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return { headers, body: gap ? part.slice(gap.index + gap[0].length) : '' };
}

/** A header as a person reads it, words in other alphabets decoded (RFC 2047). */
export function headerText(raw: string): string {
  const words = raw.replace(/(?:=\?[^?\s]{1,60}\?[bq]\?[^?\s]*\?=\s*)+/gi, (run) => {
    const end = run.slice(run.trimEnd().length);
    return `${encodedWords(run)}${end}`;
  });
  return (words === raw ? decodeText(Buffer.from(raw, 'latin1')) : words).replace(/\s+/g, ' ').trim();
}

/** Words that follow one another in one encoding are one text: a letter may be cut between two of them. */
function encodedWords(run: string): string {
  const parts: { charset: string; bytes: Buffer }[] = [];
  for (const [, said = '', how, content = ''] of run.matchAll(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi)) {
    const charset = (said.split('*')[0] ?? '').toLowerCase();
    const bytes = how?.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : unquote(content.replaceAll('_', ' '));
    const last = parts.at(-1);
    if (last?.charset === charset) last.bytes = Buffer.concat([last.bytes, bytes]);
    else parts.push({ charset, bytes });
  }
  return parts.map(({ charset, bytes }) => decodeText(bytes, charset)).join('');
}

/** The bytes of quoted-printable text. */
export function unquote(text: string): Buffer {
  const joined = text.replace(/=[ \t]*(?:\r?\n|$)/g, '');
  return Buffer.from(
    joined.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** A header such as Content-Type: its value in small letters, and its parameters (RFC 2231 in one piece or several). */
export function valueAndParameters(header: string): { value: string; parameters: Headers } {
  const value = (header.split(';')[0] ?? '').trim().toLowerCase();
  const parameters = new Map<string, string>();
  for (const [, rawName = '', quoted, plain] of header.matchAll(
    /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g,
  )) {
    const [, name = '', encoded] = /^([^*]+)(?:\*\d+)?(\*?)$/.exec(rawName.toLowerCase()) ?? [];
    const said = quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1');
    parameters.set(name, (parameters.get(name) ?? '') + (encoded ? percentDecoded(said) : said));
  }
  return { value, parameters };
}

/** `utf-8'nl'brief%20van%20IND` */
function percentDecoded(said: string): string {
  const [, charset, rest = said] = /^([\w-]{0,40})'[\w-]*'(.*)$/.exec(said) ?? [];
  return decodeText(unquote(rest.replaceAll('=', '=3D').replaceAll('%', '=')), charset);
}
