import type { OpenCase, OpenedRowOf } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { ownName } from '#app/service/cases/index.ts';
import { definitions } from '../definitions/index.ts';
import type { ProcedureDocument } from './documents.ts';
import { events, procedures, type RunningProcedure, running } from './rows.ts';

/** The procedures of an open case with their events, the first begun first. */
export async function listProcedures(open: OpenCase): Promise<RunningProcedure[]> {
  const kept = await procedures.list(open);
  if (kept.length === 0) return [];
  const happened = await events.list(open);
  return kept
    .map((one) => running(one, happened))
    .filter((one) => one !== null)
    .sort((a, b) => a.document.begun.localeCompare(b.document.begun) || a.id.localeCompare(b.id));
}

/** One procedure of this case; null when there is none, also when the id belongs to another case. */
export async function readProcedure(open: OpenCase, id: string): Promise<RunningProcedure | null> {
  return withEvents(open, await procedures.find(open, id));
}

/** The same, held until the end of the transaction, so that two who write in one procedure do so one after the other. */
export async function holdProcedure(open: OpenCase, id: string): Promise<RunningProcedure | null> {
  return withEvents(open, await procedures.hold(open, id));
}

async function withEvents(
  open: OpenCase,
  kept: OpenedRowOf<typeof procedures> | null,
): Promise<RunningProcedure | null> {
  return kept && running(kept, await events.list(open, { procedure_id: kept.id }));
}

export interface NewProcedure {
  key: string;
  begun: string;
  startedFrom: string | null;
}

/** Begins a procedure by its newest version. Returns its id; null when there is no such procedure. */
export async function startProcedure(open: OpenCase, begin: NewProcedure): Promise<string | null> {
  const definition = definitions().find(begin.key);
  if (definition === null) return null;
  const document: ProcedureDocument = {
    ...begin,
    version: definition.version,
    ...(await handOf(open.visit)),
    went: [],
    stopped: null,
  };
  return procedures.insert(open, { act: 'started', document });
}

/** Stops a procedure with a reason, or lets it run again; 'stale' when somebody else was first. Its limits stay as they are. */
export async function stopProcedure(
  open: OpenCase,
  { id, document }: RunningProcedure,
  seen: number,
  reason: string | null,
): Promise<'saved' | 'stale'> {
  const stopped = reason === null ? null : { ...(await handOf(open.visit)), reason };
  return procedures.change(open, { id, version: seen }, { act: 'stopped', document: { ...document, stopped } });
}

/** Who does something, and when. */
export async function handOf(visit: Visit): Promise<{ at: string; by: string; name: string }> {
  return { at: new Date().toISOString(), by: visit.person.id, name: await ownName(visit) };
}
