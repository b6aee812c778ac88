import { readSaidLaw } from '#app/platform/access/public-words/index.ts';
import type { StatementPins } from '#app/platform/access/statements/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import type { AddedToLaw } from '#app/platform/jobs/index.ts';
import { earlierByAddedLaw, standingLaw } from '#app/service/limit-counting/index.ts';
import { learnKept } from './seen-words.ts';

type Scoped = <T>(work: (db: ScopedDb) => Promise<T>) => Promise<T>;

/** What was added to the law, after the numbers that the keys folder keeps were learnt: also in the first round after a start. */
export async function addedLawAsKept(scoped: Scoped, keysFolder: string): Promise<AddedToLaw> {
  const pins = await learnKept(keysFolder);
  return scoped((db) => addedLaw(db, pins));
}

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
