import { lengthOfMonth } from './days.ts';
import { type Law, laws, regimes } from './laws.ts';
import { answered, refused, type TermOutcome } from './refusal.ts';
import { readTerm, type Term } from './term.ts';

/** Do we act before the day, or do we wait for it (an authority must decide, something becomes possible)? */
export type ForWhom = 'act' | 'wait';

/** One question at the door. `stated` is a day that the letter itself names; `pauses` are suspensions (Awb 4:15). */
export interface Question {
  law: Law;
  /** The day of the event, which does not count; for `hours` it may carry the time. */
  start: Temporal.PlainDate | Temporal.PlainDateTime;
  /** ISO 8601 in one unit; may be left out for `post` alone. */
  term?: string | undefined;
  /** Only for `backward`: clear days, so one day earlier. */
  clear?: boolean | undefined;
  /** Default `act`; a milestone is always waited for. */
  for?: ForWhom | undefined;
  stated?: Temporal.PlainDate | undefined;
  pauses?: readonly Pause[] | undefined;
  extension?: Extension | undefined;
  /** Further days from which it may count (letter, sent, handed over): the earliest counts, the others stay in sight. */
  otherStarts?: readonly Temporal.PlainDate[] | undefined;
}

/** The authority asked to complete an application on one day, and it was completed (or the time given passed) on another. */
export interface Pause {
  asked: Temporal.PlainDate;
  completed: Temporal.PlainDate;
}

/** A letter made the term longer: by a length of its own, counted on from the end, or to a day that the letter names. */
export type Extension = { term: string } | { until: Temporal.PlainDate };

export interface CheckedQuestion {
  law: Law;
  start: Temporal.PlainDate | Temporal.PlainDateTime;
  term: Term;
  extension: Term | Temporal.PlainDate | null;
  clear: boolean;
  wait: boolean;
  stated: Temporal.PlainDate | null;
  pauses: readonly Pause[];
}

// Only a term in which an authority must decide stands still (Awb 4:15); the same ones are made longer by a letter.
const canStandStill: readonly Law[] = ['statute', 'amvb', 'policy', 'ministerial', 'letter'];

/** The years in which a term may start. */
export const startYears = { from: 1900, to: 2200 } as const;

/** Refuses what cannot be counted, with what and where; else the question with its term read. */
export function checkQuestion(question: Question): TermOutcome<CheckedQuestion> {
  const { law, start, clear = false, for: forWhom = 'act', pauses = [], stated = null } = question;
  if (!laws.includes(law)) return refused('unknown-law', 'law', law);
  const iso = start.withCalendar('iso8601');
  if (iso.year < startYears.from || iso.year > startYears.to) return refused('outside-years', 'start', start);
  if (forWhom !== 'act' && forWhom !== 'wait') return refused('act-or-wait', 'for', forWhom);
  if (clear && law !== 'backward') return refused('clear-only-backward', 'clear', law);
  if (pauses.length > 0 && !canStandStill.includes(law)) return refused('not-paused', 'pauses', law);
  const reversed = pauses.find((pause) => Temporal.PlainDate.compare(pause.asked, pause.completed) > 0);
  if (reversed) return refused('pause-backwards', 'pauses', reversed.completed);
  const term = checkTerm(law, question.term);
  if (!term.ok) return term;
  const extension = checkExtension(law, question.extension);
  if (!extension.ok) return extension;
  return answered({
    law,
    start,
    term: term.value,
    extension: extension.value,
    clear,
    // Nothing can be done before a milestone, so its day is never one to act on beforehand.
    wait: forWhom === 'wait' || law === 'milestone',
    stated,
    pauses,
  });
}

/** Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; refuses days and hours that do not exist. */
export function readStart(text: string): TermOutcome<Temporal.PlainDate | Temporal.PlainDateTime> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(text);
  if (!parts) return refused('impossible-date', 'start', text);
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) {
    return refused('impossible-date', 'start', text);
  }
  const date = new Temporal.PlainDate(year, month, day);
  if (parts[4] === undefined) return answered(date);
  const [hour, minute] = [Number(parts[4]), Number(parts[5])];
  if (hour > 23 || minute > 59) return refused('impossible-date', 'start', text);
  return answered(date.toPlainDateTime({ hour, minute }));
}

function checkExtension(law: Law, extension: Extension | undefined): TermOutcome<CheckedQuestion['extension']> {
  if (extension === undefined) return answered(null);
  if (!canStandStill.includes(law)) return refused('not-extended', 'extension', law);
  if ('until' in extension) return answered(extension.until);
  const term = readTerm(extension.term);
  if (!term.ok) return term;
  return term.value.unit === 'hours' ? refused('unit-not-of-this-law', 'extension', extension.term) : term;
}

function checkTerm(law: Law, text: string | undefined): TermOutcome<Term> {
  if (law === 'post' && (text === undefined || text === 'P1W')) return answered({ unit: 'weeks', length: 1 });
  if (text === undefined) return refused('term-missing', 'term', law);
  const term = readTerm(text);
  if (!term.ok) return term;
  if (law === 'post') return refused('post-is-one-week', 'term', text);
  if (!regimes[law].units.includes(term.value.unit)) return refused('unit-not-of-this-law', 'term', text);
  // A court counts working days one by one; nobody sets more than a thousand of them.
  if (law === 'court-days' && term.value.length > 1000) return refused('term-too-long', 'term', text);
  return term;
}
