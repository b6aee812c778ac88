import { type DueKind, dueWords, type Lang, plainDate, today } from '#app/platform/language/index.ts';
import { workingDaysBetween } from '#app/service/deadlines/index.ts';

/** How far away a day is, in the words of `language`, counted in working days under the Algemene termijnenwet. */
export function dueInWords(
  day: string,
  lang: Lang,
  { now = today(), of = 'other' }: { now?: Temporal.PlainDate; of?: DueKind } = {},
): ReturnType<typeof dueWords> {
  const asked = `${now} ${day} ${of} ${lang}`;
  const known = worded.get(asked);
  if (known) return known;
  const words = dueWords({ day, workingDays: workingDaysBetween(now, plainDate(day)), now, of }, lang);
  if (worded.size >= mostWorded) worded.clear();
  worded.set(asked, words);
  return words;
}

/** Days, not whose: a list of fifty asks for the same few again and again. */
const worded = new Map<string, ReturnType<typeof dueWords>>();
const mostWorded = 2_000;
