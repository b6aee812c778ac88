import { readXml } from './xml.ts';

const FORMATS: Readonly<Record<string, (count: number) => string>> = {
  bullet: () => '• ',
  none: () => '',
  lowerLetter: (count) => `${letterOf(count)}. `,
  upperLetter: (count) => `${letterOf(count).toUpperCase()}. `,
};
const DEEPEST = 8;

/** The numbers before the paragraphs of lists: plain "1.", "a." or a dot, as the lists of the file say. */
export class Numbering {
  /** Format of a level, by list and level. */
  readonly #formats = new Map<string, string>();
  /** From the number that a paragraph names to its list. */
  readonly #lists = new Map<string, string>();
  readonly #counts = new Map<string, number[]>();

  constructor(xml: string | null) {
    let list = '';
    let level = '';
    let number = '';
    const read = (name: string, attribute: (name: string) => string | undefined) => {
      if (name === 'abstractNum') list = attribute('abstractNumId') ?? '';
      if (name === 'lvl') level = attribute('ilvl') ?? '';
      if (name === 'numFmt') this.#formats.set(`${list}/${level}`, attribute('val') ?? 'decimal');
      if (name === 'num') number = attribute('numId') ?? '';
      if (name === 'abstractNumId') this.#lists.set(number, attribute('val') ?? '');
    };
    if (xml !== null) readXml(xml, { open: read, close: () => undefined, text: () => undefined });
  }

  /** What stands before the next paragraph of this list. */
  next(numberId: string, level: number): string {
    if (numberId === '0' || !(level >= 0 && level <= DEEPEST)) return '';
    const counts = this.#counts.get(numberId) ?? [];
    const count = (counts[level] ?? 0) + 1;
    this.#counts.set(numberId, [...Array.from({ length: level }, (_, at) => counts[at] ?? 1), count]);
    const format = this.#formats.get(`${this.#lists.get(numberId)}/${level}`) ?? 'decimal';
    return (FORMATS[format] ?? ((number) => `${number}. `))(count);
  }
}

const letterOf = (count: number) => String.fromCharCode(97 + ((count - 1) % 26));
