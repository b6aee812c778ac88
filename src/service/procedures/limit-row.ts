import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type Key, openDocument } from '#app/platform/vault/index.ts';
import { type LimitDocument, limitDocumentSchema } from './counting/index.ts';
import { placeOf } from './places.ts';

export const limitColumns = [
  'id',
  'case_id',
  'catalogue_id',
  'law',
  'start_day',
  'term',
  'purpose',
  'last_day',
  'driving_day',
  'recomputable',
  'proposed_day',
  'confirmed',
  'state',
  'epoch',
  'version',
  'sealed',
] as const;

export interface LimitRow {
  id: string;
  case_id: string;
  catalogue_id: string;
  law: string;
  start_day: string;
  term: string | null;
  purpose: 'act' | 'wait';
  last_day: string;
  driving_day: string;
  recomputable: boolean;
  proposed_day: string | null;
  confirmed: boolean;
  state: 'open' | 'done' | 'dropped';
  epoch: number;
  version: number;
  sealed: Buffer;
}

/** A limit of an open case, as the sealed copy tells it. */
export interface OpenLimit {
  id: string;
  version: number;
  /** What a job proposes after the calendar changed; a person takes it over. */
  proposedDay: string | null;
  /** True when the clear columns tell another story than the sealed copy: somebody changed them from outside. */
  differs: boolean;
  document: LimitDocument;
}

/** Opens a limit and compares its clear columns with the sealed copy; a difference is an alarm (design question 12). */
export function openLimit(
  visit: Visit,
  open: Pick<OpenCase, 'caseId' | 'reference'> & { key: Key },
  row: LimitRow,
): OpenLimit {
  const place = placeOf({ caseId: open.caseId, epoch: row.epoch }, 'legal_limit', row.id);
  const document = limitDocumentSchema.parse(openDocument(open.key, place, row.sealed));
  const differs = tellsOtherwise(row, document);
  if (differs) {
    visit.journal.note({
      action: 'alarm.limit-differs',
      objectId: row.id,
      case: open.caseId,
      reference: open.reference,
    });
  }
  return { id: row.id, version: row.version, proposedDay: row.proposed_day, differs, document };
}

function tellsOtherwise(row: LimitRow, { clear }: LimitDocument): boolean {
  return (
    row.catalogue_id !== clear.catalogueId ||
    row.law !== clear.law ||
    row.start_day !== clear.start ||
    row.term !== clear.term ||
    row.purpose !== clear.purpose ||
    row.last_day !== clear.lastDay ||
    row.driving_day !== clear.drivingDay ||
    row.recomputable !== clear.recomputable ||
    row.confirmed !== clear.confirmed ||
    row.state !== clear.state
  );
}
