export { databaseNow } from './clock.ts';
export type { Context } from './context.ts';
export { holdAlone } from './hold-alone.ts';
export type { ScopedDb } from './pool.ts';
export { isRefusedByPolicy, safeDatabaseError, storageTrouble } from './pool.ts';
export type { Compartment, PersonStatus, ReferralState, RegistrationStatus, Role, Tables } from './tables.ts';
