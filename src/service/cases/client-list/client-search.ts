import { setImmediate } from 'node:timers/promises';
import { openGrants } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { listedName } from '../records/index.ts';
import { type ClientLine, clientLinesOf, headed, sealedHeader } from './client-line.ts';
import { clientRows, clientsOnAPage, markedRows, type OpenedClientRow, onceEach, searchedRows } from './client-rows.ts';
import { type MarkedCase, remembered } from './remembered-names.ts';
import { asReference, isWrittenSo, soundsLike } from './search.ts';
import { clientFactsOf } from './told-facts.ts';

/**
 * Searches my own clients by name or reference, by opening their headers here: no index of names is in the database. At
 * most `most` of those that fit are opened. The audit log gets how many headers were looked through and which cases
 * were shown, never what was looked for.
 */
export async function searchClients(
  visit: Visit,
  term: string,
  most = clientsOnAPage,
): Promise<{ lines: ClientLine[]; more: boolean }> {
  const exact = await markedRows(visit, { reference: asReference(term) }).execute();
  const { rows, names: opened } = exact.length > 0 ? { rows: onceEach(exact), names: null } : await namedCases(visit);
  const found = opened ? rows.filter((row) => soundsLike(term, row.reference, opened.get(row.case_id) ?? null)) : rows;
  // As it was typed before what only sounds like it; within these by due day.
  const isSo = (row: MarkedCase) => (opened === null || isWrittenSo(term, opened.get(row.case_id) ?? null) ? 0 : 1);
  const best = found.toSorted((one, other) => isSo(one) - isSo(other)).slice(0, most);
  const shown = await openShown(visit, best);
  visit.journal.note({ action: 'case.searched', count: rows.length });
  visit.journal.listed(shown.map(({ row }) => ({ caseId: row.case_id, grantId: row.id })));
  const told = await clientFactsOf(
    visit,
    shown.map(({ row }) => row.case_id),
  );
  return { lines: clientLinesOf(headed(visit, shown), told), more: found.length > most };
}

interface NamedCases {
  rows: readonly (MarkedCase & { reference: string })[];
  names: ReadonlyMap<string, string>;
}
const namedOfVisits = new WeakMap<Visit, Promise<NamedCases>>();

/** All cases that I hold in due order, with the names of those whose header opens; read once in a visit. */
export function namedCases(visit: Visit): Promise<NamedCases> {
  const known = namedOfVisits.get(visit) ?? readNamed(visit);
  namedOfVisits.set(visit, known);
  return known;
}

async function readNamed(visit: Visit): Promise<NamedCases> {
  const rows = onceEach(await markedRows(visit, {}).execute());
  return {
    rows,
    names: await remembered(visit, rows, { what: 'names', open: (missing) => openNames(visit, missing) }),
  };
}

/** Opens the headers of these cases for their names; what does not open is in the audit log as an alarm. */
async function openNames(visit: Visit, cases: readonly MarkedCase[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const rows = onceEach(await searchedRows(visit, { ids: cases.map(({ case_id }) => case_id) }).execute());
  for (let from = 0; from < rows.length; from += 100) {
    // A region of thousands takes a while: others are answered in between.
    if (from > 0) await setImmediate();
    for (const one of await openGrants(visit, rows.slice(from, from + 100))) {
      const name = listedName(visit, sealedHeader(one));
      if (name !== null) names.set(one.row.case_id, name);
    }
  }
  return names;
}

/** What was found, opened through its grants as any list is, with what only a line that is shown needs. */
export async function openShown(visit: Visit, found: readonly MarkedCase[]): Promise<OpenedClientRow[]> {
  if (found.length === 0) return [];
  const ids = found.map(({ case_id }) => case_id);
  const rows = new Map((await clientRows(visit, { ids })).map((row) => [row.case_id, row]));
  return openGrants(
    visit,
    ids.flatMap((id) => rows.get(id) ?? []),
  );
}
