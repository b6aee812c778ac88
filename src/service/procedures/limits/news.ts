import type { Visit } from '#app/platform/access/visit/index.ts';
import { openListedCases } from '#app/service/cases/index.ts';
import { drivingDayOf, limits, openLimit } from './limit-row.ts';
import type { DueNotice } from './notices.ts';

/** A notice with what it is about: of whom, which limit, by when. */
export interface NewsLine {
  notice: DueNotice;
  name: string | null;
  catalogueId: string;
  letterKind: string;
  day: string;
  /** Did a lawyer confirm the day as it stands? */
  confirmed: boolean;
}

/** Opens the limits that these notices are about, as far as I hold their cases. */
export async function newsOf(visit: Visit, notices: readonly DueNotice[]): Promise<NewsLine[]> {
  if (notices.length === 0) return [];
  const ids = notices.map(({ limitId }) => limitId);
  const cases = await openListedCases(
    visit,
    notices.map(({ caseId }) => caseId),
  );
  // Whether its rule is suspended the page of the limit says: it changes no day.
  const opened = await limits.listed(visit, cases, { id: ids });
  const lines = new Map(
    opened.map(({ of, row }) => [row.id, { name: of.name, limit: openLimit(visit, of, row, new Set()) }]),
  );
  return notices.flatMap((notice) => {
    const line = lines.get(notice.limitId);
    if (line === undefined) return [];
    const { clear, origin } = line.limit.document;
    const { catalogueId, confirmed } = clear;
    return [
      { notice, name: line.name, catalogueId, letterKind: origin.kind, day: drivingDayOf(line.limit), confirmed },
    ];
  });
}
