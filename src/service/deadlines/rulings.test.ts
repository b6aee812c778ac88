import { describe, expect, test } from 'vitest';
import { type Law, lastDay } from './index.ts';

/** Days that were reasoned out by hand from the articles, for the years that rulings speak about. */
const reasoned: readonly [why: string, law: Law, start: string, term: string, last: string][] = [
  // Koninginnedag (Atw 3(1): "the day on which the birthday is celebrated"): 30 April, on Saturday 29 when that is Sunday.
  ['Koninginnedag on a Tuesday', 'statute', '1996-04-02', 'P4W', '1996-05-01'],
  [
    '30 April 1995 was a Sunday: celebrated on Saturday, so Monday 1 May is open',
    'statute',
    '1995-04-03',
    'P4W',
    '1995-05-01',
  ],
  ['30 April 2000 too', 'statute', '2000-04-03', 'P4W', '2000-05-01'],
  ['30 April 2006 too', 'statute', '2006-04-03', 'P4W', '2006-05-01'],
  ['Koninginnedag 2010 was a Friday: on to Monday', 'statute', '2010-04-02', 'P4W', '2010-05-03'],
  [
    '27 April 2014 was a Sunday: celebrated on Saturday 26, so Monday 28 is open',
    'statute',
    '2014-03-31',
    'P4W',
    '2014-04-28',
  ],
  ['30 April 2014 is a day like any other', 'statute', '2014-04-02', 'P4W', '2014-04-30'],
  // 5 May counts every year (Atw 3(1)), not only in the years in which people are free.
  ['5 May 1995', 'statute', '1995-04-07', 'P4W', '1995-05-08'],
  ['5 May 2003', 'statute', '2003-04-07', 'P4W', '2003-05-06'],
  ['5 May 2023, after a Thursday that is open', 'statute', '2023-04-07', 'P4W', '2023-05-08'],
  ['6 May 2022 was not equated, but a Friday after a holiday', 'statute', '2022-04-08', 'P4W', '2022-05-06'],
  // Equated days (Atw 3(3)).
  ['2005: Ascension and 5 May together, then the equated Friday', 'statute', '2005-04-07', 'P4W', '2005-05-09'],
  ['2008: Ascension on 1 May, Friday equated, weekend, 5 May', 'statute', '2008-04-03', 'P4W', '2008-05-06'],
  ['2009: 30 April, 1 May, weekend, 4 May and 5 May: six days on', 'statute', '2009-04-02', 'P4W', '2009-05-06'],
  ['2012: 24 December equated, Christmas', 'statute', '2012-11-26', 'P4W', '2012-12-27'],
  ['2012: 31 December equated, New Year', 'statute', '2012-12-03', 'P4W', '2013-01-02'],
  ['2013: 29 April equated, Koninginnedag', 'statute', '2013-04-01', 'P4W', '2013-05-01'],
  ['2015: 2 January equated, a Friday', 'statute', '2014-12-05', 'P4W', '2015-01-05'],
  ['2015: 4 May equated, 5 May', 'statute', '2015-04-06', 'P4W', '2015-05-06'],
  ['2018: 24 December equated, Christmas', 'statute', '2018-11-12', 'P6W', '2018-12-27'],
  ['4 May 2020 was not equated', 'statute', '2020-04-06', 'P4W', '2020-05-04'],
  ['26 April 2021 was not equated', 'statute', '2021-03-29', 'P4W', '2021-04-26'],
  // Holidays in a weekend give no day in their place.
  ['Christmas 2021 on Saturday and Sunday: Monday 27 is open', 'statute', '2021-11-27', 'P4W', '2021-12-27'],
  ['New Year 2022 on a Saturday: Monday 3 January', 'statute', '2021-12-04', 'P4W', '2022-01-03'],
  // Article 2: two working days in a term of three days or more, none promised below that.
  ['three days over Easter hold Tuesday and Wednesday', 'statute', '2025-04-17', 'P3D', '2025-04-23'],
  ['two days over Easter end on the first open day', 'statute', '2025-04-17', 'P2D', '2025-04-22'],
  ['a week over Christmas and New Year holds two working days of itself', 'statute', '2026-12-24', 'P1W', '2026-12-31'],
  // Article 4: what is written longer than 90 days, twelve weeks, three months stays where it falls.
  ['six months end on Easter Monday 2024 (Vw 42)', 'statute', '2023-10-01', 'P6M', '2024-04-01'],
  ['twelve weeks move over Whit Monday', 'statute', '2024-02-26', 'P12W', '2024-05-21'],
  ['thirteen weeks do not', 'statute', '2024-02-19', 'P13W', '2024-05-20'],
  ['ten years end on a Sunday (Wsg 7)', 'statute', '2015-02-02', 'P10Y', '2025-02-02'],
  // Same day number, else the last of the month (HR 2017:2225, HR 2021:188).
  ['31 January and a month', 'statute', '2023-01-31', 'P1M', '2023-02-28'],
  ['31 January 2024 and a month: 29 February', 'statute', '2024-01-31', 'P1M', '2024-02-29'],
  ['28 February and three months is 28 May, not the last of May', 'statute', '2025-02-28', 'P3M', '2025-05-28'],
  // Criminal: fourteen days move (Atw 1), and a month is thirty days (Sv 136).
  ['fourteen days after a judgment of 11 April 2023 end on a Tuesday', 'criminal', '2023-04-11', 'P14D', '2023-04-25'],
  ['fourteen days to Ascension 2023, its equated Friday, the weekend', 'criminal', '2023-05-04', 'P14D', '2023-05-22'],
  ['three months are ninety days', 'criminal', '2024-07-01', 'P3M', '2024-09-30'],
  // Backward never moves (Atw 1(2)): it may end on a Saturday, a Sunday, a holiday.
  ['the day before a permit that ends on Monday is a Sunday', 'backward', '2024-09-02', 'P1D', '2024-09-01'],
  ['ten days before a hearing may be Christmas', 'backward', '2024-01-04', 'P10D', '2023-12-25'],
  ['six weeks before', 'backward', '2024-06-12', 'P6W', '2024-05-01'],
  ['a month before 31 March', 'backward', '2023-03-31', 'P1M', '2023-02-28'],
  // Court days: Good Friday and equated days are working days of a court (RBDHA:2019:1816), Easter Monday is not.
  ['five working days over Easter 2024', 'court-days', '2024-03-27', 'P5D', '2024-04-04'],
  ['two working days over Ascension 2023, its Friday counted', 'court-days', '2023-05-17', 'P2D', '2023-05-22'],
  // By post a week later, whatever day that is (Awb 6:9(2)).
  ['a week after 20 December 2023', 'post', '2023-12-20', 'P1W', '2023-12-27'],
  ['a week after 25 March 2024 is Easter Monday', 'post', '2024-03-25', 'P1W', '2024-04-01'],
  // What no statute sets does not move (Atw 1, 5).
  ['a reflection period ends on Easter Sunday', 'policy', '2023-12-31', 'P3M', '2024-03-31'],
  ['a letter of two weeks ends at Christmas', 'letter', '2023-12-11', 'P2W', '2023-12-25'],
  ['the Rvb is a ministerial regulation', 'ministerial', '2023-12-11', 'P2W', '2023-12-25'],
  ['Dublin counts every day (art. 42)', 'eu-dublin', '2024-01-01', 'P3M', '2024-04-01'],
  // Regulation 1182/71: over Easter Monday and the weekend, not over Good Friday.
  ['a month to Good Friday 2024 ends there', 'eu1182', '2024-02-29', 'P1M', '2024-03-29'],
  ['a month to Easter Monday 2024 moves', 'eu1182', '2024-03-01', 'P1M', '2024-04-02'],
];

describe('days reasoned out from the articles, 1995 to 2025', () => {
  for (const [why, law, start, term, last] of reasoned) {
    test(`${law} ${term} from ${start}: ${why}`, () => {
      expect(lastDay({ law, start: Temporal.PlainDate.from(start), term }).lastDay.toString()).toBe(last);
    });
  }

  test('clear days: ten of them before a hearing on 13 January 2025 make 2 January the last (Awb 8:58)', () => {
    const asked = { law: 'backward', start: Temporal.PlainDate.from('2025-01-13'), term: 'P10D', clear: true } as const;
    expect(lastDay(asked).lastDay.toString()).toBe('2025-01-02');
  });

  test('every answer before 2005 says that it is provisional', () => {
    for (const [why, law, start, term, last] of reasoned) {
      const { coverage } = lastDay({ law, start: Temporal.PlainDate.from(start), term });
      if (last < '2004') expect(coverage, why).toBe('provisional');
    }
  });
});
