/** The counting side of a limit: pure, without pages or store, so that the jobs can use it too. */
export {
  type AddedLaw,
  type CountedLimit,
  dayOfReading,
  earlierByAddedLaw,
  standingLaw,
} from './added-law.ts';
export { countLimit, type LimitDays, type LimitFacts, recount } from './count-limit.ts';
export { escalates, isFatal } from './escalation.ts';
export {
  type ClearCopy,
  type Counted,
  type CountedFrom,
  type Joined,
  type LimitChange,
  type LimitDocument,
  type LimitInputs,
  type LimitOrigin,
  limitDocumentSchema,
  nothingMore,
  type Proof,
  type SaidOfLimit,
  type StepOrigin,
  type WaitingChange,
} from './limit-document.ts';
