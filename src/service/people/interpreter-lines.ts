import {
  type InterpreterLine,
  interpreterLinesSaying,
  readInterpreterLines,
  signWords,
} from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { holdAlone } from '#app/platform/database/index.ts';
import { canonical, sha256 } from '#app/platform/vault/index.ts';

/** The telephone interpreting services as they were signed last, with a number that differs whenever one does. */
export async function interpreterLines({ db, keys }: Pick<Visit, 'db' | 'keys'>): Promise<{
  lines: InterpreterLine[];
  version: number;
}> {
  const lines = await readInterpreterLines(db, keys.pins);
  const all = { lines: lines.map((line) => ({ ...line })) };
  return { lines, version: sha256(canonical(all)).readUInt32BE(0) % 1_000_000_000 };
}

/** Signs what was typed if nobody did since `seen`; false otherwise. */
export async function changeInterpreterLines(
  visit: Visit,
  seen: number,
  lines: readonly InterpreterLine[],
): Promise<boolean> {
  await holdAlone(visit.db, 'interpreter-lines');
  if ((await interpreterLines(visit)).version !== seen) return false;
  if (!(await signWords(visit, [interpreterLinesSaying(lines)])))
    throw new Error('Nothing vouches for the leader who signs.');
  visit.journal.note({ action: 'contact.changed', object: 'interpreter-lines' });
  return true;
}
