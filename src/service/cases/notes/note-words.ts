import type { Translate } from '#app/platform/language/index.ts';
import { noteLengths } from './note.ts';

/** About how long it took: "half uur"; a number of minutes that is none of the answers is said as it is. */
export function lengthInWords(minutes: number, t: Translate): string {
  const known = noteLengths.find((length) => length === String(minutes));
  return known ? t(`cases.note.minutes.${known}`) : t('cases.note.minutes.other', { minutes });
}
