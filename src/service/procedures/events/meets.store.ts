import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import type { LimitAct, OpenLimit } from '../limits/index.ts';
import { changeLimitAfter, listLimits, movedBetween, readLimit, tellRunsAgain, waitingIn } from '../limits/index.ts';
import type { RunningProcedure } from '../running/index.ts';
import { listProcedures } from '../running/index.ts';
import { isGoing } from './follow.ts';
import { meetPlan } from './meets.ts';
import { keepNextRenewal } from './next-renewal.store.ts';

/**
 * Closes what an event met, on whichever map it stands, and lets run again what was closed by an event that is taken
 * back: "objection filed" closes "objection". A fatal limit without proof stays in the lists until a second person
 * looked.
 */
export async function meetLimits(open: OpenCase): Promise<void> {
  const procedures = await listProcedures(open);
  const limits = await listLimits(open);
  const { close, reopen, unproven } = meetPlan(procedures, limits);
  for (const limit of [...reopen, ...unproven.map((one) => one.limit)])
    await act(open, limit, { what: 'event-unmet', reason: null });
  for (const { limit, event, proof } of [...close, ...unproven]) {
    const now = (await readLimit(open, limit.id)) ?? limit;
    // Its own event is gone: that it goes for that waits on, whatever becomes of this event. Only a paper says more.
    if (proof === null && isGoing(waitingIn(now.document)?.what)) continue;
    const met = { what: 'event-met', event, reason: null, ...(proof === null ? {} : { proof }) } as const;
    // Whoever wrote that it was filed is no second pair of eyes, whose act it is that closes the limit.
    await act(open, now, met, writersOfEvent(procedures, event));
  }
  const again = await Promise.all(reopen.map(async (limit) => movedBetween(limit, await readLimit(open, limit.id))));
  await tellRunsAgain(open, again.flat());
  await keepNextRenewal(open, procedures, limits);
}

const writersOfEvent = (procedures: readonly RunningProcedure[], event: string): string[] =>
  procedures
    .flatMap(({ events }) => events)
    .filter(({ id }) => id === event)
    .flatMap(({ document: { changes } }) => changes.map(({ by }) => by));

async function act(open: OpenCase, limit: OpenLimit, what: LimitAct, authors: string[] = []): Promise<void> {
  // Somebody changed this very limit in the same moment: the whole request is undone, and the form comes back.
  if ((await changeLimitAfter(open, limit, { seen: limit.version, act: what, authors })) === 'stale')
    throw new ChangedMeanwhile('A limit was changed while it was met.');
}
