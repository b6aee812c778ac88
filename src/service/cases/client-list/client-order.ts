import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Order } from '#app/platform/web/index.ts';
import { type ClientFilter, clientsOnAPage, heldCases } from './client-rows.ts';
import { type FactOrderName, factOrderNames, factOrders, isFactOrder } from './told-facts.ts';

/** By what the list of clients can stand in order; of a client only the number is in the clear. */
export type ClientOrder = 'due' | 'client' | 'volunteer' | FactOrderName;
export const clientOrders: readonly ClientOrder[] = ['due', 'client', 'volunteer', ...factOrderNames];

/** As the list stands by itself: by what is due; where silence is the question, the longest silence first. */
export const usualOrder = ({ quiet }: Pick<ClientFilter, 'quiet'>): Order<ClientOrder> => ({
  by: quiet === true ? 'contact' : 'due',
  down: false,
});

/**
 * The cases of a page in another order than that of the index, by id; `volunteers` are in the order of their names. What
 * the database knows of each is a number, a day and an id; nothing is opened for the order.
 */
export async function pageInOrder(
  visit: Visit,
  filter: ClientFilter,
  { order, volunteers }: { order: Order<ClientOrder>; volunteers: readonly string[] },
): Promise<{ ids: string[]; more: boolean }> {
  const { page, ...all } = filter;
  const rows = await heldCases(visit, all)
    .select(['page.id', 'page.reference', 'page.next_due_day'])
    .distinctOn('page.id')
    .orderBy('page.id')
    .execute();
  const ids = rows.map(({ id }) => id);
  const known =
    order.by === 'due' || order.by === 'client' ? new Map() : await keysOf(visit, ids, { by: order.by, volunteers });
  const keyOf = (row: (typeof rows)[number]) =>
    order.by === 'client' ? row.reference : order.by === 'due' ? row.next_due_day : (known.get(row.id) ?? null);
  const sorted = rows
    .map((row) => ({ id: row.id, reference: row.reference, key: keyOf(row) }))
    .sort((one, other) => inOrder(one.key, other.key, order) || compared(one.reference, other.reference));
  const from = (page - 1) * clientsOnAPage;
  return {
    ids: sorted.slice(from, from + clientsOnAPage).map(({ id }) => id),
    more: sorted.length > from + clientsOnAPage,
  };
}

/** What each case stands by: a fact that is told of it, or the place of whoever stands beside it. */
async function keysOf(
  visit: Visit,
  ids: readonly string[],
  { by, volunteers }: { by: Exclude<ClientOrder, 'due' | 'client'>; volunteers: readonly string[] },
): Promise<Map<string, string>> {
  if (by !== 'volunteer') {
    const { rows } = await factOrders[by].keys(ids).execute(visit.db);
    return new Map(rows.map(({ case_id, key }) => [case_id, key]));
  }
  const places = new Map(volunteers.map((id, place) => [id, String(place).padStart(6, '0')]));
  const beside = sql<{ case_id: string; person_id: string }>`select case_id, person_id
    from naast.volunteers_beside(${ids}::uuid[])`;
  const { rows } = await beside.execute(visit.db);
  return new Map(
    rows.flatMap(({ case_id, person_id }) => {
      const place = places.get(person_id);
      return place === undefined ? [] : [[case_id, place] as const];
    }),
  );
}

const compared = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Without a day or a volunteer one stands at the end, whichever way it is turned; by some facts at the beginning. */
function inOrder(one: string | null, other: string | null, { by, down }: Order<ClientOrder>): number {
  if (one === null || other === null) {
    const nullsFirst = isFactOrder(by) && factOrders[by].noneFirst && !down;
    return one === other ? 0 : (one === null) === nullsFirst ? -1 : 1;
  }
  return down ? compared(other, one) : compared(one, other);
}
