import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { keepAppointment } from './appointments.store.ts';
import type { DocumentLink, EventChange, EventDocument, Facts } from './documents.ts';
import { type Followed, followEvents } from './follow.store.ts';
import { handOf, holdProcedure } from './procedures.store.ts';
import { noteIn, type OpenEvent, sealIn } from './rows.ts';

export interface NewEvent {
  happening: string;
  facts: Facts;
  document: DocumentLink | null;
}

/**
 * Writes down that something happened; stages and limits follow. Null when the procedure is not (any more) in this
 * case.
 */
export async function recordEvent(
  visit: Visit,
  open: OpenCase,
  procedureId: string,
  event: NewEvent,
): Promise<(Followed & { id: string }) | null> {
  const recorded = await recordEvents(visit, open, procedureId, [event]);
  return recorded && { id: recorded.ids[0] ?? '', ...recorded };
}

/** The same for all that happened so far, told at once: only where the client is at the end of it starts limits. */
export async function recordEvents(
  visit: Visit,
  open: OpenCase,
  procedureId: string,
  events: readonly NewEvent[],
): Promise<(Followed & { ids: string[] }) | null> {
  const procedure = await holdProcedure(visit, open, procedureId);
  if (!procedure) return null;
  const recorded: EventChange = { ...(await handOf(visit)), what: 'recorded', before: null, reason: null };
  const added = events.map((event): OpenEvent & { sealed: Buffer } => {
    const document: EventDocument = { ...event, cancelled: false, changes: [recorded] };
    const id = newId();
    return { id, version: 1, document, sealed: sealIn(open, 'procedure_event', id, document) };
  });
  await visit.db
    .insertInto('procedure_event')
    .values(
      added.map(({ id, sealed }) => ({
        id,
        case_id: open.caseId,
        procedure_id: procedureId,
        epoch: open.epoch,
        sealed,
      })),
    )
    .execute();
  for (const { id, sealed } of added) noteIn(visit, open, 'procedure.event-added', id, sealed);
  for (const event of added) await keepAppointment(visit, open, procedure, event, null);
  const now = { ...procedure, events: [...procedure.events, ...added] };
  return { ids: added.map(({ id }) => id), ...(await followEvents(visit, open, now, { of: 'event', reason: null })) };
}

export type EventAct =
  | { what: 'corrected' | 'moved'; facts: Facts; document: DocumentLink | null; reason: string }
  | { what: 'cancelled' | 'restored'; reason: string };

/**
 * Writes an event down anew: what it said before stays, and everything that follows from it is counted again. 'stale'
 * when somebody else was first: nothing is written then.
 */
export async function changeEvent(
  visit: Visit,
  open: OpenCase,
  procedureId: string,
  event: OpenEvent,
  seen: number,
  act: EventAct,
): Promise<Followed | 'stale'> {
  const procedure = await holdProcedure(visit, open, procedureId);
  const before = procedure?.events.find(({ id }) => id === event.id)?.document;
  if (!procedure || !before) return 'stale';
  const change: EventChange = { ...(await handOf(visit)), what: act.what, before: before.facts, reason: act.reason };
  const document: EventDocument = { ...before, ...contentAfter(before, act), changes: [...before.changes, change] };
  const sealed = sealIn(open, 'procedure_event', event.id, document);
  const changed = await visit.db
    .updateTable('procedure_event')
    .set({ sealed, epoch: open.epoch, version: seen + 1 })
    .where('id', '=', event.id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  noteIn(visit, open, 'procedure.event-changed', event.id, sealed);
  await keepAppointment(visit, open, procedure, { id: event.id, document }, { before, reason: act.reason });
  const events = procedure.events.map((one) => (one.id === event.id ? { ...one, version: seen + 1, document } : one));
  return followEvents(visit, open, { ...procedure, events }, { of: 'event', reason: act.reason });
}

function contentAfter(before: EventDocument, act: EventAct): Pick<EventDocument, 'facts' | 'cancelled' | 'document'> {
  if ('facts' in act) return { facts: act.facts, cancelled: false, document: act.document };
  return { facts: before.facts, cancelled: act.what === 'cancelled', document: before.document };
}
