import { leadsTo } from './links.ts';
import { Numbering } from './numbering.ts';
import { decodeText } from './plain-text.ts';
import { Unreadable } from './unreadable.ts';
import { readXml, type XmlHandler } from './xml.ts';
import { Zip } from './zip.ts';

/**
 * A picture that may be a page of a letter: its bytes, or null when they cannot be had, and what is cut off its sides.
 */
export interface WordPicture {
  bytes: Buffer | null;
  /** Shares of the picture: left, top, right, bottom. */
  cut: readonly [number, number, number, number];
}

/** The text of a Word document: rows, tabs between columns, a form feed where a page was broken. */
export function textOfDocx(file: Buffer): string {
  return contentOfDocx(file).text;
}

/**
 * Of all that is in a Word document only words are read, and large pictures of its body, in their order: a scanned
 * letter that was pasted. No macro, no object, no logo, and nothing that it points at outside.
 */
export function contentOfDocx(file: Buffer): { text: string; pictures: WordPicture[] } {
  const zip = new Zip(file);
  const body = wordsOf(zip, 'word/document.xml', new Numbering(partOf(zip, 'word/numbering.xml')));
  if (!body) throw new Unreadable('broken');
  const notes = ['word/footnotes.xml', 'word/endnotes.xml'].map((name) => rowsOf(zip, name));
  const text = [...edges(zip, /^word\/header\d*\.xml$/), body.rows, ...notes, ...edges(zip, /^word\/footer\d*\.xml$/)]
    .map((rows) => rows.join('\n').replace(/^\n+|\n+$/g, ''))
    .filter((one) => one.trim() !== '')
    .join('\n\n');
  return { text, pictures: body.pictures.map(({ target, cut }) => ({ bytes: pictureOf(zip, target), cut })) };
}

