import { longDate } from './dates.ts';
import { languages } from './languages.ts';
import { withLatinDigits } from './latin-digits.ts';

/**
 * Reads a date as people type it (27-11-2026, 27/11/2026, 27.11.2026, 27112026, 27 november 2026, 2026-11-27). Null when it
 * is no existing day.
 */
export function readDate(text: string): Temporal.PlainDate | null {
  // Signs of direction stand unseen around a date that is copied out of Arabic.
  const typed = withLatinDigits(text)
    .replace(/[\u061c\u200e\u200f]/g, '')
    .trim()
    .toLowerCase();
  const parts = isoParts(typed) ?? dutchParts(typed) ?? namedParts(typed);
  if (parts === null || parts.year < 1900 || parts.year > 2199) return null;
  try {
    return Temporal.PlainDate.from(parts, { overflow: 'reject' });
  } catch {
    return null;
  }
}

interface Parts {
  year: number;
  month: number;
  day: number;
}

function isoParts(text: string): Parts | null {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  return match === null ? null : { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

function dutchParts(text: string): Parts | null {
  const match = /^(\d{1,2})(?:\s*[-/.]\s*|\s+)(\d{1,2})(?:\s*[-/.]\s*|\s+)(\d{4})$/.exec(text);
  // With the keys of a telephone there may be nothing between the figures.
  const digits = match ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text);
  return digits === null ? null : { year: Number(digits[3]), month: Number(digits[2]), day: Number(digits[1]) };
}

function namedParts(text: string): Parts | null {
  const match = /^(\d{1,2})\s+(\p{L}{3,12})\.?\s+(\d{4})$/u.exec(text);
  const month = match === null ? undefined : monthNumber(match[2] ?? '');
  return match === null || month === undefined ? null : { year: Number(match[3]), month, day: Number(match[1]) };
}

/** Month of a name or of its first letters, in any language of the interface ("nov", "maart", "mrt", "May"). */
function monthNumber(name: string): number | undefined {
  if (name === 'mrt') return 3;
  for (let month = 1; month <= 12; month += 1) {
    const sample = Temporal.PlainDate.from({ year: 2026, month, day: 1 });
    if (languages.some((lang) => longDate(sample, lang).split(' ')[1]?.toLowerCase().startsWith(name))) return month;
  }
  return undefined;
}
