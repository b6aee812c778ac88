export { appendEntries, appendingStatement } from './append.ts';
export { type ChainVerdict, hashOf, verifyChain } from './chain.ts';
export { type AuditEntry, auditActions } from './entry.ts';
export type { LogState } from './log-state.ts';
export { type BookEntry, readBook, verifyBook } from './read.ts';
