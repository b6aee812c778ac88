import { sql } from 'kysely';
import { type OpenCase, openCasesOfMine } from '#app/platform/access/grants/index.ts';
import { may, type Visit } from '#app/platform/access/visit/index.ts';
import { suspendedLimits } from '#app/service/approvals/index.ts';
import { openListedCases } from '#app/service/cases/index.ts';
import type { LimitDocument, Proof } from '#app/service/limit-counting/index.ts';
import { coordinatorsOf } from './coordinators.store.ts';
import { mayBeDouble, type PairLine, pairLines } from './joining.store.ts';
import { contentOf } from './joining.ts';
import { isSecond, waitingIn, whoMustAgree } from './later-day.ts';
import { limits, type OpenLimit, openLimit } from './limit-row.ts';
import { addNext, changeBy, letJoinedRun, readLimit, withinLimit, writeLimit } from './limits.store.ts';
import { movedBetween, tellMoved } from './moved.store.ts';

/** What a second person says about a change that waits. */
export type SecondAnswer =
  | { what: 'opened' }
  | { what: 'declined'; reason: string }
  /** Where no other coordinator is: what the lawyer wrote is attached. */
  | { what: 'word'; lawyer: string; proof: Proof };

/** For whom a change waits, and whether that is the reader. */
export interface WaitsFor {
  whom: 'coordinator' | 'lawyer';
  /** May this reader open or decline it? */
  isMine: boolean;
}

/** For whom the change of a limit waits; null where nothing waits. */
export async function waitsFor(open: OpenCase, { document }: OpenLimit): Promise<WaitsFor | null> {
  const waiting = waitingIn(document);
  if (waiting === null) return null;
  const coordinators = await coordinatorsOf(open);
  const { person } = open.visit;
  const asked = { driving: document.clear.drivingDay, proof: null, hands: waiting.hands, coordinators };
  return {
    whom: whoMustAgree(document.clear, waiting.next.clear, asked) === 'coordinator' ? 'coordinator' : 'lawyer',
    isMine: may(open.visit, 'limit.second') && coordinators.includes(person.id) && isSecond(waiting, person.id),
  };
}

/**
 * Opens or declines what waits, if the limit is still as it was seen. 'refused' for whoever is no second pair of eyes,
 * and for a lawyer's word where a coordinator is there to look.
 */
export async function answerWaiting(
  open: OpenCase,
  limit: OpenLimit,
  seen: number,
  answer: SecondAnswer,
): Promise<'saved' | 'stale' | 'refused'> {
  const waiting = waitingIn(limit.document);
  const who = await waitsFor(open, limit);
  if (waiting === null || who === null) return 'stale';
  if (answer.what === 'word' ? who.whom !== 'lawyer' : !who.isMine) return 'refused';
  const { clear, changes } = limit.document;
  const next = answer.what === 'declined' ? waiting.next : await withinLimit(open, waiting.next);
  const change = await changeBy(open.visit, {
    what: waiting.what,
    from: clear.drivingDay,
    to: next.clear.drivingDay,
    reason: answer.what === 'declined' ? answer.reason : waiting.reason,
    second: answer.what,
    ...(answer.what === 'word'
      ? { lawyer: answer.lawyer, proof: answer.proof, before: contentOf(limit.document) }
      : {}),
  });
  const document: LimitDocument =
    answer.what === 'declined'
      ? { ...limit.document, waiting: { ...waiting, declined: true }, changes: [...changes, change] }
      : { ...next, waiting: null, changes: [...changes, change] };
  const told = `later-${answer.what}`;
  const saved = await writeLimit(open, limit, seen, { document, told, settles: false });
  if (saved === 'saved' && answer.what !== 'declined') await follow(open, limit, document);
  return saved;
}

/** What comes of a change that is in force now. */
async function follow(open: OpenCase, before: OpenLimit, now: LimitDocument): Promise<void> {
  const what = now.changes.at(-1)?.what;
  if (what === 'done') return addNext(open, now);
  if (what !== undefined) await letJoinedRun(open, before, what);
  await tellMoved(open, movedBetween(before, await readLimit(open, before.id)));
}

/** A change that waits, with its client. */
export interface WaitingLine {
  reference: string;
  name: string | null;
  limit: OpenLimit;
  /** Did the reader ask for it herself? Then another coordinator looks, or the lawyer's word is needed. */
  isMine: boolean;
}

/** What a coordinator is asked: the changes that wait, and the limits that look like one. */
export interface AskedOfCoordinator {
  waiting: WaitingLine[];
  pairs: PairLine[];
}

/** So many limits at once: each is opened. What waits goes before what looks double. */
const atOnce = 300;

/** What waits for a second person in the open cases that I hold, and what looks double there; the first day first. */
export async function listAsked(visit: Visit): Promise<AskedOfCoordinator> {
  const rows = await visit.db
    .selectFrom((query) =>
      query
        .selectFrom('legal_limit')
        .select(['legal_limit.id', 'case_id as caseId', 'driving_day as day'])
        // Whatever waits was told as a day that moved; whether it still does is sealed. So is what is of one decision.
        .select(
          sql<boolean>`exists (select from naast.notice
            where limit_id = legal_limit.id and kind = 'limit-moved')`.as('isTold'),
        )
        .select(mayBeDouble.as('isDouble'))
        .where('legal_limit.state', '=', 'open')
        .where('case_id', '=', openCasesOfMine)
        .as('running'),
    )
    .select(['id', 'caseId'])
    .where(sql<boolean>`("isTold" or "isDouble")`)
    .orderBy('isTold', 'desc')
    .orderBy('day')
    .orderBy('id')
    .limit(atOnce)
    .execute();
  if (rows.length === 0) return { waiting: [], pairs: [] };
  const cases = await openListedCases(visit, [...new Set(rows.map(({ caseId }) => caseId))]);
  const ids = rows.map(({ id }) => id);
  const suspended = await suspendedLimits(visit);
  const opened = (await limits.listed(visit, cases, { id: ids })).map(({ of, row }) => ({
    of,
    limit: openLimit(visit, of, row, suspended),
  }));
  const waiting = opened.flatMap(({ of, limit }): WaitingLine[] => {
    const change = waitingIn(limit.document);
    if (change === null) return [];
    return [{ reference: of.reference, name: of.name, limit, isMine: !isSecond(change, visit.person.id) }];
  });
  waiting.sort((a, b) => ids.indexOf(a.limit.id) - ids.indexOf(b.limit.id));
  return { waiting, pairs: pairLines([...cases.values()], opened) };
}
