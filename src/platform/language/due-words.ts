import { type DateLike, longDate, plainDate, today, weekdayName } from './dates.ts';
import type { Lang } from './languages.ts';
import { translator } from './translate.ts';

/** How a far-away day is worded: a legal limit ends, an appointment is never late, anything else is simply due. */
export type DueKind = 'limit' | 'appointment' | 'other';

interface DueQuestion {
  day: DateLike;
  /** Working days after `now` up to and including the day; the count comes from `legal-terms`, which knows the holidays. */
  workingDays: number;
  now?: Temporal.PlainDate;
  of?: DueKind;
}

const soonDays = 7;

/**
 * How far away a day is, the same words on every page: "nog 3 werkdagen", "morgen", "te laat sinds dinsdag"; and whether
 * that is late, soon, or neither, for the colour that repeats it.
 */
export function dueWords(
  { day, workingDays, now = today(), of = 'other' }: DueQuestion,
  lang: Lang,
): { words: string; tone: 'late' | 'soon' | 'plain' } {
  const t = translator(lang);
  const due = plainDate(day);
  const away = now.until(due, { largestUnit: 'days' }).days;
  if (away < 0 && of === 'appointment')
    return { words: t('language.due.was', { day: longDate(due, lang) }), tone: 'plain' };
  if (away < 0) return { words: lateWords(due, -away, lang), tone: 'late' };
  return { words: aheadWords(due, away, workingDays, of, lang), tone: away <= soonDays ? 'soon' : 'plain' };
}

function aheadWords(due: Temporal.PlainDate, away: number, workingDays: number, of: DueKind, lang: Lang): string {
  const t = translator(lang);
  if (away === 0) return t(of === 'limit' ? 'language.due.lastDay' : 'language.due.today');
  if (away === 1) return t('language.due.tomorrow');
  // A day in the weekend ahead has no working day before it: its name says more than a count.
  if (workingDays === 0) return weekdayName(due, lang);
  return t('language.due.workingDays', { days: workingDays });
}

/** Within a week the day of the week says it best; later the date. */
function lateWords(due: Temporal.PlainDate, days: number, lang: Lang): string {
  const since = days > 6 ? longDate(due, lang) : weekdayName(due, lang);
  return translator(lang)('language.due.lateSince', { day: since });
}
