import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import { definitions } from '../definitions/index.ts';
import type { ProcedureDocument } from './documents.ts';
import { noteIn, openProcedure, type RunningProcedure, sealIn } from './rows.ts';

const columns = ['id', 'version', 'epoch', 'sealed'] as const;

/** The procedures of an open case with their events, the first begun first. */
export async function listProcedures(visit: Visit, open: OpenCase): Promise<RunningProcedure[]> {
  const rows = await visit.db.selectFrom('case_procedure').select(columns).where('case_id', '=', open.caseId).execute();
  if (rows.length === 0) return [];
  const events = await visit.db
    .selectFrom('procedure_event')
    .select([...columns, 'procedure_id'])
    .where('case_id', '=', open.caseId)
    .orderBy('id')
    .execute();
  return rows
    .map((row) => openProcedure(open, row, events))
    .filter((one) => one !== null)
    .sort((a, b) => a.document.begun.localeCompare(b.document.begun) || a.id.localeCompare(b.id));
}

/** One procedure of this case; null when there is none, also when the id belongs to another case. */
export async function readProcedure(visit: Visit, open: OpenCase, id: string): Promise<RunningProcedure | null> {
  const row = await visit.db
    .selectFrom('case_procedure')
    .select(columns)
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .executeTakeFirst();
  return row ? withEvents(visit, open, row) : null;
}

/** The same, held until the end of the transaction, so that two who write in one procedure do so one after the other. */
export async function holdProcedure(visit: Visit, open: OpenCase, id: string): Promise<RunningProcedure | null> {
  const row = await visit.db
    .selectFrom('case_procedure')
    .select(columns)
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .forUpdate()
    .executeTakeFirst();
  return row ? withEvents(visit, open, row) : null;
}

async function withEvents(visit: Visit, open: OpenCase, row: Parameters<typeof openProcedure>[1]) {
  const events = await visit.db
    .selectFrom('procedure_event')
    .select([...columns, 'procedure_id'])
    .where('procedure_id', '=', row.id)
    .where('case_id', '=', open.caseId)
    .orderBy('id')
    .execute();
  return openProcedure(open, row, events);
}

export interface NewProcedure {
  key: string;
  begun: string;
  startedFrom: string | null;
}

/** Begins a procedure by its newest version. Returns its id; null when there is no such procedure. */
export async function startProcedure(visit: Visit, open: OpenCase, begin: NewProcedure): Promise<string | null> {
  const definition = definitions().find(begin.key);
  if (definition === null) return null;
  const document: ProcedureDocument = {
    ...begin,
    version: definition.version,
    ...(await handOf(visit)),
    went: [],
    stopped: null,
  };
  const id = newId();
  const sealed = sealIn(open, 'case_procedure', id, document);
  await visit.db.insertInto('case_procedure').values({ id, case_id: open.caseId, epoch: open.epoch, sealed }).execute();
  noteIn(visit, open, 'procedure.started', id, sealed);
  return id;
}

/** Stops a procedure with a reason, or lets it run again; 'stale' when somebody else was first. Its limits stay as they are. */
export async function stopProcedure(
  visit: Visit,
  open: OpenCase,
  { id, document }: RunningProcedure,
  seen: number,
  reason: string | null,
): Promise<'saved' | 'stale'> {
  const stopped = reason === null ? null : { ...(await handOf(visit)), reason };
  const sealed = sealIn(open, 'case_procedure', id, { ...document, stopped });
  const changed = await visit.db
    .updateTable('case_procedure')
    .set({ sealed, epoch: open.epoch, version: seen + 1 })
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  noteIn(visit, open, 'procedure.stopped', id, sealed);
  return 'saved';
}

/** Who does something, and when. */
export async function handOf(visit: Visit): Promise<{ at: string; by: string; name: string }> {
  return { at: new Date().toISOString(), by: visit.person.id, name: await ownName(visit) };
}
