import { setImmediate } from 'node:timers/promises';
import { keyOfGrant, type Visit } from '#app/access/index.ts';
import { type ClientLine, linesOf, sealedHeader } from './client-line.ts';
import { clientRows, clientsOnAPage, type Opened, onceEach, type SearchedRow, searchedRows } from './client-rows.ts';
import { listedName } from './listed-header.ts';
import { asReference, soundsLike } from './search.ts';

interface Found {
  row: SearchedRow;
  key: Opened['key'];
}

/**
 * Searches my own clients by name or reference, by opening their headers here: no index of names lies in the database.
 * The access book gets how many headers were opened and which cases were shown, never what was looked for.
 */
export async function searchClients(visit: Visit, term: string): Promise<{ lines: ClientLine[]; more: boolean }> {
  const found: Found[] = [];
  const exact = onceEach(await searchedRows(visit, { reference: asReference(term) }).execute());
  const rows = exact.length > 0 ? exact : onceEach(await searchedRows(visit, {}).execute());
  for (const [at, row] of rows.entries()) {
    // A region of thousands takes a second: others are answered in between.
    if (at % 100 === 99) await setImmediate();
    const key = await keyOfGrant(visit, row, row.region_id).catch(() => null);
    if (key && soundsLike(term, row.reference, listedName(visit, sealedHeader(row, key)))) found.push({ row, key });
  }
  const shown = found.slice(0, clientsOnAPage);
  visit.journal.note({ action: 'case.searched', count: rows.length });
  visit.journal.listed(shown.map(({ row }) => ({ caseId: row.case_id, grantId: row.id })));
  return { lines: await linesOf(visit, await completed(visit, shown)), more: found.length > shown.length };
}

/** What was found, with what only a line that is shown needs: looked up for these few, not for the whole region. */
async function completed(visit: Visit, shown: readonly Found[]): Promise<Opened[]> {
  if (shown.length === 0) return [];
  const rows = onceEach(await clientRows(visit, { ids: shown.map(({ row }) => row.case_id) }).execute());
  const keys = new Map(shown.map(({ row, key }) => [row.case_id, key]));
  return rows.flatMap((row) => {
    const key = keys.get(row.case_id);
    return key ? [{ row, key }] : [];
  });
}
