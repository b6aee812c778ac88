import { openListed } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Order } from '#app/platform/web/index.ts';
import { type ClientLine, linesOf, volunteerNames } from './client-line.ts';
import { type ClientOrder, pageInOrder, usualOrder } from './client-order.ts';
import { type ClientFilter, clientRows, clientsOnAPage, heldCases, onceEach } from './client-rows.ts';

/** In which order, and the volunteers in the order of their names. */
export interface ClientsSorted {
  order: Order<ClientOrder>;
  volunteers: readonly string[];
}

/**
 * "My clients": the cases that I hold a live grant for, by due day or as asked. One query, whatever the number of rows,
 * and one entry in the audit log; `more` says that there is a next page.
 */
export async function listClients(
  visit: Visit,
  filter: ClientFilter,
  { order, volunteers }: ClientsSorted = { order: usualOrder(filter), volunteers: [] },
): Promise<{ lines: ClientLine[]; more: boolean }> {
  if (order.by === 'due' && !order.down) {
    const [rows] = await Promise.all([clientRows(visit, filter), visit.keys.lookUp()]);
    return { lines: await opened(visit, onceEach(rows).slice(0, clientsOnAPage)), more: rows.length > clientsOnAPage };
  }
  const { ids, more } = await pageInOrder(visit, filter, order, volunteers);
  if (ids.length === 0) return { lines: [], more };
  const [rows] = await Promise.all([clientRows(visit, { ids }), visit.keys.lookUp()]);
  const found = new Map(rows.map((row) => [row.case_id, row]));
  return {
    lines: await opened(
      visit,
      ids.flatMap((id) => found.get(id) ?? []),
    ),
    more,
  };
}

async function opened(visit: Visit, page: Parameters<typeof volunteerNames>[1]): Promise<ClientLine[]> {
  const [headers, names] = await Promise.all([openListed(visit, page), volunteerNames(visit, page)]);
  return linesOf(visit, headers, names);
}

/** How many clients the list with this filter has: the same cases and the same grants, counted. */
export async function countClients(visit: Visit, filter: Omit<ClientFilter, 'page'>): Promise<number> {
  const counted = await heldCases(visit, filter)
    .select(({ fn }) => fn.count<number>('page.id').distinct().as('number'))
    .executeTakeFirstOrThrow();
  return Number(counted.number);
}

/** Has this reader any open client at all? Asked without counting a whole region. */
export async function hasOpenClients(visit: Visit): Promise<boolean> {
  const filter = { status: 'open', withoutVolunteer: false, page: 1 } as const;
  return (await heldCases(visit, filter).select('page.id').limit(1).executeTakeFirst()) !== undefined;
}
