export { appendEntries, appendingStatement } from './append.ts';
export { type ChainLink, type ChainVerdict, genesis, hashOf, verifyChain } from './chain.ts';
export { type AuditAction, type AuditEntry, auditActions, auditEntrySchema } from './entry.ts';
export { type BookEntry, type BookFilter, readBook, verifyBook } from './read.ts';
