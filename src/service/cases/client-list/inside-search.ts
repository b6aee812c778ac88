import { setImmediate } from 'node:timers/promises';
import { type OpenForReading, openWithLists } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { plainly } from '#app/platform/language/index.ts';
import type { Json } from '#app/platform/vault/index.ts';
import { clientLinesOf, headed } from './client-line.ts';
import { onceEach, searchedRows } from './client-rows.ts';
import { namedCases, openShown } from './client-search.ts';
import { type MarkedCase, remembered } from './remembered-names.ts';

/** So many cases are looked through: those whose client was named, and then those whose day is first. */
const mostCases = 100;
/** Others are answered after so many. */
const atOnce = 20;

/** What lies in cases and is looked for there, by whoever knows its tables and its words. */
interface Inside<Found> {
  /** What stands for all of it in a case as it is there now, by case. */
  marks(visit: Visit, ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Reads it, of cases that are open. */
  read(visit: Visit, cases: ReadonlyMap<string, OpenForReading>): Promise<ReadonlyMap<string, Found[]>>;
  /** So much of what was found is opened anew and shown. */
  most: number;
  /** Does it fit what was typed, given the name and the reference of the client? */
  fits(found: Found, client: string): boolean;
}

/**
 * Searches what lies in my own cases. Names are sealed in their cases, so each case is opened with its list, as little
 * of it as is looked through; what was opened once is remembered (decision 26). The audit log gets how many cases were
 * looked through and which were shown.
 */
export async function searchInside<Found extends Json>(visit: Visit, term: string, inside: Inside<Found>) {
  const { rows, names } = await namedCases(visit);
  const clientOf = ({ case_id, reference }: (typeof rows)[number]) => `${names.get(case_id) ?? ''} ${reference}`;
  const words = plainly(term).split(' ');
  const isNamed = (row: (typeof rows)[number]) => words.some((word) => plainly(clientOf(row)).includes(word));
  const looked = rows.toSorted((one, other) => Number(isNamed(other)) - Number(isNamed(one))).slice(0, mostCases);
  const marks = await inside.marks(
    visit,
    looked.map(({ case_id }) => case_id),
  );
  const marked = looked.flatMap(({ case_id }) => {
    const mark = marks.get(case_id);
    return mark === undefined ? [] : [{ case_id, mark }];
  });
  const inCases = await remembered<Found[]>(visit, marked, {
    what: 'papers',
    open: (missing) => readAnew(visit, missing, inside),
  });
  const fitting = looked.flatMap((row) =>
    (inCases.get(row.case_id) ?? [])
      .filter((one) => inside.fits(one, clientOf(row)))
      .map((found) => ({ caseId: row.case_id, found })),
  );
  const shown = await shownOf(visit, fitting.slice(0, inside.most));
  if (!visit.journal.entries().some(({ action }) => action === 'case.searched'))
    visit.journal.note({ action: 'case.searched', count: looked.length });
  return { found: shown, more: fitting.length > inside.most, unlooked: rows.length - looked.length };
}

async function readAnew<Found>(visit: Visit, cases: readonly MarkedCase[], inside: Inside<Found>) {
  const found = new Map<string, Found[]>();
  const rows = onceEach(await searchedRows(visit, { ids: cases.map(({ case_id }) => case_id) }).execute());
  for (let from = 0; from < rows.length; from += atOnce) {
    if (from > 0) await setImmediate();
    const open = await openWithLists(visit, rows.slice(from, from + atOnce));
    for (const [id, inCase] of await inside.read(visit, open)) found.set(id, inCase);
  }
  return found;
}

/** What was found, with its client's line as any list opens it: a grant that does not hold shows nothing. */
async function shownOf<Found>(visit: Visit, found: readonly { caseId: string; found: Found }[]) {
  const ids = [...new Set(found.map(({ caseId }) => caseId))];
  const opened = await openShown(
    visit,
    ids.map((case_id) => ({ case_id, mark: '' })),
  );
  visit.journal.listed(opened.map(({ row }) => ({ caseId: row.case_id, grantId: row.id })));
  const lines = new Map(clientLinesOf(headed(visit, opened), {}).map((line, at) => [opened[at]?.row.case_id, line]));
  return found.flatMap(({ caseId, found }) => {
    const line = lines.get(caseId);
    return line === undefined ? [] : [{ ...found, reference: line.reference, name: line.header.nameToUse }];
  });
}
