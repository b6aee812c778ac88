import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import type { Proof } from '#app/service/limit-counting/index.ts';
import { changeEvent, closedWith } from '../events/index.ts';
import { changeLimit, changeLimitAfter, listLimits, readLimit } from '../limits/index.ts';
import { listProcedures } from '../running/index.ts';
import { takeWordBack } from './word-aside.store.ts';

/**
 * A paper was set aside that had shown that something was filed: the fatal limit that was closed at once for its sake is
 * said to be filed from now on, and stays in the lists until there is another paper or a second person has looked. What a
 * lawyer's word in it had moved falls back.
 */
export async function takeProofBack(open: OpenCase, proof: Proof, reason: string): Promise<void> {
  await takeWordBack(open, proof, reason);
  const isIt = (paper: Proof | null | undefined) => paper?.kind === proof.kind && paper.id === proof.id;
  const closed = (await listLimits(open)).filter((limit) => isIt(closedWith(limit)?.proof));
  if (closed.length === 0) return;
  // An event that met one goes on to say so, without a paper.
  for (const { id, events } of await listProcedures(open))
    for (const event of events.filter(({ document }) => isIt(document.document) && !document.cancelled)) {
      if (!closed.some(({ document }) => document.metBy === event.id)) continue;
      const { facts } = event.document;
      expectSaved(await changeEvent(open, id, event, { what: 'corrected', facts, document: null, reason }));
    }
  for (const { id } of closed) {
    const limit = await readLimit(open, id);
    const by = limit && closedWith(limit)?.by;
    if (!limit || by === undefined || by === null) continue;
    expectSaved(await changeLimit(open, limit, limit.version, { what: 'reopened', reason }));
    const now = await readLimit(open, id);
    const act = { what: 'done', reason: null } as const;
    if (now) expectSaved(await changeLimitAfter(open, now, { seen: now.version, act, authors: [by] }));
  }
}

function expectSaved(saved: unknown): void {
  // Somebody changed this very thing in the same moment: the whole request is undone.
  if (saved === 'stale') throw new ChangedMeanwhile('Something was changed while its proof was set aside.');
}
