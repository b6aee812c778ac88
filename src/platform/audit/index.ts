export { appendEntries, appendingStatement } from './append.ts';
export { type ChainVerdict, hashOf, verifyChain } from './chain.ts';
export { checkpointText, readAddCheckpoint, readCheckpoint, writeAddCheckpoint } from './checkpoint.ts';
export { type AuditEntry, auditActions } from './entry.ts';
export {
  type AlarmCause,
  emptyHead,
  type LogAlarm,
  type LogHead,
  type LogState,
  type WitnessState,
} from './log-state.ts';
export { isConsistent, LogTree, type ReadLeaves } from './merkle.ts';
export {
  type NoteKey,
  noteKeyOf,
  ofKey,
  readNote,
  readNoteKey,
  readSignatures,
  signatureLine,
  signedAt,
  writeNoteKey,
} from './note.ts';
export { type BookEntry, followsFrom, headOf, readBook, readHashes, verifyBook } from './read.ts';
export { lookAtTail, standsThere, verifySlice } from './tail.ts';
