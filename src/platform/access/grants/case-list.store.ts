import { sql } from 'kysely';
import type { Visit } from '#app/platform/access/visit/index.ts';
import type { Compartment } from '#app/platform/database/index.ts';

/** A list as it is stored. */
export interface StoredList {
  epoch: number;
  version: number;
  sealed: Buffer;
}

interface Where {
  visit: Visit;
  caseId: string;
  compartment: Compartment;
}

/** The list and what is there, at one moment; of what is there also hashes, when asked. */
export async function lookAgain(
  { visit, caseId, compartment }: Where,
  hashed: boolean,
): Promise<{ stored: StoredList | null; found: Buffer | null }> {
  const { rows } = await sql<{
    epoch: number | null;
    version: number;
    sealed: Buffer;
    found: Buffer | null;
  }>`select l.epoch, l.version, l.sealed, naast.facts_of_case(${caseId}, ${compartment}, ${hashed}) as found
    from (values (1)) always left join naast.case_list l on l.case_id = ${caseId} and l.compartment = ${compartment}`.execute(
    visit.db,
  );
  const [row] = rows;
  if (!row) return { stored: null, found: null };
  const { epoch, version, sealed, found } = row;
  return { stored: epoch === null ? null : { epoch, version, sealed }, found };
}

/** The lists of several cases, by their ids. */
export async function storedLists(
  visit: Visit,
  ids: readonly string[],
  compartment: Compartment,
): Promise<Map<string, StoredList>> {
  const rows = await visit.db
    .selectFrom('case_list')
    .select(['case_id', 'epoch', 'version', 'sealed'])
    .where('case_id', 'in', [...ids])
    .where('compartment', '=', compartment)
    .execute();
  return new Map(rows.map(({ case_id, ...list }) => [case_id, list]));
}

/** The list, held until this transaction ends. */
export async function lockedList({ visit, caseId, compartment }: Where): Promise<StoredList | null> {
  const row = await visit.db
    .selectFrom('case_list')
    .select(['epoch', 'version', 'sealed'])
    .where('case_id', '=', caseId)
    .where('compartment', '=', compartment)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** The first list of a case; false when somebody else was first. */
export async function insertList({ visit, caseId, compartment }: Where, list: StoredList): Promise<boolean> {
  const made = await visit.db
    .insertInto('case_list')
    .values({ case_id: caseId, compartment, ...list })
    .onConflict((conflict) => conflict.columns(['case_id', 'compartment']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

/** The next version of a list; false when somebody else wrote one meanwhile. */
export async function updateList({ visit, caseId, compartment }: Where, list: StoredList): Promise<boolean> {
  const written = await visit.db
    .updateTable('case_list')
    .set(list)
    .where('case_id', '=', caseId)
    .where('compartment', '=', compartment)
    .where('version', '=', list.version - 1)
    .where('epoch', '=', list.epoch)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
}

/** A list in the place of one that does not open, whatever that was; the row is held. */
export async function replaceList({ visit, caseId, compartment }: Where, list: StoredList): Promise<void> {
  await visit.db
    .updateTable('case_list')
    .set(list)
    .where('case_id', '=', caseId)
    .where('compartment', '=', compartment)
    .execute();
}

/** The head of a case as its list says; false when whoever acts has no grant any more. */
export async function updateHead({ visit, caseId }: Where, head: Buffer): Promise<boolean> {
  const written = await visit.db
    .updateTable('case_header')
    .set({ head })
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return written.numUpdatedRows === 1n;
}
