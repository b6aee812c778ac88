import { type Order, orderCode } from '#app/platform/web/index.ts';
import type { DueKindCode, DueOrder, DueShow } from './due-source.ts';

/** Everything that an address of the list can say. Codes and days only. */
export interface DueAsked {
  show?: DueShow | undefined;
  of?: string | undefined;
  day?: string | undefined;
  kind?: DueKindCode | undefined;
  client?: string | undefined;
  order?: Order<DueOrder> | undefined;
  page?: number | undefined;
}

/** The address of a part of the list. */
export function dueHref(asked: DueAsked): string {
  const query = new URLSearchParams(dueCodes(asked)).toString();
  return query === '' ? '/limits' : `/limits?${query}`;
}

/** The same as names and codes; what is ordinary is left out. */
export function dueCodes({ show, of, day, kind, client, order, page }: DueAsked): Record<string, string> {
  return {
    ...(show === undefined || show === 'all' ? {} : { show }),
    ...(of === undefined ? {} : { of }),
    ...(day === undefined ? {} : { day }),
    ...(kind === undefined ? {} : { kind }),
    ...(client === undefined ? {} : { client }),
    ...(order === undefined || (order.by === 'day' && !order.down) ? {} : { sort: orderCode(order) }),
    ...(page === undefined || page <= 1 ? {} : { page: String(page) }),
  };
}
