/** Public words: what the public side shows and routes by, believed by its signature and not by its row. */

export {
  type DecreeDayWords,
  decreeDaySaying,
  lostSaying,
  type ReadingWords,
  readingSaying,
  readSaidLaw,
  type SaidLaw,
} from './added-law.ts';
export { alteredSubjects } from './altered.ts';
export { type AppearanceWords, appearanceSaying, appearanceSubject, readAppearance } from './appearance.ts';
export {
  type ApprovableKind,
  type ApprovableName,
  type ApprovedText,
  approvableKinds,
  approvalSaying,
  markOfText,
  nameOfText,
  readSuspended,
  suspensionSaying,
} from './approved.ts';
export { contactSaying, contactSubject, readContact } from './contact.ts';
export {
  intakeMailboxKey,
  intakeMailboxRow,
  intakeMailboxSaying,
  readIntakeMailbox,
} from './intake-mailbox.ts';
export {
  type InterpreterLine,
  interpreterLinesSaying,
  interpreterLinesSubject,
  readInterpreterLines,
} from './interpreter-lines.ts';
export {
  type OrganisationWords,
  organisationParts,
  organisationSaying,
  organisationSubject,
  readOrganisation,
  undecidedOfOrganisation,
} from './organisation.ts';
export {
  type PublishedPage,
  pageSaying,
  pageSubject,
  publishedPage,
  readPublishedPages,
} from './pages.ts';
export { mailboxOf, readRegions, regionSaying } from './regions.ts';
export { onlySignedMark, type Signed } from './seen.ts';
export {
  fromHereOn,
  marksOfWords,
  readAllWords,
  readWords,
  type SignatureState,
  type SignedWords,
  signWords,
  type WordKind,
  wordKinds,
} from './words.ts';
