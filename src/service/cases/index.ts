/** The case file: list and search, the page of a client, notes, contact, closing. */

export { addAround } from './around/around.store.ts';
export {
  contactSafety,
  contactSafetyIn,
  readAnswers,
  writeAnswer,
} from './authorities/answers.store.ts';
export {
  type Answer,
  type Asked,
  answers,
  asked,
  type ContactSafety,
  safetyFrom,
} from './authorities/answers.ts';
export { readCard, saveCard } from './card/card.store.ts';
export { emptyCard } from './card/card.ts';
export {
  type CaseHeader,
  needsReadingAloud,
  type SafeContact,
  safeContactSchema,
} from './case-contents.ts';
export { caseRoutes } from './cases.pages.tsx';
export { lastDayOf } from './client-facts.view.tsx';
export { type NextDue, underClients } from './client-head.ts';
export type { ClientLine } from './client-line.ts';
export { listClients } from './client-list.ts';
export { type ClientNumbers, knownOfClients } from './client-numbers.ts';
export { type RefusedStatus, showClientPage } from './client-page.view.tsx';
export { clientTitle, groupedReference } from './client-reference.ts';
export { lapsingDays, quietDays } from './client-rows.ts';
export { searchClients } from './client-search.ts';
export { closeCase, endGrantsOfPeople, reopenCase } from './closure.ts';
export { addConsent, liveConsents } from './consents/consent.store.ts';
export type { Ground } from './consents/ground.ts';
export { sharing } from './consents/sharing.ts';
export type { WentOut } from './consents/went-out.ts';
export { givenTo } from './contact-rule/card.ts';
export { PaperForClient } from './contact-rule/on-paper.view.tsx';
export { contactWords } from './contact-rule/rule-words.ts';
export { ownDrafts, putIntoDraft, saveDraft } from './drafts.ts';
export { dueInWords } from './due-in-words.ts';
export type { Told } from './happened.ts';
export { readHeader } from './header.store.ts';
export { type AssignedVolunteer, assignedVolunteers } from './holders.ts';
export { searchInside } from './inside-search.ts';
export { type ListedCase, openListedCases } from './listed-cases.ts';
export { FirstPageMessages } from './messages/first-page.view.tsx';
export { messagesOfFirstPage } from './messages/message.store.ts';
export { addNote } from './note.store.ts';
export { timeOf, typedDay } from './note-fields.ts';
export { type NewCase, openNewCase } from './open-new-case.ts';
export { idFromPath, openFromPath } from './opening.ts';
export { type CasePanel, onceAPage } from './panel.ts';
export { readOnlyRecord, readRecord } from './record-reading.ts';
export { ownName, writeRecord } from './record-writing.ts';
export { maySearch } from './search-limit.ts';
export { caseStyles } from './styles.ts';
export { renewNextDue } from './tasks/next-due.ts';
export { isTaskKind, type TaskKind, taskKinds } from './tasks/task-kinds.ts';
export {
  addTask,
  type TaskDocument,
  tasks,
} from './tasks/task-writing.ts';
export { glassKind } from './timeline-contents.ts';
