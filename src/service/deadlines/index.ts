export type { LegalTerm, ReadingCode } from './answer.ts';

export { type DecreeChange, withDecreeDays } from './calendar.ts';
export {
  catalogue,
  catalogueVersion,
  changedTerms,
  changedVariant,
  declaredTerm,
  declaredTerms,
  type LimitDefinition,
  type LimitId,
  limitDefinition,
  limitIds,
} from './catalogue.ts';
export { citationInWords } from './citations.ts';
export {
  calendarVersion,
  coveredFrom,
  coveredUntil,
  holidaysOf,
} from './holidays.ts';
export { lastDay, tryLastDay } from './last-day.ts';
export { type Law, laws, regimeOf } from './laws.ts';
export { type LimitQuestion, limitOf, tryLimitOf } from './limit-of.ts';
export {
  type Closing,
  type Confidence,
  confidences,
  type DeclaredTerm,
  type LetterDay,
  type LetterTopic,
  type LimitKind,
} from './limits.ts';
export { type MoveReason, moveReasons } from './moves.ts';
export { type Extension, type ForWhom, type Question, readStart } from './question.ts';
export type { TermOutcome } from './refusal.ts';
export { reminderDays } from './reminders.ts';
export { beginsOn } from './renewal.ts';
export { readTerm } from './term.ts';
export { asylumChanged } from './term-parts.ts';
export { moveReasonInWords, readingInWords, refusalInWords } from './words.ts';
export { holidayOn, isWorkingDay, workingDayOnOrBefore, workingDaysBetween } from './working-days.ts';
