import { type Lang, longDate } from '#app/platform/language/index.ts';

/** The weeks of a month from Monday to Sunday, with the days of its neighbours that fill them. */
export function weeksOf(month: Temporal.PlainYearMonth): Temporal.PlainDate[][] {
  const first = month.toPlainDate({ day: 1 });
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const weeks: Temporal.PlainDate[][] = [];
  for (let start = monday; Temporal.PlainYearMonth.compare(start.toPlainYearMonth(), month) <= 0; ) {
    weeks.push(Array.from({ length: 7 }, (_, days) => start.add({ days })));
    start = start.add({ days: 7 });
  }
  return weeks;
}

/** "December 2026" */
export function monthInWords(month: Temporal.PlainYearMonth, lang: Lang): string {
  const words = longDate(month.toPlainDate({ day: 1 }), lang).replace(/^1 /, '');
  return words.charAt(0).toLocaleUpperCase(lang) + words.slice(1);
}
