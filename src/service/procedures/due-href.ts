import type { DueShow } from './due-source.ts';

/** The address of a part of the list. Codes and days only. */
export function dueHref({ show, of, day, page }: { show?: DueShow; of?: string; day?: string; page?: number }): string {
  const asked = new URLSearchParams();
  if (show !== undefined && show !== 'all') asked.set('show', show);
  if (of !== undefined) asked.set('of', of);
  if (day !== undefined) asked.set('day', day);
  if (page !== undefined && page > 1) asked.set('page', String(page));
  const query = asked.toString();
  return query === '' ? '/limits' : `/limits?${query}`;
}
