import type { ClientBase } from 'pg';
import { deletedWithoutNote, keptOut, revocations } from '#app/database/revocations.ts';
import type { JournalEntry } from './journal.ts';
import { BackupRefusal } from './refusal.ts';

export interface Replayed {
  /** What ended or went, for the access book: of what was there to end. */
  done: JournalEntry[];
  /** Names of sealed files whose rows went. */
  files: string[];
}

/**
 * Does again what the journal says happened after the backup, in the transaction of the restore, with triggers asleep. Tables and columns are those that the program knows; a journal names no others.
 */
export async function replay(client: ClientBase, entries: readonly JournalEntry[]): Promise<Replayed> {
  const replayed: Replayed = { done: [], files: [] };
  for (const entry of entries) {
    const { rows } = await client.query<{ gone: { storage_name?: string } | null }>(statementOf(entry), [
      JSON.stringify(entry.key),
      ...(entry.act === 'deleted' ? [] : [JSON.stringify(entry.change)]),
    ]);
    if (rows.length > 0) replayed.done.push(entry);
    for (const { gone } of rows) if (gone?.storage_name !== undefined) replayed.files.push(gone.storage_name);
  }
  // Whoever left has no way in; the journal does not say so row by row.
  for (const table of ['unlock_slot', 'authenticator', 'held_text', 'draft'])
    await client.query(
      `delete from naast.${table} where person_id in (select id from naast.person where status = 'ended')`,
    );
  return replayed;
}

function statementOf({ relation, act, key, change }: JournalEntry): string {
  const table = `naast.${nameOf(relation)}`;
  const keys = Object.keys(key).map(nameOf).join(', ');
  if (keys === '') throw unknown();
  const isIt = `(${prefixed('t', keys)}) = (select ${prefixed('k', keys)} from jsonb_populate_record(null::${table}, $1) k)`;
  if (act === 'deleted' && !deletedWithoutNote.includes(relation))
    return `delete from ${table} t where ${isIt} returning to_jsonb(t) as gone`;
  if (act === 'kept-out' && relation === keptOut)
    return `insert into ${table} select c.* from jsonb_populate_record(null::${table}, $2) c, (select $1::jsonb) k
      where exists (select from naast.case_file f where f.id = c.case_id) on conflict do nothing returning null::jsonb as gone`;
  const columns = Object.keys(change ?? {}).sort();
  const known = revocations.some((one) => one.table === relation && [...one.columns].sort().join() === columns.join());
  if (act !== 'ended' || !known) throw unknown();
  const list = columns.map(nameOf).join(', ');
  // Whoever ended it may have come after the backup: then nobody did, or, where that would mean that it lives, whoever made it.
  const fallback = relation === 'definition_approval' ? 't.made_by' : 'null';
  const values = columns.map((column) =>
    column === 'ended_by'
      ? `coalesce((select p.id from naast.person p where p.id = c.ended_by), ${fallback})`
      : `c.${column}`,
  );
  return `update ${table} t set (${list}) = (select ${values.join(', ')} from jsonb_populate_record(null::${table}, $2) c)
    where ${isIt} returning null::jsonb as gone`;
}

function prefixed(alias: string, names: string): string {
  return names
    .split(', ')
    .map((name) => `${alias}.${name}`)
    .join(', ');
}

/** A name that may stand in a statement. */
function nameOf(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw unknown();
  return name;
}

function unknown(): BackupRefusal {
  return new BackupRefusal(
    'The journal tells of something that this version of the program does not know. Nothing was put back.',
  );
}
