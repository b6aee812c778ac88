import { hashOfOpening, openListed } from '#app/platform/access/grants/index.ts';
import { rememberedFor, type Visit } from '#app/platform/access/visit/index.ts';
import type { CaseHeader } from '../records/index.ts';
import { type HeadedRow, headed } from './client-line.ts';
import type { OpenedClientRow } from './client-rows.ts';

/** The headers of the page that somebody saw last, and the hash of what they were opened from. */
interface SeenPage {
  hash: string;
  headers: CaseHeader[];
}

const seen = rememberedFor<SeenPage>('remembered-headers');

/**
 * The rows of a page with their headers, and one entry in the audit log. Whoever looks at the same bytes again has them out of one
 * sealed piece, with each grant judged anew (docs/decisions/0127): to open fifty keys, heads and headers takes a third of a list. A page on
 * which something does not fit is never remembered.
 */
export async function headersOfPage(visit: Visit, page: readonly OpenedClientRow['row'][]): Promise<HeadedRow[]> {
  const hash = await hashOfOpening(visit, page);
  const before = hash === null ? null : seen.recall(visit);
  if (before !== null && before.hash === hash) {
    visit.journal.listed(page.map(({ case_id: caseId, id: grantId }) => ({ caseId, grantId })));
    return page.flatMap((row, at) => {
      const header = before.headers[at];
      return header === undefined ? [] : { row, header, damaged: false };
    });
  }
  const opened = await openListed(visit, page);
  const found = headed(visit, opened);
  // A head that does not name a grant leaves the question to the list of the case, which is asked anew each time.
  const isWhole =
    found.length === page.length &&
    opened.every(({ row, head }) => head.names(row.id)) &&
    found.every(({ damaged }) => !damaged);
  if (hash !== null && isWhole) seen.remember(visit, { hash, headers: found.map(({ header }) => header) });
  return found;
}
