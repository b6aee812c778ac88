import type { OpenedRow } from '#app/platform/access/grants/index.ts';
import { namesIn } from '#app/platform/access/teams/index.ts';
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
  /** The day of the newest report that does not say that nobody was reached; null when there is none. */
  lastContact: string | null;
}

/** The header of a row as it is there, with the key that opens it. */
export function sealedHeader({ row, key, head }: OpenedRow<SearchedRow>) {
  const { case_id: caseId, header_version: version, header_epoch: epoch, header_sealed: sealed } = row;
  return { caseId, key, head, version, epoch, sealed };
}

/** The names of the volunteers on a page, by their ids; of those whose rows the reader may see. */
export function volunteerNames(visit: Visit, rows: readonly Opened['row'][]): Promise<Map<string, string>> {
  return namesIn(
    visit.keys,
    rows.flatMap(({ volunteer_id: id, volunteer_login: login_name, volunteer_name: name_sealed, ...row }) =>
      id === null || login_name === null
        ? []
        : { id, login_name, name_sealed, name_epoch: row.volunteer_name_epoch ?? 0, team: row.staff_team },
    ),
  );
}

/** The lines of a page, each with the client's volunteer. */
export function linesOf(visit: Visit, opened: readonly Opened[], names: ReadonlyMap<string, string>): ClientLine[] {
  return opened.map((one) => ({
    reference: one.row.reference,
    ...listedHeader(visit, sealedHeader(one)),
    nextDueDay: one.row.next_due_day,
    volunteer: one.row.volunteer_id && (names.get(one.row.volunteer_id) ?? null),
    worry: one.row.worry === true,
    lastContact: one.row.last_contact,
  }));
}
