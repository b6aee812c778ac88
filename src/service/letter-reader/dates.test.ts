import { describe, expect, test } from 'vitest';
import { completed, findDates } from './dates.ts';
import { pagesOfText } from './pages.ts';
import { letterTextOf } from './text.ts';

const datesIn = (text: string) =>
  findDates(letterTextOf(pagesOfText(text))).map((date) => completed(date, '2026-11-27'));

describe('a date in a letter', () => {
  test.each([
    ['27 november 2026', '2026-11-27'],
    ['27 nov. 2026', '2026-11-27'],
    ['27e november 2026', '2026-11-27'],
    ['27-11-2026', '2026-11-27'],
    ['27/11/26', '2026-11-27'],
    ['27.11.2026', '2026-11-27'],
    ['27 - 11 - 2026', '2026-11-27'],
    ['2026-11-27', '2026-11-27'],
    ['November 27, 2026', '2026-11-27'],
    ['27 novembcr 2O26', '2026-11-27'],
    ['27\nnovember\n2026', '2026-11-27'],
    ['12-05-98', '1998-05-12'],
    ['l2 januari 2O25', '2025-01-12'],
    ['l2-ll-2O26', '2026-11-12'],
    ['3 j uni 2026', '2026-06-03'],
    ['26th of March 2027', '2027-03-26'],
    ['7 de julio de 2027', '2027-07-07'],
    ['1er juillet 2027', '2027-07-01'],
    ['dag27 november 2026', '2026-11-27'],
    ['zevenentwintig november 2026', '2026-11-27'],
    ['woensdag drieëntwintig juni 2027', '2027-06-23'],
    ['de eenendertigste maart 2027', '2027-03-31'],
    ['vrijdag negen april', '2027-04-09'],
    ['twelve March 2027', '2027-03-12'],
    ['le premier juin 2027', '2027-06-01'],
    ['seize septembre 2027', '2027-09-16'],
  ])('is found as %s', (text, day) => {
    expect(datesIn(`op ${text} is`)).toEqual([day]);
  });

  test('without a year is the first one on or after the day of the letter', () => {
    expect(datesIn('op 8 december')).toEqual(['2026-12-08']);
    expect(datesIn('op dinsdag 12 januari')).toEqual(['2027-01-12']);
  });

  test('in words and without a year is one only where a day is named', () => {
    expect(datesIn('een mei die nog komt; met de zes maart erbij')).toEqual([]);
  });

  test('that does not exist is no day', () => {
    expect(datesIn('op eenendertig november 2026')).toEqual([null]);
    expect(datesIn('op 31 november 2026')).toEqual([null]);
    expect(datesIn('op 29-02-2027')).toEqual([null]);
  });

  test.each([
    'op 3 unii 2026',
    'op z4 maart 2026',
    'uiterlijk maart 2026',
    'voor 16 2026',
    'op dinsdag 27 november 2026',
    'op 2 7 november 2026',
  ])('that cannot be relied on is doubtful: %s', (text) => {
    expect(findDates(letterTextOf(pagesOfText(text))).map(({ doubtful }) => doubtful)).toEqual([true]);
  });

  test('is doubtful where the reading of a picture was not sure of a figure', () => {
    const [page] = pagesOfText('op 27 november 2026');
    const read = (certainty: number) =>
      findDates(
        letterTextOf([
          {
            number: 1,
            width: 595,
            height: 842,
            lines: (page?.lines ?? []).map((line) => ({
              ...line,
              words: line.text.split(' ').map((text) => ({ text, certainty })),
            })),
          },
        ]),
      ).map(({ doubtful }) => doubtful === true);
    expect(read(0.95)).toEqual([false]);
    expect(read(0.4)).toEqual([true]);
  });

  test('is not seen in telephone numbers, amounts, times and articles', () => {
    expect(datesIn('bel 088 043 04 30, betaal 1.234,56, om 10.30 uur, artikel 3.48, zaak 26/1234')).toEqual([]);
  });
});
