/** Limits as they are kept: what one is, the acts on it, who has to agree, and what its words are. */
export {
  doublesAmong,
  idsOf,
  type Joining,
  joiningOf,
  joinLimits,
  keepApart,
  letGo,
  type PairLine,
  partLimits,
} from './joining.store.ts';
export { lettersOf, type Pair, pairsIn, runsFor } from './joining.ts';
export { lastTurn, waitingIn } from './later-day.ts';
export {
  type HandAct,
  type LetterDays,
  type LimitAct,
  type LimitAlone,
  limitAfter,
  type Recounted,
  withProposedDay,
} from './limit-acts.ts';
export { drivingDayOf, limits, type OpenLimit, openLimit } from './limit-row.ts';
export {
  confidenceInWords,
  editionInWords,
  limitName,
  limitTitle,
  markInWords,
  type SpokenLimit,
  saidInWords,
  termInWords,
  whyInWords,
} from './limit-words.ts';
export {
  addLimit,
  changeBy,
  changeLimit,
  changeLimitAfter,
  listLimits,
  readLimit,
  writeLimit,
} from './limits.store.ts';
export { type Moved, movedBetween, tellMoved, tellRunsAgain } from './moved.store.ts';
export { movedInWords } from './moved-words.ts';
export { type NewsLine, newsOf } from './news.ts';
export { type DueNotice, noticesOf } from './notices.ts';
export { numbered, numberIn } from './repeats.ts';
export { addSaidLimit } from './said-limit.store.ts';
export {
  type AskedOfCoordinator,
  answerWaiting,
  listAsked,
  type SecondAnswer,
  type WaitingLine,
  type WaitsFor,
  waitsFor,
} from './second-eyes.store.ts';
export { nameOfReading, strikeable } from './struck-reading.ts';
export { type Why, type WhyDay, whyWeeks } from './why-weeks.ts';
