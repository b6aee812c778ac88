export type { StoredList } from './case-list.store.ts';
export { AccessEnded, caseListOf, writeLists } from './case-list.ts';
export { earlierPlace } from './earlier-keys.ts';
export { fittingRows } from './fitting.ts';
export { endGrant, endGrants } from './grant-ending.ts';
export { Granter, makeGrant, oversightContext, oversightDomain, wrapForOversight } from './grant-making.ts';
export {
  deadGrants,
  emergencyAccessMinutes,
  emergencyAccessReason,
  type GrantRow,
  grantColumns,
  grantHolds,
  keyOfGrant,
  liveGrants,
  refusedGrant,
  type SaidEnding,
} from './grants.ts';
export { askForList, makeListAnew, type UnreadableList, unreadableLists } from './list-anew.ts';
export { type AskedList, approveList, askedLists } from './list-asked.ts';
export { type CaseHead, endedIn, renewedList } from './list-seal.ts';
export {
  type ListedGrant,
  ListUnreadable,
  type OpenCase,
  type OpenedRow,
  openCase,
  openGrants,
  openListed,
} from './open-case.ts';
export { openWithLists } from './open-lists.ts';
export { hashOfOpening } from './opened-before.ts';
export { openCasesOfMine } from './own-cases.ts';
export { type OpenForReading, type OpenForWriting, type SealedRow, sealedRows } from './sealed-rows.ts';
export { type OpenedRowOf, sealedTable } from './sealed-table.ts';
