import type { LogEntry } from '#app/platform/audit/index.ts';
import { isMessageKey, type MessageKey, type Translate } from '#app/platform/language/index.ts';

/** What an entry says happened, as a sentence part: "opened the file of 7KQ2-MX41". */
export function actInWords(entry: LogEntry, t: Translate): string {
  const key = `audit-log.action.${entry.action}`;
  const act = isMessageKey(key) ? t(key) : entry.action;
  return entry.count === undefined ? act : `${act} (${entry.count})`;
}

/** Why it was allowed: the reason of the grant, or of the act. Empty when there is none to tell. */
export function entryReasonInWords(entry: LogEntry, t: Translate): string {
  if (entry.reason === undefined) return '';
  const key = `audit-log.reason.${entry.reason}`;
  return isMessageKey(key) ? t(key) : entry.reason;
}

/** Who: the colleague's name, or what acted when nobody had signed in. */
export function whoInWords(entry: LogEntry, names: ReadonlyMap<string, string>, t: Translate): string {
  if (entry.person) return names.get(entry.person) ?? entry.person.slice(0, 8);
  const key: MessageKey =
    entry.kind === 'public'
      ? 'audit-log.who.public'
      : entry.kind === 'jobs'
        ? 'audit-log.who.jobs'
        : 'audit-log.who.door';
  return t(key);
}

/** The case of an entry as people call it; a case without a known reference by the beginning of its id. */
export function caseInWords(entry: LogEntry, references: ReadonlyMap<string, string>): string {
  if (entry.case === undefined) return '';
  const reference = entry.reference ?? references.get(entry.case);
  return reference === undefined ? `…${entry.case.slice(0, 8)}` : `${reference.slice(0, 4)}-${reference.slice(4)}`;
}

/** Compartments other than the ordinary one deserve a word. */
export function compartmentInWords(entry: LogEntry, t: Translate): string {
  if (entry.compartment === 'safety') return t('audit-log.compartment.safety');
  return entry.compartment === 'portal' ? t('audit-log.compartment.portal') : '';
}
