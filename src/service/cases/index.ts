/** The case file: list and search, the page of a client, notes, contact, closing. */

export { addAround } from './around/index.ts';
export {
  type AskedOfClient,
  type AuthorityAnswer,
  answers,
  asked,
  type ContactSafety,
  contactSafety,
  contactSafetyIn,
  readAnswers,
  safetyFrom,
  writeAnswer,
} from './authorities/index.ts';
export { emptyCard, readCard, saveCard } from './card/index.ts';
export { type CasePanel, lastDayOf } from './case-page/index.ts';
export { caseRoutes } from './cases.pages.tsx';
export {
  type AssignedVolunteer,
  assignedVolunteers,
  clientTitle,
  contactWords,
  dueInWords,
  givenTo,
  groupedReference,
  idFromPath,
  type NextDue,
  onceAPage,
  openForForm,
  openFromPath,
  PaperForClient,
  showClientPage,
  typedTime,
  underClients,
  WrittenText,
} from './client/index.ts';
export {
  type ClientLine,
  knownOfClients,
  lapsingDays,
  listClients,
  maySearch,
  quietDays,
  searchClients,
  searchInside,
} from './client-list/index.ts';
export { closeCase, endGrantsOfPeople, reopenCase } from './closing/index.ts';
export { addConsent, type Ground, liveConsents, sharing, type WentOut } from './consents/index.ts';
export { stoppedNotice } from './contact/index.ts';
export { FirstPageMessages, messagesOfFirstPage } from './messages/index.ts';
export { addNote, ownDrafts, putIntoDraft, saveDraft } from './notes/index.ts';
export {
  type CaseHeader,
  contactRecord,
  type ListedCase,
  type NewCase,
  needsReadingAloud,
  openListedCases,
  openNewCase,
  ownName,
  readHeader,
  readOnlyRecord,
  readRecord,
  type SafeContact,
  writeRecord,
} from './records/index.ts';
export { caseStyles } from './styles.ts';
export {
  addTask,
  isTaskKind,
  renewNextDue,
  type TaskDocument,
  type TaskKind,
  taskKinds,
  tasks,
} from './tasks/index.ts';
export { emergencyAccessKind, type TimelineLine } from './timeline/index.ts';
