import { canonical } from '#app/platform/vault/index.ts';
import {
  type ClearCopy,
  isFatal,
  type LimitDocument,
  type Proof,
  type WaitingChange,
} from '#app/service/limit-counting/index.ts';
import type { LimitAct, LimitAlone } from './limit-acts.ts';

/** What becomes of a change: it is in force at once, or waits for another coordinator, or for the lawyer's word. */
type WhoAgrees = 'in-force' | 'coordinator' | 'lawyer';

interface Asked {
  /** The day that drives now, whatever put it there. */
  driving: string;
  /** A paper of the case that shows that it was filed. */
  proof: Proof | null;
  /** Who asks, and who wrote down what the change follows from. */
  hands: readonly string[];
  /** The coordinators of the region. */
  coordinators: readonly string[];
}

/**
 * The one rule about fatal days: one person alone makes none later and lets none go. Another coordinator of the region
 * opens the change; where there is none, the lawyer's written word does. Filed with proof is filed at once.
 */
export function whoMustAgree(before: ClearCopy, next: ClearCopy, asked: Asked): WhoAgrees {
  if (!takesTime(before, next, asked.driving)) return 'in-force';
  if (next.state === 'done' && asked.proof !== null) return 'in-force';
  return asked.coordinators.some((id) => !asked.hands.includes(id)) ? 'coordinator' : 'lawyer';
}

/** Would a last day of ours that ends something for ever become later, or not be kept to any more? */
export function takesTime(before: ClearCopy, next: ClearCopy, driving = before.drivingDay): boolean {
  if (before.purpose !== 'act' || !isFatal(before.catalogueId)) return false;
  const goes = before.state === 'open' && next.state !== 'open';
  return goes || next.drivingDay > driving || next.purpose !== 'act';
}

/** Does the limit that runs on for another, of the same decision, keep to the same day or an earlier one? */
export const isInStep = (runs: { document: LimitDocument } | null, driving: string) =>
  runs !== null && runs.document.clear.state === 'open' && runs.document.clear.drivingDay <= driving;

/** Is this what waits already? What follows from an event is not asked again after a coordinator said no. */
export function isAskedAlready({ waiting }: LimitDocument, act: LimitAct, next: LimitAlone): boolean {
  if (waiting === null || !isSame(waiting.next, next)) return false;
  return !waiting.declined || followsFrom(act);
}

const followsFrom = ({ what }: LimitAct) => /^(event|version|letter)/.test(what);

const isSame = (one: LimitAlone, other: LimitAlone) => canonical(asKept(one)) === canonical(asKept(other));

/** Members that are not there are not kept either. */
const asKept = (kept: LimitAlone) => JSON.parse(JSON.stringify(kept));

/** Acts that only move a day. */
const moves: readonly LimitAct['what'][] = ['day', 'start', 'pause', 'extension', 'proposal', 'reading', 'version'];

/**
 * That it was filed, or goes with its letter, waits on where somebody only moves its day in the meantime; and a later day
 * waits on where the limit runs again.
 */
export function waitsOn(
  { waiting }: LimitDocument,
  { what }: LimitAct,
  next: LimitAlone,
  hands: readonly string[] = [],
): WaitingChange | null {
  if (what === 'event-unmet' && waiting !== null && waiting.what !== 'event-met' && waiting.next.metBy !== null)
    return { ...waiting, next: { ...waiting.next, metBy: null, clear: { ...waiting.next.clear, state: 'open' } } };
  if (waiting === null || waiting.declined || waiting.next.clear.state === 'open' || !moves.includes(what)) return null;
  const { metBy, joined, clear } = waiting.next;
  const all = [...new Set([...waiting.hands, ...hands])];
  return { ...waiting, hands: all, next: { ...next, metBy, joined, clear: { ...next.clear, state: clear.state } } };
}

/** Acts that close a limit, or let it run again. */
const turns: readonly LimitAct['what'][] = [
  ...(['done', 'dropped', 'event-met', 'event-gone', 'version-gone', 'letter-gone', 'joined'] as const),
  ...(['reopened', 'event-unmet', 'event-back', 'letter-back', 'parted'] as const),
];

/** What closed a limit, or let it run, whatever was written down of it since; undefined where it has run all along. */
export const lastTurn = ({ changes }: Pick<LimitDocument, 'changes'>) =>
  changes.findLast(
    ({ what, second }) => turns.some((one) => one === what) && second !== 'asked' && second !== 'declined',
  )?.what;

/** The change that waits; null where none does, or where a coordinator said no. */
export const waitingIn = ({ waiting }: Pick<LimitDocument, 'waiting'>) =>
  waiting === null || waiting.declined ? null : waiting;

/** Is a person another one than those who asked? */
export const isSecond = ({ hands }: { hands: readonly string[] }, person: string) => !hands.includes(person);
