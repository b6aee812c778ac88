import { withFigures } from './hours.ts';
import { pattern } from './pattern.ts';

export const openingHours =
  /\b(?:inloop\w*|geopend|open|openingstijden|bereikbaar|bereiken|bellen|belt|bel|werkdagen|telefonisch|dagelijks|gesloten)\b/;

/** "10.30", "10:15 a.m.", "14 uur", "14u30", "9h30"; of "tussen 10 en 11 uur" the first. */
const timePattern = pattern()`
    (?:\b(?:tussen|van|between|from) |(?=\d{1,2}(?:[.:]\d{2})? ?(?:tot|à|-) ?\d{1,2}(?:[.:]\d{2})? ?(?:uur|u
    |h)\b)(?<![\d.:-])|^(?=\d{1,2} \d{1,2} ?(?:uur|u|h)\b))(\d{1,2})(?:[.:](\d{2}))?(?: (?:en|tot|and|to
    |à) | ?- ?| )\d{1,2}\b|(?<!\bart(?:ikel)? )\b(\d{1,2})[.:](\d{2})\b(?: ?([ap])[. ]?m\b)?|\b(\d{1,2}) ?(?:uur
    |u|h|heures)(?: ?(\d{2})(?![\d.:]))?\b|\b(\d{1,2}) ?([ap])[. ]?m\b
  `;

/** The first hour in a text, as 14:30; of hours from and until the first. */
export function timeIn(text: string): string | null {
  // "tot 12.00 uur" without a beginning is until when a desk is open.
  const words = withFigures(text).replace(untilHour, '');
  const match = timePattern.exec(words);
  if (match === null) return null;
  const hour = Number(match[1] ?? match[3] ?? match[6] ?? match[8]);
  const minute = Number(match[2] ?? match[4] ?? match[7] ?? 0);
  const half = match[5] ?? match[9];
  const late = half === 'p' && hour < 12 ? 12 : half === 'a' && hour === 12 ? -12 : 0;
  return clock(hour + late, minute);
}

const untilHour =
  /(?<!(?<!\d)\d{1,2}(?:[.:]\d{2})?(?: (?:uur|u|h))? )\b(?:tot|until|till) \d{1,2}(?:[.:]\d{2})?(?: (?:uur|u|h)\b)?/g;

const hourAtEnd = pattern('u')`
    (?<![\d.:]|\b(?:eindtijd|einde|eind|sluit|uiterlijk) )\b((?:(?:van|tussen|from|between) )?
    (?:\d{1,2}(?:[.:]\d{2})?(?: ?(?:uur|u|h))? (?:tot|en|to|and) )?
    (?:\d{1,2}(?:[.:]\d{2})? ?(?:uur|[uh](?: ?\d{2})?|[ap] ?m)|(?:om|at|à) \d{1,2}[.:]\d{2}))\b(?: \p{L}+){0,3}$
  `;

/** "om 10.30 uur op dinsdag 8 december", "at 10:15 a.m. on 8 December" */
export function timeBefore(text: string): string | null {
  const words = withFigures(text);
  const match = hourAtEnd.exec(words);
  return match === null ? null : timeIn(match[1] ?? '');
}

function clock(hour: number, minute: number): string | null {
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
