import type { OpenCase } from '#app/platform/access/grants/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import { today } from '#app/platform/language/index.ts';
import { signedProposals } from '#app/service/added-law/index.ts';
import { suspendedLimits } from '#app/service/approvals/index.ts';
import { ownName, renewNextDue } from '#app/service/cases/index.ts';
import type { LimitChange, LimitDocument } from '#app/service/limit-counting/index.ts';
import { coordinatorsOf } from './coordinators.store.ts';
import { heldWithin, saidPast } from './in-step.ts';
import { isAskedAlready, isInStep, takesTime, waitsOn, whoMustAgree } from './later-day.ts';
import {
  columnsOf,
  type LimitAct,
  type LimitAlone,
  limitAfter,
  settlesProposal,
  withProposedDay,
} from './limit-acts.ts';
import { drivingDayOf, limits, type OpenLimit, openLimit } from './limit-row.ts';
import { noticeMoved } from './moved.store.ts';
import type { NewLimit } from './new-limit.ts';
import { keepReminders } from './reminders.ts';
import { keepRenewal } from './renewal.store.ts';
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
    said: limit.said ?? null,
    metBy: null,
    joined: null,
    apart: [],
    origin: { ...limit.origin, step: limit.origin.step ?? null },
    waiting: null,
    changes: [change],
  };
  const id = await limits.insert(open, { act: 'added', document, clear: columnsOf(document) });
  await keepDaysAhead(open, id, clear);
  return id;
}

/** What is to be done before a limit follows its day: the reminders, and the renewal of a permit that ends. */
async function keepDaysAhead(open: OpenCase, id: string, clear: LimitDocument['clear']): Promise<void> {
  const { catalogueId, drivingDay, state } = clear;
  await keepReminders(open.visit, { id, catalogueId, drivingDay, isOpen: state === 'open', caseId: open.caseId });
  await keepRenewal(open, { id, catalogueId, drivingDay, state });
}

/** All limits of an open case, the first day first. */
export async function listLimits(open: OpenCase): Promise<OpenLimit[]> {
  const suspended = await suspendedLimits(open.visit);
  return (await limits.list(open)).map((kept) => openLimit(open.visit, open, kept, suspended));
}

/** One limit of this case; null when there is none, also when the id belongs to another case. */
export async function readLimit(open: OpenCase, id: string): Promise<OpenLimit | null> {
  const kept = await limits.find(open, id);
  return kept && openLimit(open.visit, open, kept, await suspendedLimits(open.visit));
}

/** The same, held until the end of the transaction: whoever would move its day waits. */
export async function holdLimit(open: OpenCase, id: string): Promise<OpenLimit | null> {
  const kept = await limits.hold(open, id);
  return kept && openLimit(open.visit, open, kept, await suspendedLimits(open.visit));
}

/** What became of an act: `waits` when a fatal day would become later or go, and only one person says so. */
export type Changed = 'saved' | 'waits' | 'stale' | 'impossible';

/**
 * Changes a limit if it is still the version that was seen; 'stale' when somebody else was first, 'impossible' when no
 * day can be counted from what was told.
 */
export function changeLimit(open: OpenCase, limit: OpenLimit, seen: number, act: LimitAct): Promise<Changed> {
  return changeLimitAfter(open, limit, { seen, act, authors: [] });
}

interface Following {
  seen: number;
  act: LimitAct;
  /** Who wrote down what the act follows from: none of them is a second pair of eyes for it. */
  authors: readonly string[];
}

/** The same, where the act follows from what somebody wrote down elsewhere. */
export async function changeLimitAfter(
  open: OpenCase,
  limit: OpenLimit,
  { seen, act, authors }: Following,
): Promise<Changed> {
  const { document, proposedDay } = limit;
  const counted =
    act.what === 'proposal'
      ? withProposedDay(document, proposedDay, await signedProposals(open.visit))
      : limitAfter(document, act);
  if (counted === null) return 'impossible';
  const next = await withinLimit(open, counted);
  const asked: Asked = { limit, act, next, hands: [...new Set([open.visit.person.id, ...authors])] };
  return (await isInForce(open, asked)) ? bringIntoForce(open, asked, seen) : ask(open, asked, seen);
}

