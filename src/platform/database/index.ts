/** What every module needs of the database: its clock, its types, and what its errors mean. No connection is made here. */
export { databaseNow, hasHeardClock, hearClock } from './clock.ts';
export type { Context } from './context.ts';
export { ChangedMeanwhile, isForTwoAtOnce, isRefusedByPolicy, safeDatabaseError, storageTrouble } from './errors.ts';
export { holdAlone } from './hold-alone.ts';
export { type DatabaseNames, databaseNames, type LoginRole, loginRoles } from './names.ts';
export type { ScopedDb } from './scoped.ts';
export type {
  Compartment,
  PersonStatus,
  ReferralState,
  RegistrationStatus,
  Role,
  StatementKind,
  Tables,
} from './tables.ts';
export { together } from './together.ts';
export { writtenOnce } from './written-once.ts';
