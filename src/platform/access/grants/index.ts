export { earlierPlace } from './earlier-keys.ts';
export { Granter, makeGrant, oversightContext, oversightDomain, wrapForOversight } from './grant-making.ts';
export {
  deadGrants,
  endGrant,
  endGrants,
  type GrantRow,
  glassMinutes,
  glassReason,
  grantColumns,
  grantHolds,
  keyOfGrant,
  liveGrants,
} from './grants.ts';
export { type ListedGrant, type OpenCase, openCase, openGrants, openListed } from './open-case.ts';
export { type OpenForReading, type OpenForWriting, type SealedRow, sealedRows } from './sealed-rows.ts';
export { type Kept, sealedTable } from './sealed-table.ts';