/** A picture that is in the file itself, as Word keeps them; null for what is elsewhere, too large or damaged. */
function pictureOf(zip: Zip, target: string): Buffer | null {
  const [, name] = /^(?:\/word\/)?(media\/[\w.-]+)$/.exec(target) ?? [];
  try {
    return name === undefined ? null : zip.read(`word/${name}`);
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

/** First, even and ordinary pages may have the same letterhead: once is enough. */
function edges(zip: Zip, wanted: RegExp): string[][] {
  const parts = zip.names.filter((name) => wanted.test(name)).sort();
  const rows = parts.slice(0, 12).map((name) => rowsOf(zip, name));
  return [...new Map(rows.map((one) => [one.join('\n').trim(), one])).values()];
}

function partOf(zip: Zip, name: string): string | null {
  const bytes = zip.read(name);
  return bytes && decodeText(bytes);
}

const rowsOf = (zip: Zip, name: string): string[] => wordsOf(zip, name)?.rows ?? [];

function wordsOf(zip: Zip, name: string, numbering = new Numbering(null)): WordText | null {
  const xml = partOf(zip, name);
  if (xml === null) return null;
  // What a link in the zip points at is no XML, and is not followed.
  if (!/^\s*</.test(xml)) throw new Unreadable('broken');
  const words = new WordText(numbering, linksOf(partOf(zip, name.replace('/', '/_rels/').concat('.rels'))));
  readXml(xml, words);
  return words;
}

/** Addresses of links and names of pictures by the id that a text names. */
function linksOf(xml: string | null): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  const open = (name: string, attribute: (name: string) => string | undefined) => {
    if (name === 'Relationship') links.set(attribute('Id') ?? '', attribute('Target') ?? '');
  };
  if (xml !== null) readXml(xml, { open, close: () => undefined, text: () => undefined });
  return links;
}

/** What nobody sees on the paper: older versions of a text, what was taken out, the second copy of a text box. */
const UNSEEN = new Set(['Fallback', 'del', 'moveFrom', 'instrText', 'delText']);
const SIGNS: Readonly<Record<string, string>> = { tab: '\t', cr: '\n', noBreakHyphen: '-' };
/** A paragraph this long is set over several lines, and stands apart. */
const PROSE = 90;
const WHOLE: WordPicture['cut'] = [0, 0, 0, 0];
/** The sides of a picture as what Word cuts off them is named, since 2007 and before. */
const SIDES = { srcRect: ['l', 't', 'r', 'b'], imagedata: ['cropleft', 'croptop', 'cropright', 'cropbottom'] };
/**
 * A picture that is shown smaller than a fifth of a page, in the units of Word (360,000 a centimetre), is a logo or a
 * signature.
 */
const LARGE = (21 * 29.7 * 360_000 ** 2) / 5;

class WordText implements XmlHandler {
  readonly rows: string[] = [];
  /** Where finished paragraphs go: the page, or the cell of a table. */
  readonly #places: string[][] = [this.rows];
  readonly #tableRows: string[][][] = [];
  /** A paragraph may hold a text box with paragraphs of its own. */
  readonly #paragraphs: { text: string; numberId?: string; level: number }[] = [];
  readonly #numbering: Numbering;
  readonly #links: ReadonlyMap<string, string>;
  #link: { address: string; from: number } | null = null;
  #unseen = 0;
  #inProperties = 0;
  #inText = 0;
  #isHiddenRun = false;
  /** How large the picture is shown that comes now; where nothing says so, its pixels decide. */
  #shown = LARGE;
  /** Large pictures: where each lies, and what is cut off it. */
  readonly pictures: { target: string; cut: WordPicture['cut'] }[] = [];
  /** The one whose cut may still come; null after one that is too small. */
  #picture: { cut: WordPicture['cut'] } | null = null;

  constructor(numbering: Numbering, links: ReadonlyMap<string, string>) {
    this.#numbering = numbering;
    this.#links = links;
  }

  open(name: string, attribute: (name: string) => string | undefined): void {
    if (UNSEEN.has(name)) this.#unseen++;
    if (this.#unseen > 0) return;
    const paragraph = this.#paragraphs.at(-1);
    if (name === 'p') this.#paragraphs.push({ text: '', level: 0 });
    else if (name === 'pPr') this.#inProperties++;
    else if (name === 'r') this.#isHiddenRun = false;
    else if (name === 'tr') this.#tableRows.push([]);
    else if (name === 'tc') this.#places.push([]);
    else if (name === 't') this.#inText++;
    else if (name === 'hyperlink')
      this.#link = { address: this.#links.get(attribute('id') ?? '') ?? '', from: paragraph?.text.length ?? 0 };
    else if (this.#inProperties > 0) this.#property(name, attribute, paragraph);
    else if (name === 'vanish') this.#isHiddenRun = !['0', 'false'].includes(attribute('val') ?? '');
    else if (name === 'br') this.#write(attribute('type') === 'page' ? '\f' : '\n');
    else if (!this.#isHiddenRun && !this.#drawing(name, attribute)) this.#write(SIGNS[name] ?? '');
  }

  /** Pictures as Word draws them since 2007 (`blip`), and as it did before (`imagedata`). */
  #drawing(name: string, attribute: (name: string) => string | undefined): boolean {
    if (name === 'drawing' || name === 'pict') this.#shown = LARGE;
    else if (name === 'extent') this.#shown = Number(attribute('cx')) * Number(attribute('cy'));
    else if (name === 'blip' || name === 'imagedata') {
      const target = this.#links.get(attribute(name === 'blip' ? 'embed' : 'id') ?? '');
      const picture = target !== undefined && this.#shown >= LARGE ? { target, cut: WHOLE } : null;
      if (picture) this.pictures.push(picture);
      this.#picture = picture;
      if (name === 'imagedata') this.#cut(SIDES.imagedata.map((side) => shareOf(attribute(side), 1)));
    } else if (name === 'srcRect') this.#cut(SIDES.srcRect.map((side) => shareOf(attribute(side), 100_000)));
    else return false;
    return true;
  }

  /** What is cut off cannot be seen in Word; where a picture is drawn larger than it is, nothing is. */
  #cut(shares: number[]): void {
    const [left = 0, top = 0, right = 0, bottom = 0] = shares.map((share) => Math.min(Math.max(share, 0), 1));
    if (this.#picture && left + right < 1 && top + bottom < 1) this.#picture.cut = [left, top, right, bottom];
  }

  close(name: string): void {
    if (UNSEEN.has(name)) this.#unseen--;
    else if (this.#unseen > 0) return;
    else if (name === 'p') this.#endParagraph();
    else if (name === 'pPr') this.#inProperties--;
    else if (name === 't') this.#inText--;
    else if (name === 'hyperlink') this.#endLink();
    else if (name === 'tc') this.#tableRows.at(-1)?.push(this.#places.length > 1 ? (this.#places.pop() ?? []) : []);
    else if (name === 'tr') this.#place.push(...sideBySide(this.#tableRows.pop() ?? []));
  }

  text(text: string): void {
    if (this.#inText > 0) this.#write(text.replace(/[\t\n\r\f]/g, ' '));
  }

  get #place(): string[] {
    return this.#places.at(-1) ?? this.rows;
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (paragraph && this.#unseen === 0 && !this.#isHiddenRun) paragraph.text += text;
  }

  #endLink(): void {
    const { address = '', from = 0 } = this.#link ?? {};
    this.#link = null;
    this.#write(leadsTo(address, this.#paragraphs.at(-1)?.text.slice(from) ?? ''));
  }

  #property(
    name: string,
    attribute: (name: string) => string | undefined,
    paragraph?: { numberId?: string; level: number },
  ): void {
    if (!paragraph) return;
    if (name === 'numId') paragraph.numberId = attribute('val') ?? '0';
    if (name === 'ilvl') paragraph.level = Number(attribute('val') ?? 0);
    if (name === 'pageBreakBefore') this.#place.push('\f');
  }

  #endParagraph(): void {
    const { text = '', numberId, level = 0 } = this.#paragraphs.pop() ?? {};
    const number = numberId === undefined ? '' : this.#numbering.next(numberId, level);
    const place = this.#place;
    const isProse = text.length > PROSE && place === this.rows;
    if (isProse && place.at(-1) !== '') place.push('');
    place.push(...`${number}${text}`.split('\n'));
    if (isProse) place.push('');
  }
}

/** A share as Word writes it: "25%", "16384f" (of 65,536), or a number of which `whole` is all. */
function shareOf(text = '0', whole: number): number {
  const unit = text.endsWith('%') ? 100 : text.endsWith('f') ? 65_536 : whole;
  return Number(text.replace(/[%f]$/, '')) / unit;
}

/** The cells of a table's row beside one another, line by line. */
function sideBySide(cells: readonly string[][]): string[] {
  const filled = cells.filter((rows) => rows.some((row) => row.trim() !== ''));
  const height = Math.max(0, ...filled.map((rows) => rows.length));
  return Array.from({ length: height }, (_, at) => filled.map((rows) => rows[at] ?? '').join('\t'));
}
