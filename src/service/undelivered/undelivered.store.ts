import { mailboxOf, readIntakeMailbox, readRegions } from '#app/platform/access/public-words/index.ts';
import { namesOf } from '#app/platform/access/teams/index.ts';
import type { Visit } from '#app/platform/access/visit/index.ts';
import { databaseNow } from '#app/platform/database/index.ts';

/** Where the list stands. */
export const undeliveredPlace = '/mail-kept';

/** Mail that did not arrive: to the intake team or a region that this person looks after. No address is in it. */
export interface Undelivered {
  id: string;
  to: { kind: 'intake' } | { kind: 'region'; id: string; name: string };
  /** Does the team have no mailbox that the leader signed? Then there is nowhere to send it. */
  homeless: boolean;
  since: Date;
  tries: number;
  /** When it is tried again; null when it was given up. */
  again: Date | null;
  /** Who took care of it by telephone, and when: it is no work any more. */
  told: { name: string; at: Date } | null;
}

/** So long a server may be away before somebody has to look. */
const quietMinutes = 60;

/** Row-level security says whose mail this person sees: a coordinator that of the region, a leader all but volunteers'. */
const waiting = ({ db }: Pick<Visit, 'db'>) =>
  db
    .selectFrom('mail_due')
    .where('attempts', '>', 0)
    .where('created_at', '<', new Date(Date.now() - quietMinutes * 60_000))
    .where('mail_due.kind', '<>', 'person');

/** How much mail waits for somebody to do something. */
export async function countUndelivered(visit: Pick<Visit, 'db'>): Promise<number> {
  const counted = await waiting(visit)
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('told_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(counted.number);
}

/** All of it, what nobody took care of first. */
export async function undelivered(visit: Visit): Promise<Undelivered[]> {
  const rows = await waiting(visit)
    .leftJoin('region', 'region.id', 'mail_due.of_id')
    .select(['mail_due.id', 'mail_due.kind', 'of_id', 'region.name', 'created_at', 'attempts', 'try_after'])
    .select(['failed_at', 'told_at', 'told_by', 'region.mailbox'])
    .orderBy('told_at', (order) => order.desc().nullsFirst())
    .orderBy('created_at')
    .execute();
  if (rows.length === 0) return [];
  const names = await namesOf(
    visit.db,
    visit.keys,
    rows.flatMap(({ told_by }) => told_by ?? []),
  );
  const hasMailbox = await mailboxesOf(visit);
  return rows.map(({ id, kind, of_id: region, name, created_at: since, attempts: tries, ...row }) => ({
    id,
    homeless: !hasMailbox(kind === 'intake' || region === null ? null : { id: region, mailbox: row.mailbox }),
    to: kind === 'intake' || region === null ? { kind: 'intake' } : { kind: 'region', id: region, name: name ?? '' },
    since,
    tries,
    again: row.failed_at === null || row.try_after > row.failed_at ? row.try_after : null,
    told: row.told_at === null || row.told_by === null ? null : { at: row.told_at, name: names.get(row.told_by) ?? '' },
  }));
}

/** Whether a region, or the intake team (null), has a mailbox: an address counts only as far as the leader signed it. */
async function mailboxesOf({ db, keys: { pins } }: Visit) {
  const regions = await readRegions(db, { pins });
  const intake = await readIntakeMailbox(db, pins);
  return (region: { id: string; mailbox: string | null } | null) =>
    (region === null ? intake : mailboxOf(regions, region)) !== null;
}

/** What one does with mail that did not arrive. */
export type UndeliveredAct = 'again' | 'told';

/** Does it, and writes it into the audit log; 'gone' when somebody took care of it meanwhile, null when there is no such mail. */
export async function actOnUndelivered(visit: Visit, id: string, act: UndeliveredAct): Promise<'done' | 'gone' | null> {
  const seen = await waiting(visit).select('mail_due.id').where('mail_due.id', '=', id).executeTakeFirst();
  if (!seen) return null;
  const now = databaseNow();
  const done = await visit.db
    .updateTable('mail_due')
    .set(act === 'again' ? { try_after: now } : { told_at: now, told_by: visit.person.id })
    .where('id', '=', id)
    .where('told_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (done) visit.journal.note({ action: `mail.${act}`, objectId: id });
  return done ? 'done' : 'gone';
}
