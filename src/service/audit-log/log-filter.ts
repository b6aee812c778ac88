import { z } from 'zod';
import { type ActGroup, actGroups } from './act-groups.ts';
import { type LogKind, logKinds } from './log-in-short.ts';

/** Is this the number of a case, as addresses have it? */
export const isReference = (text: string): boolean => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(text);

/** What was typed as the number that it would be: without its hyphen, in capitals. */
export const logReference = (typed: string): string => typed.replaceAll(/[-\s]/g, '').toUpperCase();

/** What an address of the audit log can ask. Codes, ids and days only: names are never in an address. */
const filterSchema = z.object({
  person: z.uuid().optional().catch(undefined),
  case: z.string().refine(isReference).optional().catch(undefined),
  act: z.enum(actGroups).optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
  show: z.enum(logKinds).optional().catch(undefined),
  before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional().catch(undefined),
});

export interface LogAsked {
  person?: string;
  /** The reference of a case. */
  case?: string;
  act?: ActGroup;
  /** First and last day, both included. */
  from?: string;
  until?: string;
  show?: LogKind;
  /** Only lines before this one: the next page. */
  before?: number;
}

/** Reads an address; what is not a code is not asked. */
export function readLogAsked(query: Readonly<Record<string, string>>): LogAsked {
  const read = filterSchema.parse(query);
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** Names and codes of what is asked, in the order in which an address has them. */
export const logCodes = (asked: LogAsked): Record<string, string> =>
  Object.fromEntries(
    (['show', 'person', 'case', 'act', 'from', 'until', 'before'] as const).flatMap((name) =>
      asked[name] === undefined ? [] : [[name, String(asked[name])]],
    ),
  );

/** The address of a part of the audit log, or of that part as a file. */
export function logHref(asked: LogAsked, path: '/access-book' | '/access-book/csv' = '/access-book'): string {
  const query = new URLSearchParams(logCodes(asked)).toString();
  return query === '' ? path : `${path}?${query}`;
}
