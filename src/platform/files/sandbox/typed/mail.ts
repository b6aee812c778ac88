import { textOfHtml } from './html-text.ts';
import { type Headers, headerText, splitPart, unquote, valueAndParameters } from './mail-headers.ts';
import { decodeText } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';

/** What a person sees first in a message, in this order. */
const SHOWN = ['From', 'To', 'Cc', 'Subject', 'Date'];
/** Parts in parts in parts: a letter that was forwarded five times is far inside. */
const DEEPEST = 20;
const MOST_PARTS = 400;

interface Words {
  text: string;
  /** Files that hang on it are named, never opened. */
  attachments: string[];
  /** One of them may be a page of the letter; a logo under a name is none. */
  lacksPages: boolean;
}
/** What may still be opened of a message. */
interface Budget {
  parts: number;
}

/** Bytes of a picture in a text that is more than a logo, as they are sent. */
const LARGE_PICTURE = 80_000;
/** What proves who sent it. */
const SIGNATURE = /^application\/(?:pkcs7-signature|x-pkcs7-signature|pgp-signature)$/;

/** An e-mail as rows of text: who, to whom, about what, when; what it says; the names of what hangs on it. */
export function contentOfMail(bytes: Buffer): { text: string; lacksPages: boolean } {
  const { text, attachments, lacksPages } = message(bytes.toString('latin1').replace(/^ï»¿/, ''), 0, {
    parts: MOST_PARTS,
  });
  const names = attachments.map((name) => `Attachment: ${name}`).join('\n');
  return { text: [text, names].filter(Boolean).join('\n\n'), lacksPages };
}

function message(raw: string, depth: number, budget: Budget): Words {
  const { headers, body } = splitPart(raw);
  const shown = SHOWN.flatMap((name) => {
    const value = headerText(headers.get(name.toLowerCase()) ?? '');
    return value === '' ? [] : [`${name}: ${name === 'Date' ? dateInWords(value) : value}`];
  });
  const { text, ...rest } = part(headers, body, depth, budget);
  return { text: `${shown.join('\n')}\n\n${text}`.trim(), ...rest };
}

/** The day and hour here: what was sent late in the evening elsewhere came in the day after. */
function dateInWords(value: string): string {
  const at = Date.parse(value.replace(/\([^()]*\)/g, ''));
  if (Number.isNaN(at)) return value;
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Amsterdam');
  return `${here.day} ${MONTHS[here.month - 1]} ${here.year}, ${here.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** The box reads no other module; the reader of letters knows these words. */
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function part(headers: Headers, body: string, depth: number, budget: Budget): Words {
  if (depth > DEEPEST || budget.parts-- <= 0) throw new Unreadable('broken');
  const { value: type, parameters } = valueAndParameters(headers.get('content-type') || 'text/plain');
  const disposition = valueAndParameters(headers.get('content-disposition') ?? '');
  const name = disposition.parameters.get('filename') ?? parameters.get('name');
  const isAttached = disposition.value === 'attachment';
  if (type.startsWith('multipart/')) {
    const parts = partsOf(body, parameters.get('boundary') ?? '').map((raw) => {
      const inner = splitPart(raw);
      return { inner, type: valueAndParameters(inner.headers.get('content-type') ?? '').value };
    });
    const words = parts.map(({ inner }) => part(inner.headers, inner.body, depth + 1, budget));
    return type === 'multipart/alternative' ? alternative(words) : together(words);
  }
  const hanging = {
    text: '',
    attachments: [nameOf(name, type)],
    lacksPages: mayBePage(type, headers, body, isAttached),
  };
  if (isAttached) return hanging;
  if (type === 'message/rfc822') return message(content(headers, body).toString('latin1'), depth + 1, budget);
  const own = { attachments: [], lacksPages: false };
  if (type === 'text/html') return { text: textOfHtml(decoded(headers, body, parameters)), ...own };
  if (type === 'text/plain') return { text: plain(decoded(headers, body, parameters), parameters), ...own };
  return hanging;
}

/** A picture that is in the text belongs to its look, unless it is as large as a photo of a letter. */
function mayBePage(type: string, headers: Headers, body: string, isAttached: boolean): boolean {
  if (SIGNATURE.test(type)) return false;
  const isInText = type.startsWith('image/') && headers.has('content-id') && !isAttached;
  return !isInText || body.length >= LARGE_PICTURE;
}

/** Senders put the plainest first; what shows nothing is no alternative. */
function alternative(words: readonly Words[]): Words {
  const text = words.map((one) => one.text).find((one) => one.trim() !== '') ?? '';
  return { text, ...hangingOn(words) };
}

const hangingOn = (words: readonly Words[]) => ({
  attachments: words.flatMap(({ attachments }) => attachments),
  lacksPages: words.some(({ lacksPages }) => lacksPages),
});

function together(words: readonly Words[]): Words {
  const texts = words.map(({ text }) => text.trim()).filter(Boolean);
  return { text: texts.join('\n\n'), ...hangingOn(words) };
}

function nameOf(name: string | undefined, type: string): string {
  return headerText(name ?? '').slice(0, 120) || type.slice(0, 60);
}

/** The parts between the lines that hold the boundary. */
function partsOf(body: string, boundary: string): string[] {
  if (boundary === '' || boundary.length > 100) throw new Unreadable('broken');
  const mark = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pieces = body.split(new RegExp(`(?:^|\\r?\\n)--${mark}(--)?[ \\t]*(?=\\r?\\n|$)`));
  const parts: string[] = [];
  for (let at = 1; at + 1 < pieces.length && pieces[at] === undefined; at += 2) {
    // The line end after the boundary belongs to it; a part may have no headers at all.
    parts.push((pieces[at + 1] ?? '').replace(/^\r?\n/, ''));
    if (parts.length > MOST_PARTS) throw new Unreadable('broken');
  }
  return parts;
}

function content(headers: Headers, body: string): Buffer {
  const encoding = (headers.get('content-transfer-encoding') ?? '').trim().toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  return encoding === 'quoted-printable' ? unquote(body) : Buffer.from(body, 'latin1');
}

function decoded(headers: Headers, body: string, parameters: Headers): string {
  return decodeText(content(headers, body), parameters.get('charset'));
}

/** Flowed text (RFC 3676) breaks its lines with a space at the end; they are one. */
function plain(text: string, parameters: Headers): string {
  if (parameters.get('format')?.toLowerCase() !== 'flowed') return text;
  const space = parameters.get('delsp')?.toLowerCase() === 'yes' ? '' : ' ';
  return text.replace(/(?<!^--) \r?\n(?![>\r\n])/gm, space).replace(/^ /gm, '');
}
