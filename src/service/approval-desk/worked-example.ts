import { dayAndDate, type Lang, translator } from '#app/platform/language/index.ts';
import {
  citationInWords,
  type LegalTerm,
  type LimitId,
  limitDefinition,
  limitOf,
  moveReasonInWords,
  readingInWords,
} from '#app/service/deadlines/index.ts';

/** A day on which the counting of a limit can be followed, and what comes of it. */
export interface WorkedExample {
  id: LimitId;
  start: Temporal.PlainDate;
  answer: LegalTerm;
}

const known = new Map<string, WorkedExample | null>();

/** The first start of this year whose last day moves twice, or once; null for a limit without a length of its own. */
export function workedExample(id: LimitId, year: number): WorkedExample | null {
  const name = `${id} ${year}`;
  const found = known.get(name);
  if (found !== undefined) return found;
  const made = find(id, year);
  known.set(name, made);
  return made;
}

function find(id: LimitId, year: number): WorkedExample | null {
  if (limitDefinition(id)?.counts.length === 0) return null;
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const starts = Array.from({ length: first.daysInYear }, (_, days) => first.add({ days }));
  const examples = starts.map((start) => ({ id, start, answer: limitOf({ id, start }) }));
  const moves = (least: number) => examples.find(({ answer }) => answer.moves.length >= least);
  return moves(2) ?? moves(1) ?? examples.find(({ answer }) => answer.readings.length > 0) ?? examples[60] ?? null;
}

/** The example in steps, each a sentence. */
export function exampleInWords({ start, answer }: WorkedExample, lang: Lang): string[] {
  const t = translator(lang);
  const inWords = (date: Temporal.PlainDate) => dayAndDate(date.toString(), lang);
  return [
    t('approval-desk.example.start', { day: inWords(start) }),
    t('approval-desk.example.raw', { day: inWords(answer.rawLastDay) }),
    ...answer.moves.map(({ from, to, reason, basis }) =>
      t('approval-desk.example.move', {
        from: inWords(from),
        to: inWords(to),
        reason: moveReasonInWords(reason, lang),
        basis: citationInWords(basis, lang),
      }),
    ),
    ...answer.readings.map(({ lastDay, code, basis }) =>
      t('approval-desk.example.reading', {
        day: inWords(lastDay),
        why: readingInWords(code, lang),
        basis: citationInWords(basis, lang),
      }),
    ),
    t('approval-desk.example.last', { day: inWords(answer.lastDay) }),
    t(answer.possibleFrom === null ? 'approval-desk.example.drives' : 'approval-desk.example.waits', {
      day: inWords(answer.drivingDay),
    }),
  ];
}
