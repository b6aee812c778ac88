import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { newId, sealDocument, sha256 } from '#app/platform/vault/index.ts';
import { ownName, renewNextDue } from '#app/service/cases/index.ts';
import type { LimitChange, LimitDocument } from './counting/index.ts';
import { after, columnsOf, type LimitAct, proposalAfter } from './limit-acts.ts';
import { limitColumns, type OpenLimit, openLimit } from './limit-row.ts';
import type { NewLimit } from './new-limit.ts';
import { jsonOf, placeOf } from './places.ts';
import { keepReminders } from './reminders.ts';
import { nextOf } from './repeats.ts';

/** Adds a confirmed limit with its reminders. Returns its id. */
export async function addLimit(visit: Visit, open: OpenCase, limit: NewLimit): Promise<string> {
  const { days } = limit;
  const clear = {
    catalogueId: limit.catalogueId,
    law: days.law,
    start: limit.start ?? limit.origin.letterDate ?? today().toString(),
    term: days.term,
    purpose: days.purpose,
    lastDay: days.lastDay,
    drivingDay: days.drivingDay,
    recomputable: days.recomputable,
    confirmed: false,
    state: 'open' as const,
  };
  const change = await changeBy(visit, {
    what: 'confirmed',
    from: limit.found,
    to: days.lastDay,
    reason: limit.reason,
  });
  const document: LimitDocument = {
    clear,
    counted: days.counted,
    inputs: limit.inputs ?? null,
    more: days.more,
    origin: { ...limit.origin, step: limit.origin.step ?? null },
    changes: [change],
  };
  const id = newId();
  const sealed = sealDocument(open.key, placeOf(open, 'legal_limit', id), jsonOf(document));
  await visit.db
    .insertInto('legal_limit')
    .values({ id, case_id: open.caseId, epoch: open.epoch, sealed, ...columnsOf(document) })
    .execute();
  note(visit, open, 'limit.added', id, sealed);
  await keepReminders(visit, { id, caseId: open.caseId, drivingDay: clear.drivingDay, isOpen: true });
  return id;
}

/** All limits of an open case, the first day first. */
export async function listLimits(visit: Visit, open: OpenCase): Promise<OpenLimit[]> {
  const rows = await visit.db
    .selectFrom('legal_limit')
    .select(limitColumns)
    .where('case_id', '=', open.caseId)
    .orderBy('driving_day')
    .orderBy('catalogue_id')
    .orderBy('id')
    .execute();
  return rows.map((row) => openLimit(visit, open, row));
}

/** One limit of this case; null when there is none, also when the id belongs to another case. */
export async function readLimit(visit: Visit, open: OpenCase, id: string): Promise<OpenLimit | null> {
  const row = await visit.db
    .selectFrom('legal_limit')
    .select(limitColumns)
    .where('id', '=', id)
    .where('case_id', '=', open.caseId)
    .executeTakeFirst();
  return row ? openLimit(visit, open, row) : null;
}

/**
 * Changes a limit if it is still the version that was seen; 'stale' when somebody else was first, 'impossible' when no day
 * can be counted from what was told.
 */
export async function changeLimit(
  visit: Visit,
  open: OpenCase,
  limit: OpenLimit,
  seen: number,
  act: LimitAct,
): Promise<'saved' | 'stale' | 'impossible'> {
  const before = limit.document.clear;
  const now = after(limit.document, act);
  if (now === null) return 'impossible';
  const { clear } = now;
  const change = await changeBy(visit, {
    what: act.what,
    // Of an event that was written anew it is the day we kept to that people were told.
    from: 'counted' in act ? before.drivingDay : before.lastDay,
    to: 'counted' in act ? clear.drivingDay : clear.lastDay,
    reason: 'reason' in act ? act.reason : null,
    ...(act.what === 'lawyer' ? { lawyer: act.lawyer } : {}),
  });
  const document: LimitDocument = { ...limit.document, ...now, changes: [...limit.document.changes, change] };
  const sealed = sealDocument(open.key, placeOf(open, 'legal_limit', limit.id), jsonOf(document));
  const { catalogue_id: _never, purpose: _same, ...columns } = columnsOf(document);
  const changed = await visit.db
    .updateTable('legal_limit')
    .set({ ...columns, sealed, epoch: open.epoch, version: seen + 1, ...proposalAfter(act) })
    .where('id', '=', limit.id)
    .where('case_id', '=', open.caseId)
    .where('version', '=', seen)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  note(visit, open, 'limit.changed', limit.id, sealed, act.what);
  const isOpen = clear.state === 'open';
  await keepReminders(visit, { id: limit.id, caseId: open.caseId, drivingDay: clear.drivingDay, isOpen });
  const next = act.what === 'done' ? nextOf(document) : null;
  if (next) await addLimit(visit, open, next);
  await renewNextDue(visit, open.caseId);
  return 'saved';
}

async function changeBy(
  visit: Visit,
  change: Pick<LimitChange, 'what' | 'from' | 'to' | 'reason' | 'lawyer'>,
): Promise<LimitChange> {
  return { ...change, at: new Date().toISOString(), by: visit.person.id, name: await ownName(visit) };
}

function note(
  visit: Visit,
  open: OpenCase,
  action: 'limit.added' | 'limit.changed',
  id: string,
  sealed: Buffer,
  object?: string,
): void {
  visit.journal.note({
    action,
    objectId: id,
    case: open.caseId,
    reference: open.reference,
    compartment: 'core',
    hash: sha256(sealed).toString('hex'),
    ...(object === undefined ? {} : { object }),
  });
}
