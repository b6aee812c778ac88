import type { ListedRow } from './list-contents.ts';
import type { OpenForReading } from './sealed-rows.ts';

/** Somebody who writes all the time must not keep a reader for ever. */
const mostLooks = 10;

/**
 * Rows of an open case that are what the list of the case says. One that is not may have been written since the list
 * was read: then both are read again. What still does not fit is withheld, named and told to the audit log, and the
 * rest is given. A list of many cases has no lists at hand: there the place alone is asked.
 */
export async function fittingRows<Row>(
  { list }: OpenForReading,
  read: () => Promise<Row[]>,
  listed: (row: Row) => ListedRow,
): Promise<Row[]> {
  let rows = await read();
  if (!list) return rows;
  const isUnfit = (row: Row) => !list.fits(listed(row));
  for (let look = 0; look < mostLooks && rows.some(isUnfit) && (await list.renewed()); look += 1) rows = await read();
  for (const row of rows.filter(isUnfit)) list.withhold(listed(row));
  return rows.filter((row) => !isUnfit(row));
}
