import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { openDocument, type Place, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import type { Definition } from '../definitions/index.ts';
import { definitions } from '../definitions/index.ts';
import { jsonOf } from '../places.ts';
import {
  type EventDocument,
  eventDocumentSchema,
  type ProcedureDocument,
  procedureDocumentSchema,
} from './documents.ts';

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

type Table = 'case_procedure' | 'procedure_event';
interface Row {
  id: string;
  version: number;
  epoch: number;
  sealed: Buffer;
}

const placeIn = ({ caseId }: OpenCase, table: Table, row: string, epoch: number): Place => ({
  table,
  row,
  column: 'sealed',
  caseId,
  compartment: 'core',
  epoch,
});

/** Opens a procedure with its events; null when the installation knows no version of it any more. */
export function openProcedure(open: OpenCase, row: Row, events: readonly (Row & { procedure_id: string })[]) {
  const place = placeIn(open, 'case_procedure', row.id, row.epoch);
  const document = procedureDocumentSchema.parse(openDocument(open.key, place, row.sealed));
  const newest = definitions().find(document.key);
  const definition = definitions().find(document.key, document.version) ?? newest;
  if (definition === null) return null;
  const newer = newest !== null && newest.version > document.version ? newest.version : null;
  const own = events.filter(({ procedure_id }) => procedure_id === row.id).map((event) => openEvent(open, event));
  return { id: row.id, version: row.version, document, definition, newer, events: own } satisfies RunningProcedure;
}

function openEvent(open: OpenCase, row: Row): OpenEvent {
  const place = placeIn(open, 'procedure_event', row.id, row.epoch);
  const document = eventDocumentSchema.parse(openDocument(open.key, place, row.sealed));
  return { id: row.id, version: row.version, document };
}

export function sealIn(open: OpenCase, table: Table, id: string, document: ProcedureDocument | EventDocument): Buffer {
  return sealDocument(open.key, placeIn(open, table, id, open.epoch), jsonOf(document));
}

type ProcedureAct =
  | 'procedure.started'
  | 'procedure.stopped'
  | 'procedure.went-over'
  | 'procedure.event-added'
  | 'procedure.event-changed';

/** The entry for the audit log: which one, and the hash of what was sealed. */
export function noteIn(visit: Visit, open: OpenCase, action: ProcedureAct, objectId: string, sealed: Buffer): void {
  visit.journal.note({
    action,
    objectId,
    case: open.caseId,
    reference: open.reference,
    compartment: 'core',
    hash: sha256(sealed).toString('hex'),
  });
}
