import { type DueKind, dueWords, type Lang, plainDate, today } from '#app/platform/language/index.ts';
import { workingDaysBetween } from '#app/service/deadlines/index.ts';

/** How far away a day is, in the words of `language`, counted in working days under the Algemene termijnenwet. */
export function dueInWords(
  day: string,
  lang: Lang,
  { now = today(), of = 'other' }: { now?: Temporal.PlainDate; of?: DueKind } = {},
): Words {
  const known = wordedOn(now);
  const asked = `${day} ${of} ${lang}`;
  const before = known.get(asked);
  if (before) return before;
  const words = dueWords({ day, workingDays: workingDaysBetween(now, plainDate(day)), now, of }, lang);
  known.set(asked, words);
  return words;
}

type Words = ReturnType<typeof dueWords>;

/** Days, not whose, by the day on which they are told: a list of fifty asks for the same few again and again. */
const worded = new WeakMap<Temporal.PlainDate, Map<string, Words>>();
const mostWorded = 2_000;

function wordedOn(now: Temporal.PlainDate): Map<string, Words> {
  const before = worded.get(now);
  if (before && before.size < mostWorded) return before;
  const known = new Map<string, Words>();
  worded.set(now, known);
  return known;
}
