import type { Visit } from '#app/platform/access/visit/index.ts';

/** Mail that did not arrive, and is kept: to the intake team or a region that this person looks after. */
export interface KeptMail {
  to: { kind: 'intake' } | { kind: 'region'; id: string; name: string };
  since: Date;
  tries: number;
  /** When it is tried again; null when it was given up. */
  again: Date | null;
}

/** So long a server may be away before somebody has to look. */
const quietMinutes = 60;

/** Row-level security says whose mail this person sees: a coordinator that of the region, a leader all but volunteers'. */
export async function keptMail({ db }: Visit): Promise<KeptMail[]> {
  const rows = await db
    .selectFrom('mail_due')
    .leftJoin('region', 'region.id', 'mail_due.of_id')
    .select(['mail_due.kind', 'of_id', 'region.name', 'created_at', 'attempts', 'try_after', 'failed_at'])
    .where('attempts', '>', 0)
    .where('created_at', '<', new Date(Date.now() - quietMinutes * 60_000))
    .where('mail_due.kind', '<>', 'person')
    .orderBy('created_at')
    .execute();
  return rows.map(({ kind, of_id: id, name, created_at: since, attempts: tries, try_after, failed_at }) => ({
    to: kind === 'intake' || id === null ? { kind: 'intake' } : { kind: 'region', id, name: name ?? '' },
    since,
    tries,
    again: failed_at === null ? try_after : null,
  }));
}
