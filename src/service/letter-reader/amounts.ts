import { inRow } from './labels.ts';
import type { Letter } from './letter.ts';
import { numberInWords } from './number-words.ts';
import { pattern } from './pattern.ts';
import type { StatedDay } from './stated-days.ts';

export interface FoundAmount {
  value: string;
  row: number;
  start: number;
  end: number;
  payBy?: string;
}

const euro =
  /(?:€|\beur\b|\beuro\b)\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{2}|-{1,2}|—))?(?!\d)|(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?\s*(?:euros?|eur)\b/gi;

/** Of a sum that was read from a picture the sign is easily another one, or lost: then its cents tell. */
const worn = pattern('gi')`
    [£]\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{2}|-{1,2}|—))?(?!\d)|(?<![\d.,€£]|[€£] )(\d{1,3}(?:\.\d{3})+
    |\d+),(\d{2})(?![\d.,]|\s*(?:%|procent|euro|eur\b|uur|m\b|m2|km|kg))
  `;

/** Of a sum that comes in parts: "2 x € 75,00", "twee termijnen van € 43,10". */
const parts =
  /(?<!\p{L})(\p{L}{2,20}|\d{1,2})\s{0,2}(?:x|×|keer|maal|(?:gelijke |maandelijkse )?(?:termijnen|delen|betalingen))\s{1,2}(?:van\s{1,2})?$/iu;

const partsWithin = 60;

type PayDay = Pick<StatedDay, 'from' | 'day' | 'topic'>;

/**
 * Amounts in euros as "123.45", with the day by which they must be paid where the letter has one: the one that stands
 * with them, else the first.
 */
export function findAmounts(letter: Letter, days: readonly PayDay[], letterDate: string | null): FoundAmount[] {
  const payDays = days
    .filter((day) => day.topic === 'pay' && (letterDate === null || day.day >= letterDate))
    .sort((a, b) => a.from - b.from);
  const first = payDays.map(({ day }) => day).sort()[0];
  const found = sumsIn(letter);
  const starts = found.map((amount) => tokenAt(letter, amount));
  return found.flatMap((amount, rank) => {
    const own = daysOf(letter, payDays, starts, rank);
    const count = countBefore(letter, amount);
    const all = count > 1 && payDays.length === count ? payDays.map(({ day }) => day) : [own ?? first];
    return all.map((payBy) => ({ ...amount, ...(payBy === undefined ? {} : { payBy }) }));
  });
}

/** Every sum, in the order of the letter. */
function sumsIn(letter: Letter): FoundAmount[] {
  const { lines } = letter.text;
  const patterns = letter.isFromPicture && letter.language === 'nl' ? [euro, worn] : [euro];
  return lines.flatMap((line, row) => {
    const text = withBrokenSign(line.text, lines[row + 1]?.text);
    const matches = patterns.flatMap((pattern) => [...text.matchAll(pattern)]).sort((a, b) => a.index - b.index);
    return matches.map((match): FoundAmount => {
      const whole = (match[1] ?? match[3] ?? '0').replace(/[. ]/g, '');
      const cents = match[2] ?? match[4] ?? '00';
      const value = `${whole}.${/^\d\d$/.test(cents) ? cents : '00'}`;
      return { value, row, start: match.index, end: Math.min(match.index + match[0].length, line.text.length) };
    });
  });
}

/** The place of a sum among the tokens. */
function tokenAt({ tokens }: Letter, { row, start }: FoundAmount): number {
  const at = tokens.findIndex((token) => token.row > row || (token.row === row && token.from >= start));
  return at < 0 ? tokens.length : at;
}

/**
 * The day of one of several sums: that of its row in a table, else the first after it and before the next sum, else the
 * last before it and after the one before. Both are in its sentence, so that a sum without a day of its own takes none
 * from another's.
 */
function daysOf(
  letter: Letter,
  payDays: readonly PayDay[],
  starts: readonly number[],
  rank: number,
): string | undefined {
  const at = starts[rank] ?? 0;
  const { sentence, line } = letter.tokens[at] ?? {};
  const inTable = payDays.find(({ from }) => {
    const other = letter.tokens[from]?.line;
    return line !== undefined && other !== undefined && other !== line && inRow(other, line);
  });
  if (inTable !== undefined) return inTable.day;
  // "De borg is € 250. Die betaalt u uiterlijk 1 april": the next sentence, before another sum.
  const nextSum = starts[rank + 1] ?? Number.POSITIVE_INFINITY;
  const then = payDays.find(
    ({ from }) => from > at && from < nextSum && letter.tokens[from]?.sentence === (sentence ?? 0) + 1,
  );
  const opens = letter.tokens[letter.text.sentences[(sentence ?? 0) + 1]?.from ?? -1]?.word ?? '';
  const own = payDays.some(({ from }) => from > at && from < nextSum && letter.tokens[from]?.sentence === sentence);
  if (!own && then !== undefined && /^(?:die|dit|dat|deze|het|u|betaal|eerste|de)$/.test(opens)) return then.day;
  const near = payDays.filter(({ from }) => letter.tokens[from]?.sentence === sentence);
  const [after, before] = [starts[rank + 1] ?? Number.POSITIVE_INFINITY, starts[rank - 1] ?? -1];
  const next = near.find(({ from }) => from > at && from < after);
  return (next ?? near.findLast(({ from }) => from < at && from > before))?.day;
}

/** How many parts of this size there are. */
function countBefore({ text }: Letter, { row, start }: FoundAmount): number {
  const word = parts
    .exec(text.lines[row]?.text.slice(Math.max(0, start - partsWithin), start) ?? '')?.[1]
    ?.toLowerCase();
  return word === undefined ? 1 : (numberInWords(word) ?? (Number(word) || 1));
}

/** "… een bedrag van €" at the end of a line and the number on the next, or the number and then "euro". */
function withBrokenSign(text: string, next: string | undefined): string {
  if (next === undefined) return text;
  const broken = /(?:€|\beur|\beuro)\s*$/i.test(text) || (/\d\s*$/.test(text) && /^\s*(?:euros?|eur)\b/i.test(next));
  return broken ? `${text} ${next}` : text;
}
