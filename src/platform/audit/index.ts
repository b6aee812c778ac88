export { appendEntries, appendingStatement } from './append.ts';
export { type ChainResult, entryHashOf, verifyChain } from './chain.ts';
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
  readNoteKey,
  readSignatures,
  readSignedNote,
  signatureLine,
  signaturesOfKey,
  signedAt,
  writeNoteKey,
} from './note.ts';
export { followsFrom, type LogEntry, logHeadOf, readHashes, readLog, verifyLog } from './read.ts';
export { lookAtTail, standsThere, verifySlice } from './tail.ts';
