/** Connections to the database; only entries, operations and the jobs open any (the check keeps it so). */
export { type DatabaseHandle, openDatabase, type PoolSettings } from './pool.ts';
export { hmacPads } from './sign-context.ts';
