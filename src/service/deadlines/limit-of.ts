import { answerFrom, type DayReading, type FoundDay, type LegalTerm } from './answer.ts';
import { type LimitDefinition, type LimitId, limitDefinition } from './catalogue.ts';
import { findFromEarliest, orThrow } from './last-day.ts';
import type { LimitCount } from './limits.ts';
import type { Extension, ForWhom, Pause } from './question.ts';
import { answered, refused, type TermOutcome } from './refusal.ts';

/** What is known about one limit of a case. A letter may give the length (`term`) or the day (`stated`), or both. */
export interface LimitQuestion {
  id: LimitId;
  start: Temporal.PlainDate | Temporal.PlainDateTime;
  variant?: string | undefined;
  /** The length that the letter itself gives; beside the catalogue's own where that differs. */
  term?: string | undefined;
  stated?: Temporal.PlainDate | undefined;
  /** Default: as the catalogue says. */
  for?: ForWhom | undefined;
  pauses?: readonly Pause[] | undefined;
  extension?: Extension | undefined;
  otherStarts?: readonly Temporal.PlainDate[] | undefined;
}

/** The last day of a limit of the catalogue with all its counts as readings. Throws a `RangeError` on bad input. */
export function limitOf(question: LimitQuestion): LegalTerm {
  return orThrow(tryLimitOf(question));
}

/** As `limitOf`, with a refusal as a value. */
export function tryLimitOf(question: LimitQuestion): TermOutcome<LegalTerm> {
  const definition = limitDefinition(question.id);
  if (!definition) return refused('unknown-limit', 'limit', question.id);
  const counts = countsOf(definition, question);
  if (!counts) return refused('unknown-limit', 'limit', `${question.id} ${question.variant}`);
  const [first, ...rest] = counts;
  if (!first) return refused('no-length', 'limit', question.id);
  const forWhom = question.for ?? definition.for;
  const main = findCount(question, first, forWhom, definition);
  if (!main.ok) return main;
  const readings: DayReading[] = [...main.value.readings];
  for (const count of rest) {
    const other = findCount({ ...question, stated: undefined }, count, forWhom, definition);
    if (!other.ok) return other;
    readings.push({ day: other.value.last, code: 'other-count', basis: `${definition.basis} (${count.term})` });
    readings.push(...other.value.readings);
  }
  if (definition.rawDayDrives) readings.push({ day: main.value.raw, code: 'raw-day', basis: definition.basis });
  const wait = forWhom === 'wait' || main.value.law === 'milestone';
  const answer = answerFrom({ ...main.value, readings }, wait);
  return answered(
    definition.confidence === 'LOW' && question.stated ? asTheLetterSays(answer, question.stated) : answer,
  );
}

/** Where our rule is not sure, the day that the letter states is the last day; ours stands beside it and may drive. */
function asTheLetterSays(answer: LegalTerm, stated: Temporal.PlainDate): LegalTerm {
  const ours = { lastDay: answer.lastDay, code: 'other-count' as const, basis: answer.legalBasis };
  const others = answer.readings.filter(({ code }) => code !== 'stated');
  return { ...answer, lastDay: stated, readings: [ours, ...others] };
}

function countsOf(definition: LimitDefinition, { variant, term }: LimitQuestion): readonly LimitCount[] | null {
  if (variant !== undefined) return definition.variants?.find(({ code }) => code === variant)?.counts ?? null;
  if (term === undefined || definition.counts.some((count) => count.term === term)) return definition.counts;
  const [ours] = definition.counts;
  if (definition.letterDecides && ours !== undefined) return [{ ...ours, term }];
  // Where our rule is not sure, the length that the letter gives makes the last day.
  if (definition.confidence === 'LOW' && ours !== undefined) return [{ ...ours, term }, ...definition.counts];
  return [...definition.counts, { law: 'letter', term }];
}

function findCount(
  { start, stated, pauses, extension, otherStarts }: LimitQuestion,
  count: LimitCount,
  forWhom: ForWhom,
  definition: LimitDefinition,
): TermOutcome<FoundDay> {
  const counted = findFromEarliest({ ...count, start, stated, pauses, extension, otherStarts, for: forWhom });
  if (!counted.ok) return counted;
  const { found } = counted.value;
  return answered({ ...found, legalBasis: `${definition.basis}; ${found.legalBasis}` });
}
