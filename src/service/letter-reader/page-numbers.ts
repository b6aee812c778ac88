import type { PlacedLine } from './line.ts';
import { pattern } from './pattern.ts';

/** "Pagina 2 van 3", "Page 2 of 3", "blz. 2/3". */
const numbered =
  /(?:^|[^\p{L}])(?:pagina|bladzijde|blad|blz|pag|page)\.? {0,3}(\d{1,2}) {0,3}(?:van|of|\/) {0,3}(\d{1,2})(?!\d)/iu;
/** The rim of a page, where its number stands; elsewhere only a line that says nothing else counts. */
const rim = { top: 0.12, bottom: 0.85 };
const longestAlone = 24;

/**
 * What the numbers on the pages say: that pages are not here, or that they are in another order. Nothing where an annex
 * counts anew.
 */
export function pagesAmiss(lines: readonly PlacedLine[]): { missing: boolean; outOfOrder: boolean } {
  const { missing, outOfOrder } = byNumbers(lines);
  return { missing: missing || goesOnElsewhere(lines) || beginsLater(lines), outOfOrder };
}

/** "Lees verder op de achterkant" on the last page that is here. */
function goesOnElsewhere(lines: readonly PlacedLine[]): boolean {
  const last = Math.max(...lines.map(({ page }) => page));
  return lines.some(({ page, text }) => page === last && readOn.test(text));
}

const readOn = pattern('i')`
    ^\s*\(?(?:z\.?\s?o\.?\s?z\.?|zie (?:ook )?(?:de )?(?:ommezijde|achterzijde|achterkant|volgende (?:pagina
    |bladzijde))|lees (?:verder|door) op .{0,40}|vervolg op (?:de )?(?:volgende )?(?:pagina|bladzijde|blad
    |achterzijde).{0,12}|please turn over|continued on .{0,20})\)?\.?\s*$
  `;

/** The first page that is here has the number of a later one. */
function beginsLater(lines: readonly PlacedLine[]): boolean {
  const first = Math.min(...lines.map(({ page }) => page));
  return lines.some(({ page, text }) => {
    const number = page === first ? laterPage.exec(text)?.[1] : undefined;
    return number !== undefined && Number(number) > 1;
  });
}

const laterPage = /^\s*(?:pagina|bladzijde|blad|blz\.?|page)\s{1,3}(\d{1,2})\s*$/i;

function byNumbers(lines: readonly PlacedLine[]): { missing: boolean; outOfOrder: boolean } {
  const found = new Map<number, { number: number; of: number }>();
  for (const { page, text, box } of lines) {
    const [, number, of] = numbered.exec(text) ?? [];
    const isOnRim = box[1] < rim.top || box[1] > rim.bottom || text.trim().length <= longestAlone;
    if (number !== undefined && of !== undefined && isOnRim && !found.has(page))
      found.set(page, { number: Number(number), of: Number(of) });
  }
  const here = [...found].sort(([one], [other]) => one - other).map(([, each]) => each);
  const wholes = new Set(here.map(({ of }) => of));
  const [whole] = wholes;
  const numbers = here.map(({ number }) => number);
  const isOneLetter = wholes.size === 1 && new Set(numbers).size === numbers.length;
  if (whole === undefined || !isOneLetter || numbers.some((number) => number < 1 || number > whole))
    return { missing: false, outOfOrder: false };
  return {
    missing: new Set(lines.map(({ page }) => page)).size < whole,
    outOfOrder: numbers.some((number, at) => number < (numbers[at - 1] ?? 0)),
  };
}
