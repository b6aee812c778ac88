import { leadsTo } from './links.ts';

/** Nothing of these is seen. */
const DROPPED = new Set([
  'script',
  'style',
  'title',
  'template',
  'svg',
  'math',
  'iframe',
  'object',
  'noscript',
  'select',
]);
const APART = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'blockquote', 'table', 'hr', 'pre']);
const BLOCK = new Set('div tr dt dd section article header footer center address form figure'.split(' '));
const VOID = new Set('br hr img input meta link wbr area base col embed source'.split(' '));
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all/i;
const LONGEST_TAG = 16_384;

/** What a person reads in an HTML message, as rows with tabs between columns. Nothing is run, shown or fetched. */
export function textOfHtml(html: string): string {
  const reader = new HtmlText();
  let at = 0;
  while (at < html.length) {
    const next = html.indexOf('<', at);
    const end = next < 0 ? html.length : next;
    if (end > at) reader.text(html.slice(at, end));
    if (next < 0) break;
    at = html.startsWith('<!--', next) ? after(html, '-->', next + 4) : tag(html, next, reader);
  }
  return reader.finish();
}

function tag(html: string, at: number, reader: HtmlText): number {
  if (!/[a-z/!?]/i.test(html[at + 1] ?? '')) {
    reader.text('<');
    return at + 1;
  }
  const end = endOfTag(html, at);
  const [, closing, name = '', attributes = ''] = /^<(\/?)([a-z][^\s/>]*)([\s\S]*)$/i.exec(html.slice(at, end)) ?? [];
  const element = name.toLowerCase();
  if (closing) reader.close(element);
  else if (DROPPED.has(element)) return afterElement(html, element, end);
  else if (element !== '') reader.open(element, attributes);
  return end + 1;
}

/** Where a tag ends: at the first `>` that stands in no quotes. */
function endOfTag(html: string, at: number): number {
  let quote = '';
  const last = Math.min(html.length, at + LONGEST_TAG);
  for (let place = at; place < last; place++) {
    const sign = html[place] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '>') return place;
    else if ((sign === '"' || sign === "'") && /=\s*$/.test(html.slice(Math.max(at, place - 3), place))) quote = sign;
  }
  const plain = html.indexOf('>', at);
  return plain < 0 ? html.length : plain;
}

function after(html: string, mark: string, from: number): number {
  const end = html.indexOf(mark, from);
  return end < 0 ? html.length : end + mark.length;
}

function afterElement(html: string, element: string, from: number): number {
  const close = new RegExp(`</${element}[^>]*>`, 'gi');
  close.lastIndex = from;
  return close.exec(html) ? close.lastIndex : html.length;
}

class HtmlText {
  #rows = '';
  /** The hidden element we are in, and how many of its name are open. */
  #hidden: { element: string; depth: number } | null = null;
  #link: { address: string; from: number } | null = null;
  #kept = 0;

  text(raw: string): void {
    if (this.#hidden) return;
    const text = withoutEntities(raw);
    this.#rows += this.#kept > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
  }

  open(element: string, attributes: string): void {
    if (this.#hidden) {
      if (this.#hidden.element === element) this.#hidden.depth++;
      return;
    }
    if (isHidden(attributes)) {
      if (!VOID.has(element)) this.#hidden = { element, depth: 1 };
      return;
    }
    if (element === 'pre') this.#kept++;
    if (element === 'a') this.#startLink(attributes);
    if (element === 'td' || element === 'th') this.#rows += '\t';
    else if (element === 'li') this.#rows += '\n• ';
    else this.#breakAt(element);
  }

  close(element: string): void {
    if (this.#hidden) {
      if (this.#hidden.element === element && --this.#hidden.depth === 0) this.#hidden = null;
      return;
    }
    if (element === 'pre') this.#kept = Math.max(0, this.#kept - 1);
    if (element === 'a') this.#endLink();
    this.#breakAt(element);
  }

  finish(): string {
    const rows = this.#rows
      .split('\n')
      .map((row) => row.replace(/[ \t]+/g, (gap) => (gap.includes('\t') ? '\t' : gap)).trim());
    return rows
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #breakAt(element: string): void {
    if (element === 'br' || BLOCK.has(element)) this.#rows += '\n';
    else if (APART.has(element)) this.#rows += '\n\n';
  }

  #startLink(attributes: string): void {
    const [, double, single, plain] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? [];
    const address = withoutEntities(double ?? single ?? plain ?? '').trim();
    this.#link = { address, from: this.#rows.length };
  }

  #endLink(): void {
    const { address = '', from = 0 } = this.#link ?? {};
    this.#link = null;
    this.#rows += leadsTo(address, this.#rows.slice(from));
  }
}

function isHidden(attributes: string): boolean {
  if (/(?:^|\s)hidden(?=[\s=/]|$)/i.test(attributes)) return true;
  const [, double, single] = /\bstyle\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes) ?? [];
  return HIDDEN.test(double ?? single ?? '');
}

/** The letters of Latin-1 by the names that HTML gives them, from 160. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
    ' ',
  );
const NAMED: ReadonlyMap<string, string> = new Map([
  ...LATIN.map((name, at): [string, string] => [name, String.fromCharCode(160 + at)]),
  ...Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", euro: '€', ndash: '–', mdash: '—' }),
  ...Object.entries({ lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', sbquo: '‚', bdquo: '„', bull: '•', hellip: '…' }),
  ...Object.entries({ ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '', zwj: '' }),
]);

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));?/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED.get(name) ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
