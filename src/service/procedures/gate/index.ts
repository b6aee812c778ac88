/** The gate before an authority of the country of origin: whether contact is safe, and what was set by letter. */

export { ContactNotSafe, gateBefore, gateOf, gateOfLetter } from './gate.store.ts';
export {
  type Closed,
  gateClosedBy,
  isAnswer,
  isAskedIn,
  isContact,
  isContactStage,
  isTaken,
  stagesInSight,
} from './gate.ts';
export { GateNotice, GateOnPaper } from './gate-notice.view.tsx';
export { isLetterOfAuthorities, isSetByAuthorities, lettersOfAuthorities } from './letters-of-authorities.store.ts';
export { gateBeforeDay } from './set-by-letter.store.ts';
