import type { OpenedRow } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type CaseHeader, type ListedHeader, listedHeader } from '../records/index.ts';
import type { OpenedClientRow, SearchedRow } from './client-rows.ts';
import { type ClientFactsByCase, nothingTold, type ToldOfClient } from './told-facts.ts';

/** One line of "my clients". */
export interface ClientLine extends ToldOfClient {
  reference: string;
  header: CaseHeader;
  /** The header does not open; what is shown instead is nothing of the client's. */
  damaged: boolean;
  nextDueDay: string | null;
}

/** The header of a row as it is there, with the key that opens it. */
export function sealedHeader({ row, key, head }: OpenedRow<SearchedRow>) {
  const { case_id: caseId, header_version: version, header_epoch: epoch, header_sealed: sealed } = row;
  return { caseId, key, head, version, epoch, sealed };
}

/** A row of a page with its header. */
export type HeadedRow = ListedHeader & { row: OpenedClientRow['row'] };

export const headed = (visit: Visit, opened: readonly OpenedClientRow[]): HeadedRow[] =>
  opened.map((one) => ({ row: one.row, ...listedHeader(visit, sealedHeader(one)) }));

/** The lines of a page. */
export function clientLinesOf(rows: readonly HeadedRow[], told: ClientFactsByCase): ClientLine[] {
  return rows.map(({ row, header, damaged }) => ({
    reference: row.reference,
    header,
    damaged,
    nextDueDay: row.next_due_day,
    ...(told[row.case_id] ?? nothingTold),
  }));
}
