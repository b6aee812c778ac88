import { type OpenedRowOf, sealedTable } from '#app/platform/access/grants/index.ts';
import { type Definition, definitions } from '../definitions/index.ts';
import {
  type EventDocument,
  eventDocumentSchema,
  type ProcedureDocument,
  procedureDocumentSchema,
} from './documents.ts';

export const procedures = sealedTable('case_procedure', {
  schema: procedureDocumentSchema,
  columns: {},
  order: [],
  actions: { started: 'procedure.started', stopped: 'procedure.stopped', 'went-over': 'procedure.went-over' },
});

export const events = sealedTable('procedure_event', {
  schema: eventDocumentSchema,
  columns: { procedureId: 'procedure_id' },
  order: [['id', 'asc']],
  actions: { added: 'procedure.event-added', changed: 'procedure.event-changed' },
});

/** An event of an open case. */
export interface OpenEvent {
  id: string;
  version: number;
  document: EventDocument;
}

/** A procedure that runs in an open case, with everything that happened in it. */
export interface RunningProcedure {
  id: string;
  version: number;
  document: ProcedureDocument;
  /** The version by which it runs; the newest where that one is gone. */
  definition: Definition;
  /** The number of a newer version; null when it runs by the newest. */
  newer: number | null;
  events: OpenEvent[];
}

/** A procedure with its events; null when the installation knows no version of it any more. */
export function running(
  kept: OpenedRowOf<typeof procedures>,
  happened: readonly OpenedRowOf<typeof events>[],
): RunningProcedure | null {
  const { document } = kept;
  const newest = definitions().find(document.key);
  const definition = definitions().find(document.key, document.version) ?? newest;
  if (definition === null) return null;
  const newer = newest !== null && newest.version > document.version ? newest.version : null;
  const own = happened.filter(({ procedureId }) => procedureId === kept.id);
  return { ...kept, definition, newer, events: own.map(({ procedureId: _own, ...event }) => event) };
}
