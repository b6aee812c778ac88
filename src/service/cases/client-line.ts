import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { CaseHeader } from './case-contents.ts';
import type { Opened, SearchedRow } from './client-rows.ts';
import { listedHeader } from './listed-header.ts';

/** One line of "my clients". */
export interface ClientLine {
  reference: string;
  header: CaseHeader;
  /** The header does not open; what is shown instead is nothing of the client's. */
  damaged: boolean;
  nextDueDay: string | null;
  /** Null when the client has no volunteer yet, or when the reader is the volunteer. */
  volunteer: string | null;
  worry: boolean;
}

/** The header of a row as it is there, with the key that opens it. */
export function sealedHeader(row: SearchedRow, key: Opened['key']) {
  return { caseId: row.case_id, key, epoch: row.header_epoch, sealed: row.header_sealed };
}

/** The names of the volunteers on a page, by their ids. */
export function volunteerNames(
  visit: Visit,
  rows: readonly Pick<Opened['row'], 'volunteer_id'>[],
): Promise<Map<string, string>> {
  return namesOf(
    visit.db,
    visit.keys,
    rows.flatMap(({ volunteer_id }) => volunteer_id ?? []),
  );
}

/** The lines of a page, each with the client's volunteer. */
export function linesOf(visit: Visit, opened: readonly Opened[], names: ReadonlyMap<string, string>): ClientLine[] {
  return opened.map(({ row, key }) => ({
    reference: row.reference,
    ...listedHeader(visit, sealedHeader(row, key)),
    nextDueDay: row.next_due_day,
    volunteer: row.volunteer_id && (names.get(row.volunteer_id) ?? null),
    worry: row.worry === true,
  }));
}
