import {
  type AppearanceWords,
  appearanceSaying,
  readAppearance,
  signWords,
} from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';

/** Name and colour as they were signed last, with a number that differs whenever one of them does. */
export async function appearance({ db, keys }: Pick<Visit, 'db' | 'keys'>): Promise<{
  said: AppearanceWords;
  version: number;
}> {
  const said = await readAppearance(db, { pins: keys.pins });
  return { said, version: sha256(canonical({ ...said })).readUInt32BE(0) % 1_000_000_000 };
}

/** Signs what was typed if nobody did since `seen`; false otherwise. */
export async function changeAppearance(visit: Visit, seen: number, said: AppearanceWords): Promise<boolean> {
  await holdAlone(visit.db, 'appearance');
  if ((await appearance(visit)).version !== seen) return false;
  if (!(await signWords(visit, [appearanceSaying(said)]))) throw new Error('Nothing vouches for the leader who signs.');
  visit.journal.note({ action: 'contact.changed', object: 'appearance' });
  return true;
}
