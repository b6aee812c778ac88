import { expect, test } from 'vitest';
import { civilOf, dayNumber } from './days.ts';
import { easterSunday } from './easter.ts';

test('three ways of computing Easter agree for every year from 1900 to 2200', () => {
  for (let year = 1900; year <= 2200; year += 1) {
    const day = easterSunday(year);
    expect(iso(day), `Gauss ${year}`).toBe(iso(gauss(year)));
    expect(iso(day), `full moon ${year}`).toBe(iso(sundayAfterPaschalMoon(year)));
  }
});

test('Easter falls on the days that almanacs print', () => {
  const printed = ['1995-04-16', '2000-04-23', '2008-03-23', '2011-04-24', '2025-04-20', '2026-04-05', '2027-03-28'];
  for (const date of printed) expect(iso(easterSunday(Number(date.slice(0, 4))))).toBe(date);
});

/** Gauss, with his two exceptions. */
function gauss(year: number): number {
  const k = Math.floor(year / 100);
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const n = (4 + k - Math.floor(k / 4)) % 7;
  const d = (19 * (year % 19) + m) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  if (d === 29 && e === 6) return dayNumber(year, 4, 19);
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) return dayNumber(year, 4, 18);
  return dayNumber(year, 3, 22) + d + e;
}

/** The definition itself (Clavius): the Sunday after the paschal full moon that the epact gives. */
function sundayAfterPaschalMoon(year: number): number {
  const century = Math.floor(year / 100) + 1;
  const golden = (year % 19) + 1;
  const solar = Math.floor((3 * century) / 4) - 12;
  const lunar = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (((11 * golden + 20 + lunar - solar) % 30) + 30) % 30;
  if (epact === 24 || (epact === 25 && golden > 11)) epact += 1;
  const moonInMarch = 44 - epact;
  let day = dayNumber(year, 3, 1) + (moonInMarch < 21 ? moonInMarch + 30 : moonInMarch);
  while (new Date(day * 86_400_000).getUTCDay() !== 0) day += 1;
  return day;
}

function iso(day: number): string {
  const { year, month, day: ofMonth } = civilOf(day);
  return `${year}-${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
}
