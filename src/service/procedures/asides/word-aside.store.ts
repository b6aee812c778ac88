import type { OpenCase } from '#app/platform/access/grants/index.ts';
import { ChangedMeanwhile } from '#app/platform/database/index.ts';
import type { LimitDocument, Proof } from '#app/service/limit-counting/index.ts';
import type { OpenLimit } from '../limits/index.ts';
import {
  changeBy,
  changeLimit,
  changeLimitAfter,
  listLimits,
  type Moved,
  movedBetween,
  readLimit,
  runsFor,
  tellMoved,
  writeLimit,
} from '../limits/index.ts';
import { askedAgain, closedByWord, withoutWord, wordIn } from './word-aside.ts';

/**
 * The paper in which a lawyer wrote that a fatal day may be later, or may go, was set aside: the earlier day drives again,
 * and what was asked waits anew. One task tells everybody who knew the later day.
 */
export async function takeWordBack(open: OpenCase, proof: Proof, reason: string): Promise<void> {
  const moved: Moved[] = [];
  for (const limit of await listLimits(open)) {
    const closing = closedByWord(limit.document, proof);
    if (closing !== null) {
      expectSaved(await changeLimit(open, limit, limit.version, { what: 'reopened', reason }));
      const now = await readLimit(open, limit.id);
      const hands = [
        closing,
        ...limit.document.changes.filter(({ second, what }) => second === 'asked' && what === closing.what),
      ];
      const again = askedAgain(closing, limit.document);
      if (now)
        expectSaved(
          await changeLimitAfter(open, now, { seen: now.version, act: again, authors: hands.map(({ by }) => by) }),
        );
    }
    await fallBack(open, limit.id, proof, reason);
    moved.push(...movedBetween(limit, await readLimit(open, limit.id)));
  }
  await tellMoved(open, moved);
}

async function fallBack(open: OpenCase, id: string, proof: Proof, reason: string): Promise<void> {
  const limit = await readLimit(open, id);
  const word = limit && wordIn(limit.document, proof);
  if (!limit || word === null) return;
  await write(open, limit, withoutWord(limit.document, word, open.visit.person.id), reason);
  // The one that runs on for it took its later day.
  const runs = runsFor(limit, await listLimits(open));
  if (runs.id !== limit.id)
    await write(open, runs, withoutWord(runs.document, { ...word, at: -1 }, open.visit.person.id), reason);
}

async function write(open: OpenCase, limit: OpenLimit, next: LimitDocument | null, reason: string): Promise<void> {
  if (next === null) return;
  const days = { from: limit.document.clear.drivingDay, to: next.clear.drivingDay };
  const change = await changeBy(open.visit, { what: 'word-gone', ...days, reason });
  const document = { ...next, changes: [...next.changes, change] };
  expectSaved(await writeLimit(open, limit, limit.version, { document, told: 'word-gone', settles: false }));
}

function expectSaved(saved: unknown): void {
  // Somebody changed this very limit in the same moment: the whole request is undone.
  if (saved === 'stale' || saved === 'impossible')
    throw new ChangedMeanwhile('A limit was changed while the lawyer’s word was set aside.');
}
