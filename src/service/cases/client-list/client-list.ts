import type { Visit } from '#app/platform/access/visit/index.ts';
import { together } from '#app/platform/database/index.ts';
import type { Order } from '#app/platform/web/index.ts';
import { type ClientLine, clientLinesOf } from './client-line.ts';
import type { KnownOfClients } from './client-numbers.ts';
import { type ClientOrder, pageInOrder, usualOrder } from './client-order.ts';
import { type ClientFilter, clientRows, clientsOnAPage, type OpenedClientRow, onceEach } from './client-rows.ts';
import { headersOfPage } from './headers-of-page.ts';
import { type ClientFactsByCase, clientFactsOf } from './told-facts.ts';

/** In which order, with the volunteers in the order of their names, and what the reader knows of the clients already. */
export interface ClientsSorted {
  order: Order<ClientOrder>;
  volunteers: readonly string[];
  known?: Promise<KnownOfClients> | null;
}

/**
 * "My clients": the cases that I hold a live grant for, by due day or as asked. One query for what is opened and one
 * for what is told, whatever the number of rows, and one entry in the audit log; `more` says that there is a next page.
 */
export async function listClients(
  visit: Visit,
  filter: ClientFilter,
  { order, volunteers, known = null }: ClientsSorted = { order: usualOrder(filter), volunteers: [] },
): Promise<{ lines: ClientLine[]; more: boolean }> {
  if (order.by === 'due' && !order.down) {
    const [rows] = await together([clientRows(visit, filter), visit.keys.lookUp()]);
    const page = onceEach(rows).slice(0, clientsOnAPage);
    return { lines: await opened(visit, page, known), more: rows.length > clientsOnAPage };
  }
  const { ids, more } = await pageInOrder(visit, filter, { order, volunteers });
  if (ids.length === 0) return { lines: [], more };
  const [rows] = await together([clientRows(visit, { ids }), visit.keys.lookUp()]);
  const found = new Map(rows.map((row) => [row.case_id, row]));
  const page = ids.flatMap((id) => found.get(id) ?? []);
  return { lines: await opened(visit, page, known), more };
}

async function opened(
  visit: Visit,
  page: readonly OpenedClientRow['row'][],
  known: Promise<KnownOfClients> | null,
): Promise<ClientLine[]> {
  const ids = page.map(({ case_id }) => case_id);
  const [headers, told] = await together([headersOfPage(visit, page), toldOfPage(visit, ids, await known)]);
  return clientLinesOf(headers, told);
}

/** Known before, or asked now: after what is known was found to hold, so that nothing older is remembered under it. */
async function toldOfPage(
  visit: Visit,
  ids: readonly string[],
  known: KnownOfClients | null,
): Promise<ClientFactsByCase> {
  if (known && ids.every((id) => known.told[id] !== undefined)) return known.told;
  const told = await clientFactsOf(visit, ids);
  known?.remember(told);
  return told;
}
