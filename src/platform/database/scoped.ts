import type { Transaction } from 'kysely';
import type { Tables } from './tables.ts';

/** The database handle of one request: a transaction in which the signed context is set. There is no other. */
export type ScopedDb = Transaction<Tables>;
