import type { ClientBase } from 'pg';
import { additions, deletedWithoutNote, revocations } from '#app/platform/migration/index.ts';
import type { JournalEntry } from './journal.ts';
import { BackupRefusal } from './refusal.ts';

export interface Replayed {
  /** What ended or went, for the audit log: of what was there to end. */
  done: JournalEntry[];
  /** Names of sealed files whose rows went. */
  files: string[];
}

/**
 * Does again what the journal says happened after the backup, in the transaction of the restore, with triggers asleep.
 * Tables and columns are those that the program knows; a journal names no others.
 */
export async function replay(client: ClientBase, entries: readonly JournalEntry[]): Promise<Replayed> {
  const replayed: Replayed = { done: [], files: [] };
  for (const entry of entries) {
    // A row that went again before it was written down: the journal says so a few lines further on.
    if (entry.act === 'added' && entry.change === null) continue;
    const { rows } = await client.query<{ row: { id?: string; storage_name?: string } }>(statementOf(entry), [
      JSON.stringify(entry.key),
      ...(entry.act === 'deleted' ? [] : [JSON.stringify(entry.change)]),
    ]);
    for (const { row } of rows) {
      replayed.done.push(row.id === undefined ? entry : { ...entry, key: { id: row.id } });
      if (entry.act === 'deleted' && row.storage_name !== undefined) replayed.files.push(row.storage_name);
    }
  }
  // Whoever left, or begins anew with a code, has no way in; the journal does not say so row by row.
  for (const table of ['unlock_slot', 'authenticator', 'held_text', 'reminder_mailbox', 'access_notice'])
    await client.query(
      `delete from naast.${table} where person_id in (select id from naast.person where status in ('ended', 'invited'))`,
    );
  await client.query(
    'delete from naast.unlock_slot where passkey_id is not null and passkey_id not in (select id from naast.passkey)',
  );
  await client.query("delete from naast.draft where person_id in (select id from naast.person where status = 'ended')");
  return replayed;
}

function statementOf({ relation, act, key, change }: JournalEntry): string {
  const table = `naast.${nameOf(relation)}`;
  const keys = Object.keys(key).map(nameOf).join(', ');
  if (keys === '') throw unknown();
  const isIt = `(${prefixed('t', keys)}) = (select ${prefixed('k', keys)} from jsonb_populate_record(null::${table}, $1) k)`;
  if (act === 'deleted' && !deletedWithoutNote.includes(relation))
    return `delete from ${table} t where ${isIt} returning to_jsonb(t) as row`;
  const addition = additions.find((one) => one.table === relation && one.act === act);
  if (addition !== undefined) {
    const { of } = addition;
    const has = of === undefined ? 'true' : `exists (select from naast.${of.table} o where o.id = c.${of.column})`;
    return `insert into ${table} as t select c.* from jsonb_populate_record(null::${table}, $2) c, (select $1::jsonb) k
      where ${has} on conflict do nothing returning to_jsonb(t) as row`;
  }
  const noted = Object.keys(change ?? {}).sort();
  const known = revocations.find(
    ({ table, columns, beside = [] }) => table === relation && [...columns, ...beside].sort().join() === noted.join(),
  );
  if (act !== 'ended' || known === undefined) throw unknown();
  // Whoever ended it may have come after the backup: then nobody did, or, where that would mean that it lives, whoever
  // made it.
  const fallback = relation === 'definition_approval' ? 't.made_by' : 'null';
  const values = known.columns.map((column) =>
    column === 'ended_by'
      ? `coalesce((select p.id from naast.person p where p.id = c.ended_by), ${fallback})`
      : `c.${nameOf(column)}`,
  );
  return `update ${table} t set (${known.columns.map(nameOf).join(', ')}) = (select ${values.join(', ')})
    from jsonb_populate_record(null::${table}, $2) c
      where ${isIt} ${relation === 'case_grant' ? orEarlier : ''} returning to_jsonb(t) as row`;
}

/**
 * The grant that ended may have been made after the backup, for a key that was rotated: then it is the one before it
 * that lives here.
 */
const orEarlier = `or (t.holder_kind <> 'team' and t.ended_at is null and t.from_at <= c.ended_at
    and (t.case_id, t.compartment, t.holder_id) = (c.case_id, c.compartment, c.holder_id))`;

function prefixed(alias: string, names: string): string {
  return names
    .split(', ')
    .map((name) => `${alias}.${name}`)
    .join(', ');
}

/** A name that may be in a statement. */
function nameOf(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw unknown();
  return name;
}

function unknown(): BackupRefusal {
  return new BackupRefusal(
    'The journal tells of something that this version of the program does not know. Nothing was put back.',
  );
}
