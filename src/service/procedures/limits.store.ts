import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import { ownName, renewNextDue } from '#app/service/cases/index.ts';
import type { LimitChange, LimitDocument } from '#app/service/limit-counting/index.ts';
import { after, columnsOf, type LimitAct, proposalAfter } from './limit-acts.ts';
import { limits, type OpenLimit, openLimit } from './limit-row.ts';
import type { NewLimit } from './new-limit.ts';
import { keepReminders } from './reminders.ts';
import { nextOf } from './repeats.ts';

/** Adds a confirmed limit with its reminders. Returns its id. */
export async function addLimit(open: OpenCase, limit: NewLimit): Promise<string> {
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
  const change = await changeBy(open.visit, {
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
  const id = await limits.insert(open, { act: 'added', document, clear: columnsOf(document) });
  await keepReminders(open.visit, { id, caseId: open.caseId, drivingDay: clear.drivingDay, isOpen: true });
  return id;
}

/** All limits of an open case, the first day first. */
export async function listLimits(open: OpenCase): Promise<OpenLimit[]> {
  return (await limits.list(open)).map((kept) => openLimit(open.visit, open, kept));
}

/** One limit of this case; null when there is none, also when the id belongs to another case. */
export async function readLimit(open: OpenCase, id: string): Promise<OpenLimit | null> {
  const kept = await limits.find(open, id);
  return kept && openLimit(open.visit, open, kept);
}

/**
 * Changes a limit if it is still the version that was seen; 'stale' when somebody else was first, 'impossible' when no day
 * can be counted from what was told.
 */
export async function changeLimit(
  open: OpenCase,
  limit: OpenLimit,
  seen: number,
  act: LimitAct,
): Promise<'saved' | 'stale' | 'impossible'> {
  const { visit } = open;
  const before = limit.document.clear;
  const now = after(limit.document, act);
  if (now === null) return 'impossible';
  const { clear } = now;
  const change = await changeBy(visit, {
    what: act.what,
    // Of an event that was written anew it is the day we kept to that people were told.
    from: 'counted' in act || 'origin' in act ? before.drivingDay : before.lastDay,
    to: 'counted' in act || 'origin' in act ? clear.drivingDay : clear.lastDay,
    reason: 'reason' in act ? act.reason : null,
    ...(act.what === 'lawyer' ? { lawyer: act.lawyer } : {}),
  });
  const document: LimitDocument = { ...limit.document, ...now, changes: [...limit.document.changes, change] };
  const { catalogue_id: _never, purpose: _same, ...columns } = columnsOf(document);
  const saved = await limits.change(
    open,
    { id: limit.id, version: seen },
    { act: 'changed', document, told: { object: act.what }, clear: { ...columns, ...proposalAfter(act) } },
  );
  if (saved === 'stale') return 'stale';
  const isOpen = clear.state === 'open';
  await keepReminders(visit, { id: limit.id, caseId: open.caseId, drivingDay: clear.drivingDay, isOpen });
  const next = act.what === 'done' ? nextOf(document) : null;
  if (next) await addLimit(open, next);
  await renewNextDue(visit, open.caseId);
  return 'saved';
}

async function changeBy(
  visit: Visit,
  change: Pick<LimitChange, 'what' | 'from' | 'to' | 'reason' | 'lawyer'>,
): Promise<LimitChange> {
  return { ...change, at: new Date().toISOString(), by: visit.person.id, name: await ownName(visit) };
}
