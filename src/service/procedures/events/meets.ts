import { type Closing, declaredTerms, limitIds } from '#app/service/deadlines/index.ts';
import { isFatal, type LimitChange, type Proof } from '#app/service/limit-counting/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import { lettersOf } from '../limits/index.ts';
import type { OpenEvent, RunningProcedure } from '../running/index.ts';
import { dayOfFacts } from '../running/index.ts';

/** What closes limits, as the terms declare it. */
const closings = limitIds.flatMap((term) =>
  (declaredTerms[term].closedBy ?? []).map((closing) => ({ ...closing, term })),
);

/** A limit that an event meets, with the paper that shows it. */
interface Met {
  limit: OpenLimit;
  event: string;
  proof: Proof | null;
}

/** What events close, and what no event closes any more. */
export interface MeetPlan {
  close: Met[];
  reopen: OpenLimit[];
  /** Closed because there was a paper, which is there no more: a second person looks. */
  unproven: Met[];
}

/** Compares what happened on every map of a client with the limits that run: pure, and the same whatever the order. */
export function meetPlan(procedures: readonly RunningProcedure[], limits: readonly OpenLimit[]): MeetPlan {
  const met = new Map<string, Met>();
  for (const procedure of procedures)
    for (const event of procedure.events)
      for (const { limit, proof } of metBy(procedure, event, { procedures, limits }))
        if (!met.has(limit.id) || proof) met.set(limit.id, { limit, event: event.id, proof });
  return {
    close: [...met.values()].filter(({ limit }) => limit.document.clear.state === 'open'),
    reopen: limits.filter((limit) => isMetSoFar(limit) && !met.has(limit.id)),
    unproven: [...met.values()].filter(({ limit, proof }) => proof === null && closedWith(limit)?.what === 'event-met'),
  };
}

/** An event closed it, or waits to: a second person is not asked about what did not happen. */
function isMetSoFar({ document: { clear, metBy: by, waiting } }: OpenLimit): boolean {
  return clear.state === 'done' ? by !== null : waiting?.what === 'event-met';
}

/** The act that closed a fatal limit at once, for the sake of a paper alone; null for one that is closed in another way. */
export function closedWith({ document: { clear, changes } }: OpenLimit): LimitChange | null {
  if (clear.state !== 'done' || clear.purpose !== 'act' || !isFatal(clear.catalogueId)) return null;
  const closing = changes.findLast(({ what }) => what === 'done' || what === 'event-met');
  return closing?.proof === undefined || closing.second !== undefined ? null : closing;
}

interface Known {
  procedures: readonly RunningProcedure[];
  limits: readonly OpenLimit[];
}

/**
 * The limits that an event meets. Where limits of several decisions could be meant, those of its own map are; where
 * that does not tell them apart nobody knows which, and all of them run on.
 */
function metBy(procedure: RunningProcedure, event: OpenEvent, { procedures, limits }: Known): Omit<Met, 'event'>[] {
  const { happening, facts, cancelled, document: proof } = event.document;
  const day = facts.certainty === 'to-be-fixed' ? null : dayOfFacts(facts);
  if (cancelled || day === null) return [];
  const meant = closings.filter((one) => one.in.includes(procedure.document.key) && one.by.includes(happening));
  const decided = meant.flatMap(({ decides, term }) =>
    decides ? (decidedBy(procedure, event, limits, term) ?? []) : [],
  );
  const found = meant
    .filter(({ decides, ends }) => decides !== true && ends !== true)
    .flatMap((closing) =>
      limits.filter((limit) => isMeant(limit, closing, procedures) && isInTime(limit, day) && mayClose(limit)),
    );
  const own = found.filter(({ document }) => document.origin.step?.procedure === procedure.id);
  const filed = [found, own].find((some) => some.length > 0 && isOneDecision(some)) ?? [];
  const ended = meant
    .filter(({ ends }) => ends)
    .flatMap((closing) =>
      limits.filter(
        (limit) => isMeant(limit, closing, procedures) && isEndedBy(limit, procedure, day) && mayClose(limit),
      ),
    );
  return [
    ...[...filed, ...ended].map((limit) => ({
      limit,
      proof: isOfDecision(limit, proof, { procedures, limits }) ? null : proof,
    })),
    ...decided.filter(mayClose).map((limit) => ({ limit, proof: null })),
  ];
}

