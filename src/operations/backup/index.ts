/** Backups: one moment of the whole installation, encrypted to recipients of age while it streams, and the way back. */
export { isRecipient, readIdentities, recipientOfIdentity } from './age.ts';
export { appendToJournal, type JournalEntry, readJournal } from './journal.ts';
export { readKeysBackup, writeKeysBackup } from './keys-backup.ts';
export { loadBackup } from './load-backup.ts';
export type { BackupAbout } from './manifest.ts';
export { readBackup, type WholeBackup } from './read-backup.ts';
export { BackupRefusal } from './refusal.ts';
export { replay } from './replay.ts';
export { type BackedUp, writeBackup } from './write-backup.ts';
