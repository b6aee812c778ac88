import type pg from 'pg';
import { programMigrations } from '#app/platform/migration/index.ts';
import { lostApprovals, type StandingApproval } from './lost-approvals.ts';

/** What this program would change of a database. */
export interface Comparison {
  /** Migrations that would run, in order. */
  pending: string[];
  /** One that this program does not know: it was written by a newer one. */
  newer: string | null;
  /** One whose text is not the one that ran. */
  changed: string | null;
  /** Texts whose approved words this program no longer has: a lawyer has to look again. */
  approveAgain: string[];
  /** When the newest entry of the log was made, by the clock of the database. */
  newestEntry: Date | null;
  /** Bytes of the database on its disk. */
  size: number;
}

/** Compares, as the backup's role, which may read everything and change nothing. */
export async function compare(client: pg.ClientBase): Promise<Comparison> {
  const { rows: applied } = await client.query<{ name: string; checksum: string }>(
    "select name, encode(checksum, 'hex') as checksum from migrations.applied order by name",
  );
  const ours = programMigrations();
  const there = new Set(applied.map(({ name }) => name));
  const { rows: newest } = await client.query<{ at: Date | null; size: string }>(
    'select (select max(at) from naast.audit_entry) as at, pg_database_size(current_database()) as size',
  );
  return {
    pending: [...ours.keys()].filter((name) => !there.has(name)),
    newer: applied.find(({ name }) => !ours.has(name))?.name ?? null,
    changed: applied.find(({ name, checksum }) => ours.has(name) && ours.get(name) !== checksum)?.name ?? null,
    approveAgain: await toApproveAgain(client),
    newestEntry: newest[0]?.at ?? null,
    size: Number(newest[0]?.size ?? 0),
  };
}

async function toApproveAgain(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<StandingApproval>(
    `select to_jsonb(a) ->> 'kind' as kind, key, version, encode(hash, 'hex') as hash
     from naast.definition_approval a where ended_by is null`,
  );
  return lostApprovals(rows);
}

/** Why this program must not touch the database; null when it may. */
export function whyNot({ newer, changed, newestEntry }: Comparison, now = new Date()): string | null {
  if (newer !== null)
    return `These data were written by a newer version of the program (migration ${newer}). Install that version, or a newer one; nothing was changed.`;
  if (changed !== null)
    return `Migration ${changed} is another than the one that ran here. Install the version that ran; nothing was changed.`;
  const ahead = newestEntry === null ? 0 : newestEntry.getTime() - now.getTime();
  if (ahead > mostAhead)
    return (
      `The clock of this machine is ${Math.ceil(ahead / 60_000)} minutes before the newest entry of the access book. ` +
      'Set it right first; nothing was changed.'
    );
  return null;
}

const mostAhead = 60_000;
