export type { LegalTerm, Reading, ReadingCode } from './answer.ts';
export type { Closure } from './calendar.ts';
export { catalogue, catalogueVersion, limitDefinition } from './catalogue.ts';
export {
  calendarVersion,
  coveredFrom,
  coveredUntil,
  type Holiday,
  type HolidayCode,
  holidaysOf,
  tableFrom,
} from './holidays.ts';
export { lastDay, tryLastDay } from './last-day.ts';
export { type Law, laws } from './laws.ts';
export { type LimitQuestion, limitOf, tryLimitOf } from './limit-of.ts';
export type {
  Confidence,
  InTwoLanguages,
  LimitCount,
  LimitDefinition,
  LimitId,
  LimitKind,
  LimitVariant,
} from './limits.ts';
export { type Move, type MoveReason, moveReasons } from './moves.ts';
export { type Extension, type ForWhom, type Pause, type Question, readStart } from './question.ts';
export type { Outcome, Refusal, RefusalCode } from './refusal.ts';
export { type Reminder, type ReminderCode, reminderDays } from './reminders.ts';
export { readTerm, type Term, type Unit } from './term.ts';
export { kindInWords, readingInWords, reasonInWords, sentenceOf, type WordsLanguage } from './words.ts';
export { holidayOn, isWorkingDay, workingDayOnOrBefore, workingDaysBetween } from './working-days.ts';