interface Asked {
  limit: OpenLimit;
  act: LimitAct;
  next: LimitAlone;
  hands: readonly string[];
}

async function isInForce(open: OpenCase, { limit, act, next, hands }: Asked): Promise<boolean> {
  const { clear } = limit.document;
  // A day that a job proposed drives too where it is the earlier one, until an act other than taking it over settles it.
  const driving = settlesProposal(act) && act.what !== 'proposal' ? drivingDayOf(limit) : clear.drivingDay;
  const proof = 'proof' in act ? (act.proof ?? null) : null;
  if (!takesTime(clear, next.clear, driving)) return true;
  if (act.what === 'joined' && isInStep(await readLimit(open, act.joined.to), drivingDayOf(limit))) return true;
  const coordinators = await coordinatorsOf(open);
  return whoMustAgree(clear, next.clear, { driving, proof, hands, coordinators }) === 'in-force';
}

async function bringIntoForce(open: OpenCase, { limit, act, next }: Asked, seen: number): Promise<Changed> {
  const { document } = limit;
  // A lawyer who confirms the day that stands says nothing of the one that was asked for.
  // Nor does the parting of two limits, of which this is the one that ran on, or that they are two.
  const isSilent = ['lawyer', 'let-go', 'apart'].includes(act.what);
  const waiting = isSilent ? document.waiting : waitsOn(document, act, next);
  const change = await changeBy(open.visit, changeOf(document, next, act));
  const saved = await writeLimit(open, limit, seen, {
    document: { ...next, waiting, changes: [...document.changes, change] },
    told: act.what,
    settles: settlesProposal(act),
  });
  if (saved === 'saved' && act.what === 'done') await addNext(open, next);
  if (saved === 'saved') await letJoinedRun(open, limit, act.what);
  return saved;
}

/** Keeps the change beside the limit as it stands; whoever coordinates finds it in her list. */
async function ask(open: OpenCase, { limit, act, next, hands }: Asked, seen: number): Promise<Changed> {
  const { document } = limit;
  if (limit.version !== seen) return 'stale';
  if (isAskedAlready(document, act, next)) return 'waits';
  const change = await changeBy(open.visit, { ...changeOf(document, next, act), second: 'asked' });
  const { at, name, what, reason } = change;
  // That it goes says more than that its day would be later: both wait, for somebody who asked for neither.
  const going = waitsOn(document, act, next, hands);
  const settles = act.what === 'proposal' && drivingDayOf(limit) === document.clear.drivingDay;
  const saved = await writeLimit(open, limit, seen, {
    document: {
      ...document,
      // It hangs on its event at once, so that what becomes of the event reaches it.
      origin: next.origin,
      waiting: going ?? { at, name, hands: [...hands], what, reason, next, declined: false },
      changes: [...document.changes, change],
    },
    told: 'later-asked',
    settles,
  });
  if (saved === 'stale') return 'stale';
  await noticeMoved(open, [limit.id]);
  return 'waits';
}

function changeOf(document: LimitDocument, { clear }: LimitAlone, act: LimitAct) {
  const before = document.clear;
  // A reading from a screen leaves the last day as it is, and moves the one that drives.
  const isFromReading = act.what === 'proposal' && before.lastDay === clear.lastDay;
  // Of an event that was written anew it is the day we kept to that people were told.
  const isDriving =
    'counted' in act || 'origin' in act || act.what === 'let-go' || act.what === 'reading' || isFromReading;
  const told = 'origin' in act && act.origin.letter !== document.origin.letter ? document.origin.letter : null;
  return {
    what: act.what,
    from: isDriving ? before.drivingDay : before.lastDay,
    to: isDriving ? clear.drivingDay : clear.lastDay,
    reason: 'reason' in act ? act.reason : null,
    ...(told === null ? {} : { letter: told }),
    ...('lawyer' in act ? { lawyer: act.lawyer } : {}),
    ...('proof' in act && act.proof !== undefined ? { proof: act.proof } : {}),
  };
}

