import { Parser } from 'htmlparser2';
import { leadsTo } from './links.ts';
import { Unreadable } from './unreadable.ts';

/** Nothing of these is seen. */
const DROPPED = new Set('script style title template svg math iframe object noscript select'.split(' '));
const APART = new Set('p h1 h2 h3 h4 h5 h6 ul ol blockquote table hr pre'.split(' '));
const BLOCK = new Set('br div tr dt dd section article header footer center address form figure'.split(' '));
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|mso-hide\s*:\s*all/i;
/** A browser flattens what is nested deeper than some hundreds; the parser takes the square of the depth. */
const DEEPEST = 5_000;
/** What the parser makes of a number that is no character. */
const NO_CHARACTER = '\ufffd';

type Attributes = Readonly<Record<string, string>>;

/** What a person reads in an HTML message, as rows with tabs between columns. Nothing is run, shown or fetched. */
export function textOfHtml(html: string): string {
  const reader = new HtmlText();
  read(html, reader);
  return reader.finish();
}

function read(html: string, reader: HtmlText): void {
  let isInTag = false;
  const parser: Parser = new Parser({
    onopentagname() {
      isInTag = true;
    },
    onopentag(element, attributes) {
      isInTag = false;
      reader.open(element, attributes);
    },
    onclosetag: (element, isImplied) => reader.close(element, isImplied),
    ontext(text) {
      if (text !== NO_CHARACTER || html[parser.startIndex] !== '&') reader.text(text);
    },
  });
  parser.write(html);
  // A quote that nobody closed holds all the rest of the message: the tag ends at its first `>`, and the rest is read.
  const end = isInTag ? html.indexOf('>', parser.endIndex) : -1;
  if (end >= 0) read(html.slice(end + 1), reader);
  parser.end();
}

class HtmlText {
  #rows = '';
  /** Text since the last tag. */
  #text = '';
  /** How many elements are open, and how many of them from the hidden one we are in. */
  #depth = 0;
  #hidden = 0;
  #link: { address: string; from: number } | null = null;
  #kept = 0;

  text(text: string): void {
    if (this.#hidden === 0) this.#text += text;
  }

  open(element: string, attributes: Attributes): void {
    this.#endText();
    if (++this.#depth > DEEPEST) throw new Unreadable('broken');
    if (this.#hidden > 0 || DROPPED.has(element) || isHidden(attributes)) {
      this.#hidden++;
      return;
    }
    if (element === 'pre') this.#kept++;
    if (element === 'a') this.#link = { address: attributes.href?.trim() ?? '', from: this.#rows.length };
    if (element === 'td' || element === 'th') this.#rows += '\t';
    else if (element === 'li') this.#rows += '\n• ';
    else this.#breakAt(element);
  }

  /** `isImplied`: closed by what came behind it. That one breaks the line where it wants to. */
  close(element: string, isImplied: boolean): void {
    this.#endText();
    this.#depth--;
    if (this.#hidden > 0) {
      this.#hidden--;
      return;
    }
    if (element === 'pre') this.#kept--;
    if (element === 'a') this.#endLink();
    if (!isImplied && element !== 'br') this.#breakAt(element);
  }

  finish(): string {
    this.#endText();
    const rows = this.#rows
      .split('\n')
      .map((row) => row.replace(/[ \t]+/g, (gap) => (gap.includes('\t') ? '\t' : gap)).trim());
    return rows
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #endText(): void {
    const text = this.#text.replace(/[\u2002\u2003\u2009]/g, ' ');
    this.#rows += this.#kept > 0 ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    this.#text = '';
  }

  #breakAt(element: string): void {
    if (BLOCK.has(element)) this.#rows += '\n';
    else if (APART.has(element)) this.#rows += '\n\n';
  }

  #endLink(): void {
    const { address = '', from = 0 } = this.#link ?? {};
    this.#link = null;
    this.#rows += leadsTo(address, this.#rows.slice(from));
  }
}

function isHidden({ hidden, style = '' }: Attributes): boolean {
  return hidden !== undefined || HIDDEN.test(style);
}
