/** Headers that only a message has which somebody sent to somebody. */
const SENT = ['to', 'cc', 'bcc', 'delivered-to', 'received', 'message-id', 'return-path'];
/** Headers of a web page that was saved as a message (MHT). */
const PAGE = ['content-location', 'snapshot-content-location'];
const SAVED_PAGE = /^\s*<?saved by /i;
const HEADER = /^([!-9;-~]{1,76}):([^\0]*)$/;
const HEADER_BYTES = 64 * 1024;

/**
 * True for a file that starts as an e-mail does (RFC 5322): nothing but headers up to an empty line, with a sender and a
 * sign that it was sent. A web page saved as a message is none (T72).
 */
export function startsAsMail(file: Buffer): boolean {
  const start = file.toString('latin1', 0, HEADER_BYTES).replace(/^ï»¿/, '');
  const headers = new Map<string, string>();
  for (const line of (start.split(/\r?\n\r?\n/, 1)[0] ?? '').split(/\r?\n(?![ \t])/)) {
    const [whole, name = '', value = ''] = HEADER.exec(line) ?? [];
    if (whole === undefined) return false;
    headers.set(name.toLowerCase(), value);
  }
  const from = headers.get('from')?.trim() ?? '';
  const isPage = SAVED_PAGE.test(from) || PAGE.some((name) => headers.has(name));
  return from !== '' && !isPage && SENT.some((name) => headers.has(name));
}