/** Writes a limit again, if it is still the version that was seen, with its columns and reminders. */
export async function writeLimit(
  open: OpenCase,
  { id }: OpenLimit,
  seen: number,
  { document, told, settles }: { document: LimitDocument; told: string; settles: boolean },
): Promise<'saved' | 'stale'> {
  const { catalogue_id: _never, purpose: _same, ...columns } = columnsOf(document);
  const saved = await limits.change(
    open,
    { id, version: seen },
    {
      act: 'changed',
      document,
      told: { object: told },
      clear: { ...columns, ...(settles ? { proposed_day: null } : {}) },
    },
  );
  if (saved === 'stale') return 'stale';
  await keepDaysAhead(open, id, document.clear);
  await keepSaidInStep(open, id, document);
  await renewNextDue(open.visit, open.caseId);
  return 'saved';
}

/**
 * A day that was said, never later than the limit that it is about is now. That one is held, so that it cannot move at
 * the same moment: locked first it is here, as it is where it moves itself.
 */
export async function withinLimit(open: OpenCase, kept: LimitAlone): Promise<LimitAlone> {
  const about = kept.clear.state === 'open' ? (kept.said?.limit ?? null) : null;
  const runs = about === null ? null : await holdRunning(open, about);
  return runs === null ? kept : heldWithin(kept, drivingDayOf(runs));
}

/** A limit, or the one that runs on for it, held; null where neither runs. */
async function holdRunning(open: OpenCase, id: string): Promise<OpenLimit | null> {
  const held = await holdLimit(open, (await readRunning(open, id))?.id ?? id);
  return held?.document.clear.state === 'open' ? held : null;
}

/** A limit, or the one that runs on for it. */
async function readRunning(open: OpenCase, id: string): Promise<OpenLimit | null> {
  const limit = await readLimit(open, id);
  return limit?.document.joined ? readRunning(open, limit.document.joined.to) : limit;
}

/** What was said by telephone about a limit is never later than its day, also when that becomes earlier. */
async function keepSaidInStep(open: OpenCase, id: string, { clear, joined }: LimitDocument): Promise<void> {
  const other = joined === null ? null : await readRunning(open, joined.to);
  const runs = joined === null ? { id, clear } : other && { id: other.id, clear: other.document.clear };
  if (runs === null || runs.clear.state !== 'open') return;
  const atMost = runs.clear.drivingDay;
  for (const limit of saidPast(await listLimits(open), runs.id, atMost)) {
    const { drivingDay } = limit.document.clear;
    const change = await changeBy(open.visit, { what: 'in-step', from: drivingDay, to: atMost, reason: null });
    const document = { ...limit.document, ...heldWithin(limit.document, atMost) };
    document.changes = [...document.changes, change];
    const saved = await writeLimit(open, limit, limit.version, { document, told: 'in-step', settles: false });
    if (saved === 'stale') throw new ChangedMeanwhile('A day that was said moved while its limit was held.');
  }
}

/** What comes again after it was done; once, also where it was reopened and is done a second time. */
export async function addNext(open: OpenCase, done: LimitAlone): Promise<void> {
  const next = nextOf(done);
  if (next === null || (await listLimits(open)).some((limit) => isOfStep(limit, next))) return;
  await addLimit(open, next);
  await renewNextDue(open.visit, open.caseId);
}

const isOfStep = ({ document: { clear, origin } }: OpenLimit, { catalogueId, origin: { step } }: NewLimit) =>
  clear.catalogueId === catalogueId &&
  clear.state !== 'dropped' &&
  origin.step?.procedure === step?.procedure &&
  origin.step?.event === step?.event &&
  origin.step?.key === step?.key;

/** What was joined to a limit runs again by itself when that one goes with its event or its letter: its own letter stands. */
export async function letJoinedRun(open: OpenCase, { id }: OpenLimit, what: LimitChange['what']): Promise<void> {
  if (what !== 'event-gone' && what !== 'version-gone' && what !== 'letter-gone') return;
  for (const one of (await listLimits(open)).filter(({ document }) => document.joined?.to === id))
    await changeLimit(open, one, one.version, { what: 'parted', reason: null });
}

/** A line of what happened with a limit, by whoever does it now. */
export async function changeBy(visit: Visit, change: Omit<LimitChange, 'at' | 'by' | 'name'>): Promise<LimitChange> {
  return { ...change, at: new Date().toISOString(), by: visit.person.id, name: await ownName(visit) };
}
