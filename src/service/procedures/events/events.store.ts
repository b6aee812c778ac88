import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { renewNextDue } from '#app/service/cases/index.ts';
import { ContactNotSafe, gateBefore, isContact } from '../gate/index.ts';
import { tellMoved } from '../limits/index.ts';
import type { DocumentLink, EventChange, EventDocument, EventFacts } from '../running/index.ts';
import {
  events,
  handOf,
  holdProcedure,
  listProcedures,
  type OpenEvent,
  type RunningProcedure,
  sistersOf,
} from '../running/index.ts';
import { keepAppointment, keepDaysToCome } from './appointments.store.ts';
import { type Followed, type Following, follow, followEvents } from './follow.store.ts';
import { meetLimits } from './meets.store.ts';

export interface NewEvent {
  happening: string;
  facts: EventFacts;
  document: DocumentLink | null;
  /** Terms that a person left out. */
  without?: string[];
}

const followingOf = (paper: Following['paper']): Following =>
  paper === undefined ? { of: 'event', reason: null } : { of: 'event', reason: null, paper };

/**
 * Writes down that something happened; stages and limits follow. Null when the procedure is not (any more) in this
 * case.
 */
export async function recordEvent(
  open: OpenCase,
  procedureId: string,
  event: NewEvent,
): Promise<(Followed & { id: string }) | null> {
  const recorded = await recordEvents(open, procedureId, [event]);
  return recorded && { id: recorded.ids[0] ?? '', ...recorded };
}

/**
 * The same for all that happened so far, told at once: only where the client is at the end of it starts limits. Throws
 * `ContactNotSafe`: whatever page or job asks, nothing is planned with the authorities of the client's country before
 * client and lawyer said that it is safe.
 */
export async function recordEvents(
  open: OpenCase,
  procedureId: string,
  happened: readonly NewEvent[],
  paper?: Following['paper'],
): Promise<(Followed & { ids: string[] }) | null> {
  const procedure = await holdProcedure(open, procedureId);
  if (!procedure) return null;
  for (const event of happened) await passGate(open, procedure.definition, event);
  const recorded: EventChange = { ...(await handOf(open.visit)), what: 'recorded', before: null, reason: null };
  const added: OpenEvent[] = [];
  for (const event of happened) {
    const document: EventDocument = { without: [], ...event, cancelled: false, changes: [recorded] };
    const id = await events.insert(open, { act: 'added', document, clear: { procedure_id: procedureId } });
    added.push({ id, version: 1, document });
  }
  for (const event of added) await keepAppointment(open, procedure, event, null);
  const now = { ...procedure, events: [...procedure.events, ...added] };
  await keepDaysToCome(open, now);
  return { ids: added.map(({ id }) => id), ...(await followEvents(open, now, followingOf(paper))) };
}

export type EventAct =
  | { what: 'corrected' | 'moved'; facts: EventFacts; document: DocumentLink | null; reason: string | null }
  | { what: 'cancelled' | 'restored'; reason: string };

/**
 * Writes an event down anew: what it said before stays, and everything that follows from it is counted again, also on
 * the maps of other procedures that tell the same decision. 'stale' when it is not the version that was seen any more:
 * nothing is written then.
 */
export async function changeEvent(
  open: OpenCase,
  procedureId: string,
  event: Pick<OpenEvent, 'id' | 'version'>,
  act: EventAct,
): Promise<Followed | 'stale'> {
  const procedure = await holdProcedure(open, procedureId);
  const before = procedure?.events.find(({ id }) => id === event.id)?.document;
  if (!procedure || !before) return 'stale';
  if (plansAnew(procedure.definition, before, act))
    await passGate(open, procedure.definition, { happening: before.happening, document: linkAfter(before, act) });
  const sisters = sistersOf(await listProcedures(open), procedure, { document: before });
  const followed = await changeOne(open, procedure, { ...event, document: before }, act);
  if (followed === 'stale') return 'stale';
  for (const sister of sisters) {
    const also = await changeOne(open, sister.procedure, sister.event, actOn(sister.event.document, act));
    // Somebody wrote in the other procedure in the same moment: the whole request is undone, and the form comes back.
    if (also === 'stale') throw new ChangedMeanwhile('A decision was changed on another map in the same moment.');
    followed.added.push(...also.added);
    followed.moved.push(...also.moved);
  }
  await meetLimits(open);
  await tellMoved(open, followed.moved);
  await renewNextDue(open.visit, open.caseId);
  return followed;
}

/** The days of the decision go over to its sister; what it was taken from stays its own. */
const actOn = ({ document }: EventDocument, act: EventAct): EventAct => ('facts' in act ? { ...act, document } : act);

async function changeOne(
  open: OpenCase,
  procedure: RunningProcedure,
  { id, version, document: before }: OpenEvent,
  act: EventAct,
): Promise<Followed | 'stale'> {
  const { what, reason } = act;
  const change: EventChange = { ...(await handOf(open.visit)), what, before: before.facts, reason };
  const document: EventDocument = { ...before, ...contentAfter(before, act), changes: [...before.changes, change] };
  const saved = await events.change(open, { id, version }, { act: 'changed', document });
  if (saved === 'stale') return 'stale';
  await keepAppointment(open, procedure, { id, document }, { before, reason });
  const written = procedure.events.map((one) => (one.id === id ? { ...one, version: version + 1, document } : one));
  const now = { ...procedure, events: written };
  await keepDaysToCome(open, now);
  return follow(open, now, { of: 'event', reason });
}

async function passGate(
  open: OpenCase,
  definition: RunningProcedure['definition'],
  event: Pick<NewEvent, 'happening' | 'document'>,
): Promise<void> {
  if ((await gateBefore(open, definition, event)) !== null) throw new ContactNotSafe();
}

/** Would this act make contact to come, that is not there now? To take it back is always possible. */
export function plansAnew(
  definition: RunningProcedure['definition'],
  { happening, cancelled }: EventDocument,
  act: EventAct,
): boolean {
  if (act.what === 'cancelled' || !isContact(definition, happening)) return false;
  const isAppointment = definition.happenings.some((one) => one.code === happening && one.of === 'appointment');
  return cancelled || isAppointment;
}

/** The paper from which the event comes after this act. */
export const linkAfter = (before: EventDocument, act: EventAct): DocumentLink | null =>
  'facts' in act ? act.document : before.document;

function contentAfter(before: EventDocument, act: EventAct): Pick<EventDocument, 'facts' | 'cancelled' | 'document'> {
  if ('facts' in act) return { facts: act.facts, cancelled: false, document: act.document };
  return { facts: before.facts, cancelled: act.what === 'cancelled', document: before.document };
}
