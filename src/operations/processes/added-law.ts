import { readSaidLaw } from '#app/platform/access/public-words/index.ts';
import type { StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { AddedToLaw } from '#app/platform/jobs/index.ts';
import { earlierByAddedLaw, standingLaw } from '#app/service/limit-counting/index.ts';

/** What a leader added to the law and signed, as the jobs count with it. */
export async function addedLaw(db: ScopedDb, pins: StatementPins | null): Promise<AddedToLaw> {
  if (pins === null) return { isEmpty: true, isWhole: true, earlier: () => null };
  const said = await readSaidLaw(db, { pins });
  const law = standingLaw(said);
  return {
    isEmpty: law.readings.length + law.days.length === 0,
    isWhole: said.isWhole,
    earlier: (limit) => earlierByAddedLaw(limit, law),
  };
}
