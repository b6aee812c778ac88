import type { Letter } from './letter.ts';
import type { StatedDay } from './stated-terms.ts';

export interface FoundAmount {
  value: string;
  row: number;
  start: number;
  end: number;
  payBy?: string;
}

const euro =
  /(?:€|\beur\b|\beuro\b)\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{2}|-{1,2}|—))?(?!\d)|(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?\s*(?:euro|eur)\b/gi;

/** Of a sum that was read from a picture the sign is easily another one, or lost: then its cents tell. */
const worn =
  /[£]\s*(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{2}|-{1,2}|—))?(?!\d)|(?<![\d.,€£]|[€£] )(\d{1,3}(?:\.\d{3})+|\d+),(\d{2})(?![\d.,]|\s*(?:%|procent|euro|eur\b|uur|m\b|m2|km|kg))/gi;

/** Amounts in euros as "123.45", with the day by which they must be paid where the letter has one. */
export function findAmounts(
  letter: Letter,
  days: readonly Pick<StatedDay, 'day' | 'topic'>[],
  letterDate: string | null,
): FoundAmount[] {
  const payBy = days
    .filter((day) => day.topic === 'pay' && (letterDate === null || day.day >= letterDate))
    .map((day) => day.day)
    .sort()[0];
  const { lines } = letter.text;
  const patterns = letter.isFromPicture && letter.language === 'nl' ? [euro, worn] : [euro];
  return lines.flatMap((line, row) => {
    const text = withBrokenSign(line.text, lines[row + 1]?.text);
    const matches = patterns.flatMap((pattern) => [...text.matchAll(pattern)]).sort((a, b) => a.index - b.index);
    return matches.map((match): FoundAmount => {
      const whole = (match[1] ?? match[3] ?? '0').replace(/[. ]/g, '');
      const cents = match[2] ?? match[4] ?? '00';
      const value = `${whole}.${/^\d\d$/.test(cents) ? cents : '00'}`;
      return {
        value,
        row,
        start: match.index,
        end: Math.min(match.index + match[0].length, line.text.length),
        ...(payBy === undefined ? {} : { payBy }),
      };
    });
  });
}

/** "… een bedrag van €" at the end of a line and the number on the next, or the number and then "euro". */
function withBrokenSign(text: string, next: string | undefined): string {
  if (next === undefined) return text;
  const broken = /(?:€|\beur|\beuro)\s*$/i.test(text) || (/\d\s*$/.test(text) && /^\s*euro?\b/i.test(next));
  return broken ? `${text} ${next}` : text;
}
