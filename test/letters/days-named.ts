import type { CorpusLetter } from './corpus-letter.ts';

const months = [
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' '),
  'jan feb mrt apr mei jun jul aug sep okt nov dec'.split(' '),
  'january february march april may june july august september october november december'.split(' '),
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
];
const week = [
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'.split(' '),
  'monday tuesday wednesday thursday friday saturday sunday'.split(' '),
  'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' '),
];
const numbers = [
  'een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien',
  'negentien twintig eenentwintig tweeëntwintig drieëntwintig vierentwintig vijfentwintig zesentwintig zevenentwintig',
  'achtentwintig negenentwintig dertig eenendertig',
]
  .join(' ')
  .split(' ');

/** Every day that stands in a letter, in whatever style, with the number of the weekday before it or 0. */
export function daysNamed(letter: CorpusLetter): [weekday: number, iso: string][] {
  const pattern = /(?:(\p{L}+) )?(\d{1,2})[ ./-](\d{1,2}|\p{L}+)(?:\. |[ ./-])(\d{4})/giu;
  return [...writtenIn(letter).matchAll(pattern)].map(([, name = '', d = '', m = '', y = '']) => [
    placeOf(name, week),
    isoOf(y, placeOf(m, months) || Number(m), d),
  ]);
}

/** Days with the month first, in words, or without a year: then the first such day from the date of the letter on. */
export function daysNamedOtherwise(letter: CorpusLetter): string[] {
  const letterDate = letter.truth.letterDate ?? '';
  const pairs = /(?<![\p{L}\d])(?=(\p{L}+|\d{1,2})\s(\p{L}+|\d{1,2})(?![\p{L}\d])(?:,?\s(\d{4}))?)/gu;
  return [...writtenIn(letter).matchAll(pairs)].flatMap(([, one = '', two = '', year]) => {
    const [name, number] = placeOf(two, months) > 0 ? [two, one] : [one, two];
    const month = placeOf(name, months);
    const d = numbers.indexOf(number) + 1 || Number(number);
    if (month === 0 || !(d > 0)) return [];
    if (year !== undefined) return [isoOf(year, month, d)];
    const ofLetter = Number(letterDate.slice(0, 4));
    const then = isoOf(ofLetter, month, d);
    return [then >= letterDate ? then : isoOf(ofLetter + 1, month, d)];
  });
}

function isoOf(year: number | string, month: number, d: number | string): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

function placeOf(word: string, lists: readonly string[][]): number {
  return Math.max(...lists.map((list) => list.indexOf(word.toLowerCase()))) + 1;
}

/** Everything that is written on a letter but its footer. */
export function writtenIn({ head, to, refs, subject = ['', ''], text, sign }: CorpusLetter): string {
  return [...head, ...to, ...refs.flat(), ...subject, text, ...sign].join('\n');
}

/** Letters and figures only. */
export function bare(value: string): string {
  return value.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
