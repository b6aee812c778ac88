export { earlierPlace } from './earlier-keys.ts';
export { Granter, makeGrant, oversightContext, oversightDomain, wrapForOversight } from './grant-making.ts';
export {
  deadGrants,
  endGrant,
  type GrantRow,
  glassMinutes,
  glassReason,
  grantColumns,
  grantHolds,
  keyOfGrant,
  liveGrants,
} from './grants.ts';
export { type ListedGrant, type OpenCase, openCase, openGrants, openListed } from './open-case.ts';
