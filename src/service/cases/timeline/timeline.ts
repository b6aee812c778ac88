import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { together } from '#app/platform/database/index.ts';
import { type CaseRecord, recordMoments, recordsOf } from '../records/index.ts';
import { instantOf, type TimelineLine } from './happened.ts';
import { recordsWanted, type TimelineFilter, toldWanted } from './timeline-filter.ts';

/** One entry: a record of the case file, or what another module tells. */
export type TimelineItem = { record: CaseRecord; told?: never } | { told: TimelineLine; record?: never };

/** Few enough for a phone; what is older is one press further. */
const onAPage = 7;

/**
 * A page of what happened, of all modules in one order, newest first. Of the records only those of the page are opened;
 * the others are asked for their moment alone.
 */
export async function readTimeline(
  open: OpenCase,
  { page, filter, told }: { page: number; filter: TimelineFilter; told: Promise<readonly TimelineLine[]> },
): Promise<{ items: TimelineItem[]; older: boolean }> {
  const wanted = recordsWanted(filter);
  const [moments, allTold] = await together([wanted === null ? [] : recordMoments(open, wanted), told]);
  const all = [
    ...moments.map(({ id, at }) => ({ at: at.toISOString(), id })),
    ...toldWanted(filter, allTold).map((one) => ({ at: instantOf(one.on), one })),
  ].sort((a, b) => b.at.localeCompare(a.at));
  const shown = all.slice((page - 1) * onAPage, page * onAPage);
  const records = await recordsOf(
    open,
    shown.flatMap((item) => ('id' in item ? [item.id] : [])),
  );
  const items = shown.flatMap((item): TimelineItem[] => {
    if (!('id' in item)) return [{ told: item.one }];
    const record = records.get(item.id);
    return record ? [{ record }] : [];
  });
  return { items, older: all.length > page * onAPage };
}
