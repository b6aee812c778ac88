import { z } from 'zod';
import { type OpenCase, type OpenedRowOf, sealedTable } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { asSealed } from '#app/platform/sealed-documents/index.ts';
import { type ClearCopy, type LimitDocument, limitDocumentSchema } from '#app/service/limit-counting/index.ts';

/** What also stands in the clear, by its name in the sealed copy. */
const clear = {
  catalogueId: 'catalogue_id',
  law: 'law',
  start: 'start_day',
  term: 'term',
  purpose: 'purpose',
  lastDay: 'last_day',
  drivingDay: 'driving_day',
  recomputable: 'recomputable',
  confirmed: 'confirmed',
  state: 'state',
} as const satisfies Record<keyof ClearCopy, string>;

/** What a column holds that came later, in limits that were sealed before it: what its migration wrote there. */
const columnsBefore: Partial<ClearCopy> = { confirmed: false };
const sealedClear = z.object({ clear: z.record(z.string(), z.unknown()) });

export const limits = sealedTable('legal_limit', {
  schema: limitDocumentSchema,
  columns: { ...clear, proposedDay: 'proposed_day' },
  order: [
    ['driving_day', 'asc'],
    ['catalogue_id', 'asc'],
    ['id', 'asc'],
  ],
  actions: { added: 'limit.added', changed: 'limit.changed' },
});

/** A limit of an open case, as the sealed copy tells it. */
export interface OpenLimit {
  id: string;
  version: number;
  /** What a job proposes after the calendar changed; a person takes it over. */
  proposedDay: string | null;
  /** True when the clear columns tell another story than the sealed copy: somebody changed them from outside. */
  differs: boolean;
  /** The project leader put its legal term out of use: what it says is not to be relied on, its day stays. */
  isSuspended: boolean;
  document: LimitDocument;
}

/** Compares the clear columns of a limit with its sealed copy; a difference is an alarm (design question 12). */
export function openLimit(
  visit: Visit,
  { caseId, reference }: Pick<OpenCase, 'caseId' | 'reference'>,
  kept: OpenedRowOf<typeof limits>,
  suspended: ReadonlySet<string>,
): OpenLimit {
  const { id, version, proposedDay, document } = kept;
  const sealed: Readonly<Record<string, unknown>> = {
    ...columnsBefore,
    ...sealedClear.parse(asSealed(document)).clear,
  };
  const names = Object.keys(clear) as (keyof ClearCopy)[];
  const differs = names.some((name) => kept[name] !== sealed[name]);
  if (differs && !isAlarmed(visit, id)) {
    visit.journal.note({ action: 'alarm.limit-differs', objectId: id, case: caseId, reference });
  }
  const isSuspended = suspended.has(document.clear.catalogueId);
  return { id, version, proposedDay, differs, isSuspended, document };
}

/** One look that opens a limit twice is one alarm. */
const isAlarmed = ({ journal }: Visit, id: string) =>
  journal.entries().some(({ action, objectId }) => action === 'alarm.limit-differs' && objectId === id);

/** The earlier of the day that was confirmed and the one that a job proposes. */
export function drivingDayOf({ document, proposedDay }: OpenLimit): string {
  const { drivingDay } = document.clear;
  return proposedDay !== null && proposedDay < drivingDay ? proposedDay : drivingDay;
}
