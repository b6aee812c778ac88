import {
  type ApprovableName,
  nameOfText,
  readSuspended,
  signWords,
  suspensionSaying,
} from '#app/platform/access/public-words/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { objectOf } from './approvals.store.ts';

/** Legal terms that are out of use, by their number in the catalogue: for lists of days, which ask nothing else. */
export function suspendedLimits(visit: Visit): Promise<ReadonlySet<string>> {
  const known = asked.get(visit) ?? readLimits(visit);
  asked.set(visit, known);
  return known;
}

/** Once for each request, however many lists of days its page has. */
const asked = new WeakMap<Visit, Promise<ReadonlySet<string>>>();

async function readLimits(visit: Visit): Promise<ReadonlySet<string>> {
  const names = await readSuspended(visit.db, { pins: visit.keys.pins });
  return new Set([...names].flatMap((name) => (name.startsWith('deadline:') ? name.slice('deadline:'.length) : [])));
}

/**
 * Puts texts or legal terms out of use at once, or back into use: their words become "ask the lawyer today", and no day
 * moves or goes. Signed by the project leader; what stands so already is left.
 */
export async function suspend(visit: Visit, names: readonly ApprovableName[], suspended: boolean): Promise<void> {
  const now = await readSuspended(visit.db, { pins: visit.keys.pins });
  const other = names.filter((name) => now.has(nameOfText(name)) !== suspended);
  if (other.length === 0) return;
  const sayings = other.map((name) => suspensionSaying(name, suspended));
  if (!(await signWords(visit, sayings))) throw new Error('Nothing vouches for the leader who signs.');
  for (const name of other)
    visit.journal.note({ action: suspended ? 'words.suspended' : 'words.in-use', object: objectOf(name) });
}
