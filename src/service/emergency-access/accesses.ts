import { sql } from 'kysely';
import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { LogEntry } from '#app/platform/audit/index.ts';

/** What one person did with a case on one day, with how often. */
export interface Access {
  /** Day in the Netherlands, as ISO text. */
  day: string;
  /** The last entry of this kind that day. */
  entry: LogEntry;
  times: number;
}

/** So many entries of the audit log are read for one page. */
const entriesOnAPage = 500;

/** What the audit log says about one case, newest first, for its coordinators. The reading is itself written down. */
export async function logOfCase(
  open: OpenCase,
  before: number | null,
): Promise<{ entries: LogEntry[]; older: number | null }> {
  const { rows } = await sql<{ body: string }>`
    select body from naast.book_of_case(${open.caseId}, ${before}, ${entriesOnAPage})`.execute(open.visit.db);
  const entries = rows.map((row) => JSON.parse(row.body) as LogEntry);
  open.visit.journal.note({
    action: 'access-book.read',
    case: open.caseId,
    reference: open.reference,
    count: entries.length,
  });
  const last = entries.at(-1)?.seq;
  return { entries, older: last !== undefined && entries.length === entriesOnAPage ? last : null };
}

/** Puts together what the same person did in the same way on the same day, so that a paper for a client can be read. */
export function accessesOf(entries: readonly LogEntry[]): Access[] {
  const together = new Map<string, Access>();
  for (const entry of entries) {
    const day = Temporal.Instant.from(entry.at).toZonedDateTimeISO('Europe/Amsterdam').toPlainDate().toString();
    const { person, kind, action, compartment, reason, objectId } = entry;
    const what = [
      day,
      person ?? kind,
      action,
      compartment,
      reason,
      /^(grant|block|glass)\./.test(action) ? objectId : '',
    ];
    const known = together.get(what.join('|'));
    if (known) known.times += 1;
    else together.set(what.join('|'), { day, entry, times: 1 });
  }
  return [...together.values()];
}
