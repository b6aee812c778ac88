import type { Translate } from '#app/platform/language/index.ts';
import { type CsvCell, csvOf } from '#app/platform/web/index.ts';
import { isPersonAct, type LogPage } from './audit-log.store.ts';
import { actInWords, caseInWords, compartmentInWords, entryReasonInWords, whoInWords } from './audit-log.ts';

/**
 * Lines of the audit log as a file, a line each and none counted together: with the number in the chain, the moment in
 * universal time, the code of the act beside its words, and on which grant it was.
 */
export function logAsCsv({ entries, names, references }: Omit<LogPage, 'older'>, t: Translate): string {
  const heads = [
    t('audit-log.column.number'),
    t('audit-log.column.when'),
    t('audit-log.column.who'),
    t('audit-log.column.what'),
    t('audit-log.export.code'),
    t('audit-log.export.whom'),
    t('audit-log.column.case'),
    t('audit-log.column.why'),
    t('audit-log.export.grant'),
  ];
  const rows = entries.map((entry): CsvCell[] => [
    entry.seq,
    entry.at,
    whoInWords(entry, names, t),
    [actInWords(entry, t), compartmentInWords(entry, t)].filter((part) => part !== '').join(' '),
    entry.action,
    isPersonAct(entry) && entry.objectId !== undefined ? (names.get(entry.objectId) ?? '') : '',
    caseInWords(entry, references),
    entryReasonInWords(entry, t),
    entry.grant ?? '',
  ]);
  return csvOf([heads, ...rows]);
}
