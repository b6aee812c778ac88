import { visibleText } from './visible-text.ts';

const LONGEST = 120;
const LONGEST_EXTENSION = 10;
/** Names that Windows keeps for devices; a person who saves the file there would lose it. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?:\.|$)/i;
const NAMELESS = 'document';

/**
 * A file name fit to be shown and offered for saving: no path, no invisible or direction-turning characters, not
 * too long, extension kept (T66). On our disk it is never used: there names are random (`sealed-store.ts`).
 */
export function displayName(given: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? '';
  const shown = visibleText(last)
    .replace(/[<>:"|?*]/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const name = shorten(shown) || NAMELESS;
  return RESERVED.test(name) ? `_${name}` : name;
}

function shorten(name: string): string {
  const letters = Array.from(name);
  if (letters.length <= LONGEST) return name;
  const dot = letters.lastIndexOf('.');
  const extension = dot > 0 && letters.length - dot <= LONGEST_EXTENSION ? letters.slice(dot) : [];
  return [...letters.slice(0, LONGEST - extension.length - 1), '…', ...extension].join('');
}

/** Headers under which an uploaded original leaves us: to be saved, never to be shown by a browser (T67). */
export function attachmentHeaders(given: string): Record<string, string> {
  const name = displayName(given);
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  };
}
