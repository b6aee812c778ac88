import type { Journal } from '#app/platform/access/visit/index.ts';
import type { AuditEntry } from '#app/platform/audit/index.ts';

/** Acts that show something and write nothing. */
const readings: ReadonlySet<AuditEntry['action']> = new Set([
  'access-book.read',
  'case.listed',
  'case.read',
  'case.searched',
  'figures.read',
  'file.read',
  'person.listed',
  'registration.listed',
  'registration.lost-race',
  'registration.read',
]);

/**
 * What was opened and every alarm stay in the audit log when the writing is undone; entries about undone writes do not.
 */
export function keptEntries(journal: Journal): AuditEntry[] {
  return journal.entries().filter(({ action }) => readings.has(action) || action.startsWith('alarm.'));
}