/** A letter of the decision itself says nothing of what was filed against it. */
function isOfDecision(limit: OpenLimit, proof: Proof | null, { procedures, limits }: Known): boolean {
  if (proof?.kind !== 'letter') return false;
  const { step } = limit.document.origin;
  const begun = procedures.flatMap(({ events }) => events).find(({ id }) => id === step?.event);
  return begun?.document.document?.id === proof.id || lettersOf(limit, limits).has(proof.id);
}

/**
 * The limit of this term on what this event decided: the last one that ran when the request could be made, known before
 * the decision was. What its own letter tells is of the permit that comes; null where there is none.
 */
export function decidedBy(
  procedure: RunningProcedure,
  event: OpenEvent,
  limits: readonly OpenLimit[],
  term: string,
): OpenLimit | null {
  const day = dayOfFacts(event.document.facts);
  const isMeantBy = (limit: OpenLimit) =>
    limit.document.clear.catalogueId === term &&
    day !== null &&
    day >= requestFrom(limit.document.clear) &&
    knownFor(procedure, event, limit) === 'before';
  const inOrder = limits.filter(isMeantBy).toSorted((a, b) => lastDayOf(a).localeCompare(lastDayOf(b)));
  return inOrder.at(-1) ?? null;
}

/** Was this limit known before the decision was written down, or with it or after it? Null: it is of another map. */
export function knownFor(
  { id, events }: RunningProcedure,
  event: OpenEvent,
  { document: { origin } }: OpenLimit,
): 'before' | 'after' | null {
  if (origin.step === null) return isOwnLetter(event, origin.letter) ? 'after' : 'before';
  if (origin.step.procedure !== id) return null;
  const begun = events.find((one) => one.id === origin.step?.event);
  return begun !== undefined && writtenAt(begun) < writtenAt(event) ? 'before' : 'after';
}

const writtenAt = ({ document: { changes } }: OpenEvent) => changes[0]?.at ?? '';

const lastDayOf = ({ document }: OpenLimit) => document.clear.lastDay;

const isOwnLetter = ({ document: { document } }: OpenEvent, letter: string | null) =>
  letter !== null && document?.kind === 'letter' && document.id === letter;

function isMeant(
  { document }: OpenLimit,
  { term, of }: Closing & { term: string },
  procedures: readonly RunningProcedure[],
): boolean {
  const { clear, origin } = document;
  if (clear.catalogueId !== term) return false;
  if (of === undefined || of.includes(origin.kind)) return true;
  const from = procedures.find(({ id }) => id === origin.step?.procedure);
  const happening = from?.events.find(({ id }) => id === origin.step?.event)?.document.happening;
  return from !== undefined && of.includes(`${from.document.key} ${happening}`);
}

/**
 * What was filed after the last day did not meet it: whoever looks at the list must see that. Nor did what was filed before
 * the decision, also where that it came later waits for a second person.
 */
function isInTime({ document: { clear, waiting } }: OpenLimit, day: string): boolean {
  if (clear.purpose === 'wait') return true;
  const isBefore = waiting !== null && !waiting.declined && day < requestFrom(waiting.next.clear);
  return !isBefore && day >= requestFrom(clear) && day <= clear.lastDay;
}

/** It is of this map or of a letter alone, and had begun: of what comes again, the first time had. */
function isEndedBy({ document: { clear, inputs, origin } }: OpenLimit, { id }: RunningProcedure, day: string): boolean {
  const starts = inputs?.candidates.map((one) => one.day) ?? [];
  return (origin.step === null || origin.step.procedure === id) && [clear.start, ...starts].some((one) => one <= day);
}

/** Counted back from the end of a permit it starts after its own last day. What was filed long before was for another one. */
const requestFrom = ({ law, lastDay, start }: OpenLimit['document']['clear']) =>
  law === 'backward' ? monthsBefore(lastDay, 6) : start;

const monthsBefore = (day: string, months: number) => Temporal.PlainDate.from(day).subtract({ months }).toString();

/** It runs, or an event closed it: what a person closed or dropped is left alone. */
const mayClose = ({ document: { clear, metBy: by } }: OpenLimit): boolean =>
  clear.state === 'open' || (clear.state === 'done' && by !== null);

/** One start of each term. */
function isOneDecision(limits: readonly OpenLimit[]): boolean {
  const starts = (of: (clear: OpenLimit['document']['clear']) => string) =>
    new Set(limits.map(({ document }) => of(document.clear))).size;
  return starts(({ catalogueId }) => catalogueId) === starts(({ catalogueId, start }) => `${catalogueId} ${start}`);
}
