import { type Lang, type Translate, weekdayName } from '#app/platform/language/index.ts';
import { type Channel, clockOf, openWays, type Period } from '../contact-rule/index.ts';
import type { ContactRules } from '../records/index.ts';

/** When contact is safe, in words: the hours that were chosen, else what was written before anybody chose. */
export function safeHoursInWords({ choices, when }: ContactRules, t: Translate, lang: Lang): string | null {
  if (choices === undefined) return when;
  if (choices.hours.length === 0) return t('cases.rule.hours.any');
  return choices.hours.map((period) => periodInWords(period, t, lang)).join('; ');
}

/** Who must not know, in words; null when nobody was named. */
export function secretInWords({ choices, mustNotKnow }: ContactRules, t: Translate): string | null {
  if (choices === undefined) return mustNotKnow;
  return choices.secretFrom.map((who) => t(`cases.rule.secretFrom.${who}`)).join(', ') || null;
}

/** "bellen, bericht sturen" */
export const channelsInWords = (channels: readonly Channel[], t: Translate): string =>
  channels.map((channel) => t(`cases.rule.channel.${channel}`)).join(', ') || t('cases.rule.channel.none');

function periodInWords({ days, from, to }: Period, t: Translate, lang: Lang): string {
  return t('cases.rule.period', { days: daysInWords(days, t, lang), from: clockOf(from), to: clockOf(to) });
}

/** Monday to Sunday as one word where there is one. */
export const usualDays = {
  every: [1, 2, 3, 4, 5, 6, 7],
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
} as const;

function daysInWords(days: readonly number[], t: Translate, lang: Lang): string {
  const usual = (['every', 'weekdays', 'weekend'] as const).find((name) => usualDays[name].join() === days.join());
  return usual === undefined ? days.map((day) => dayName(day, lang)).join(', ') : t(`cases.rule.days.${usual}`);
}

/** The first of January 2024 was a Monday. */
export const dayName = (day: number, lang: Lang): string =>
  weekdayName(Temporal.PlainDate.from({ year: 2024, month: 1, day }), lang);

/** By which ways the client may be reached, in words; what may not stay behind or be read is not among them. */
export const waysInWords = (rules: ContactRules, t: Translate): string => channelsInWords(openWays(rules), t);

/** For papers of other modules. */
export const contactWords = { when: safeHoursInWords, secret: secretInWords, ways: waysInWords };
