import type { FoundDate } from './dates.ts';
import type { LetterText } from './text.ts';

const weekdays = 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' ');
/** How many days after the letter's own. */
const fromNow = new Map([
  ['morgen', 1],
  ['overmorgen', 2],
]);
const coming = new Set('aanstaande komende eerstkomende aankomende eerstvolgende'.split(' '));
/** Before "morgen" these make it a part of a day: "in de morgen", "maandag morgen", "elke morgen". */
const partOfDay = new Set([
  'de',
  's',
  'elke',
  'iedere',
  'deze',
  'die',
  'goede',
  'goeden',
  'vroege',
  'hele',
  ...weekdays,
]);

/** "Aanstaande maandag", "vrijdag a.s.", "morgen": days that a letter names from its own day; nothing without that day. */
export function daysFromLetter(
  { tokens }: LetterText,
  letterDay: string | null,
  dates: readonly FoundDate[],
): FoundDate[] {
  if (letterDay === null) return [];
  const start = Temporal.PlainDate.from(letterDay);
  const word = (at: number): string => tokens[at]?.word ?? '';
  const isDated = (at: number): boolean => dates.some(({ from, to }) => at >= from - 1 && at <= to);
  return tokens.flatMap((token, at): FoundDate[] => {
    const named = weekdays.indexOf(token.word);
    if (named < 0 && !fromNow.has(token.word)) return [];
    if (isDated(at)) return [];
    if (named >= 0) {
      const isBehind = coming.has(word(at + 1)) || (word(at + 1) === 'a' && word(at + 2) === 's');
      if (!coming.has(word(at - 1)) && !isBehind) return [];
      const days = (named + 1 - start.dayOfWeek + 7) % 7 || 7;
      return [{ from: isBehind ? at : at - 1, to: at + 1, day: start.add({ days }).toString(), named: true }];
    }
    const days = fromNow.get(token.word) ?? 0;
    if (days === 1 && partOfDay.has(word(at - 1))) return [];
    return [{ from: at, to: at + 1, day: start.add({ days }).toString(), named: true }];
  });
}

/** "Tussen 8 en 12 maart": which end of a span of days a date is; null where it is none. */
export function endOfSpan(
  { tokens }: LetterText,
  dates: readonly FoundDate[],
  date: FoundDate,
): 'first' | 'last' | null {
  const opens = (at: number): boolean => {
    const word = (back: number): string => tokens[at - back]?.word ?? '';
    return between.has(word(1)) || (skipped.has(word(1)) && between.has(word(2)));
  };
  if (opens(date.from)) return 'first';
  const first = dates.find(
    ({ to }) => to < date.from && date.from - to <= 2 && ['en', 'and'].includes(tokens[to]?.word ?? ''),
  );
  return first !== undefined && opens(first.from) ? 'last' : null;
}

const between = new Set(['tussen', 'between']);
const skipped = new Set([...weekdays, 'de']);
