/** What is sealed in a case: its header and its records, read and written. */

export {
  type CaseHeader,
  type ContactRules,
  interpreterNeeds,
  messageRules,
  needsReadingAloud,
  readingSkills,
  scripts,
} from './case-contents.ts';
export { contactRecord, noContact, type SafeContact } from './contact-record.ts';
export { headerIfThere, readHeader, saveHeader, type VersionedHeader } from './header.store.ts';
export { type ListedCase, openListedCases } from './listed-cases.ts';
export { type ListedHeader, listedHeader, listedName } from './listed-header.ts';
export { NoBsnField, noBsn, noBsnReason } from './no-bsn.view.tsx';
export { type NewCase, openNewCase } from './open-new-case.ts';
export {
  type CaseRecord,
  listOfKind,
  listOfKinds,
  type RecordsWanted,
  readOnlyRecord,
  readRecord,
  recordMoments,
  recordsOf,
  recordWriters,
} from './record-reading.ts';
export { ownName, type Readers, writeNextVersion, writeRecord } from './record-writing.ts';
export { recordRow, records } from './sealed-rows.ts';
