import type { Visit } from '#app/platform/access/visit/index.ts';
import { today } from '#app/platform/language/index.ts';
import {
  type ListedRegistration,
  listRegistrations,
  type OpenRegistration,
  readRegistration,
  registrationRows,
} from './intake.store.ts';

/** So many are looked at on one page. */
export const clearedAtOnce = 50;

/** Why something that came in is set aside; the audit log keeps the code. */
export const asideReasons = ['machine', 'repeated', 'no-question', 'other'] as const;
export type AsideReason = (typeof asideReasons)[number];

/** What can be done with several at once: an ordinary one after all, set aside, or back to be checked again. */
export const clearingActs = ['keep', 'aside', 'back'] as const;
export type ClearingAct = (typeof clearingActs)[number];

const moves = {
  keep: { from: 'check', to: 'new', action: 'registration.checked' },
  aside: { from: 'check', to: 'set-aside', action: 'registration.set-aside' },
  back: { from: 'set-aside', to: 'check', action: 'registration.put-back' },
} as const;

export interface Clearing {
  /** How many there are in all. */
  count: number;
  /** The oldest of them, opened; one that does not open is null with its dates. */
  shown: { listed: ListedRegistration; open: OpenRegistration | null }[];
}

/**
 * What waits to be checked, or what was set aside, with what is in it: the intake worker must see what the decision
 * is about.
 */
export async function readClearing(visit: Visit, status: 'check' | 'set-aside'): Promise<Clearing> {
  const all = await listRegistrations(visit, 'intake', [status]);
  const listed = all.slice(0, clearedAtOnce);
  const rows = await registrationRows(
    visit,
    listed.map(({ id }) => id),
  );
  const shown: Clearing['shown'] = [];
  for (const one of listed) {
    const row = rows.get(one.id);
    // One that somebody has spoilt keeps nobody from clearing the others.
    shown.push({ listed: one, open: row ? await readRegistration(visit, row).catch(() => null) : null });
  }
  return { count: all.length, shown };
}

/**
 * Does one thing with several. Those that a colleague has decided about meanwhile are left alone; returns how many were
 * moved.
 */
export async function clear(
  visit: Visit,
  ids: readonly string[],
  act: ClearingAct,
  reason: AsideReason | null,
): Promise<number> {
  const { from, to, action } = moves[act];
  const moved = await visit.db
    .updateTable('registration')
    .set((eb) => ({ status: to, changed_day: today().toString(), version: eb('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .where('team_id', 'in', visit.person.teams)
    .where('status', '=', from)
    .returning('id')
    .execute();
  for (const { id } of moved) visit.journal.note({ action, objectId: id, ...(reason === null ? {} : { reason }) });
  return moved.length;
}
