import type { HeaderOf } from '#app/platform/routing/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import { chooseEncoding, type Encoding, encodings, headersBeforehand, pack } from '#app/platform/web/index.ts';

/** One form of a page, as it goes out: nothing is computed any more. */
interface Form {
  tag: string;
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
  /** Headers of "you have it already". */
  unchanged: Record<string, string>;
}

/** A drawn page in each encoding. */
export type KeptPage = Readonly<Record<Encoding, Form>>;

/**
 * Packs a drawn page. A browser may keep it and must ask each time whether it still holds (`no-cache`): on a slow line
 * that saves the page, and on a shared phone nothing is shown without us. Never for pages about one person.
 */
export function keepPage(html: string): KeptPage {
  const packed = pack(html);
  const hash = sha256(html).toString('base64url').slice(0, 22);
  const forms = encodings.map((encoding) => [encoding, makeForm(packed[encoding], hash, encoding)] as const);
  return Object.fromEntries(forms) as Record<Encoding, Form>;
}

function makeForm(body: Uint8Array<ArrayBuffer>, hash: string, encoding: Encoding): Form {
  // A strong tag names the bytes, so each encoding has its own.
  const tag = encoding === 'identity' ? `"${hash}"` : `"${hash}-${encoding}"`;
  const unchanged = headersBeforehand({
    'Cache-Control': 'private, no-cache',
    ETag: tag,
    // The look comes from a cookie, and the first page also goes by the language of the browser.
    Vary: 'Accept-Encoding, Cookie, Accept-Language',
  });
  const headers = {
    ...unchanged,
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Length': String(body.byteLength),
    ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
  };
  return { tag, body, headers, unchanged };
}

/** Answers with the page, or with "you have it already" (304). */
export function answerWithPage(kept: KeptPage, header: HeaderOf): Response {
  const form = kept[chooseEncoding(header('accept-encoding'))];
  return isKnown(header('if-none-match'), form.tag)
    ? new Response(null, { status: 304, headers: form.unchanged })
    : new Response(form.body, { status: 200, headers: form.headers });
}

/** RFC 9110, 13.1.2: a list of tags, compared without regard to their strength, or a star. */
function isKnown(header: string | null | undefined, tag: string): boolean {
  if (header === null || header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}
