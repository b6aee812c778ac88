import type { OpenedRow } from '#app/platform/access/grants/index.ts';
import { namesIn } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { type CaseHeader, type ListedHeader, listedHeader } from '../records/index.ts';
import { type Opened, type SearchedRow, toldRows } from './client-rows.ts';

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

/** What a line tells of a client besides the header. */
type ToldOfClient = Pick<ClientLine, 'volunteer' | 'worry' | 'lastContact'>;
/** By case. */
export type Told = Readonly<Record<string, ToldOfClient>>;

/** What is told of these clients, each with the volunteer, if the reader may see that colleague's row. */
export async function toldOf(visit: Visit, ids: readonly string[]): Promise<Told> {
  const rows = await toldRows(visit, ids);
  const names = await namesIn(
    visit.keys,
    rows.flatMap(({ volunteer_id: id, volunteer_login: login_name, volunteer_name: name_sealed, ...row }) =>
      id === null || login_name === null
        ? []
        : { id, login_name, name_sealed, name_epoch: row.volunteer_name_epoch ?? 0, team: row.staff_team },
    ),
  );
  return Object.fromEntries(
    rows.map(({ case_id, volunteer_id, worry, last_contact: lastContact }) => {
      const volunteer = volunteer_id && (names.get(volunteer_id) ?? null);
      return [case_id, { volunteer, worry: worry === true, lastContact }];
    }),
  );
}

const nothingTold: ToldOfClient = { volunteer: null, worry: false, lastContact: null };

/** A row of a page with its header. */
export type HeadedRow = ListedHeader & { row: Opened['row'] };

export const headed = (visit: Visit, opened: readonly Opened[]): HeadedRow[] =>
  opened.map((one) => ({ row: one.row, ...listedHeader(visit, sealedHeader(one)) }));

/** The lines of a page. */
export function linesOf(rows: readonly HeadedRow[], told: Told): ClientLine[] {
  return rows.map(({ row, header, damaged }) => ({
    reference: row.reference,
    header,
    damaged,
    nextDueDay: row.next_due_day,
    ...(told[row.case_id] ?? nothingTold),
  }));
}
