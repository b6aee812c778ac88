import type pg from 'pg';
import type { WholeBackup } from '#app/operations/backup/index.ts';

/** What somebody would have to do once more if the installation went back to a backup. */
export interface WrittenSince {
  /** Entries of the audit log: everything that anybody did. */
  entries: number;
  letters: number;
  reports: number;
  registrations: number;
  /** The entry of the log up to which the backup goes. */
  head: { seq: number; hash: string } | null;
}

const counts = {
  audit_entry: 'select count(*)::int as count from naast.audit_entry',
  letter: 'select count(*)::int as count from naast.letter',
  registration: 'select count(*)::int as count from naast.registration',
} as const;

/** Compares the database with a backup of it, by number; as the backup's role. */
export async function writtenSince(client: pg.ClientBase, { about, manifest }: WholeBackup): Promise<WrittenSince> {
  const before = (table: string) => manifest.tables.find(({ name }) => name === table)?.rows ?? 0;
  const more = async (table: keyof typeof counts) => {
    const { rows } = await client.query<{ count: number }>(counts[table]);
    return Math.max(0, (rows[0]?.count ?? 0) - before(table));
  };
  const { rows: reports } = await client.query<{ count: number }>(
    "select count(*)::int as count from naast.case_record where kind = 'note' and version = 1 and written_at > $1",
    [about.madeAt],
  );
  const { rows: heads } = await client.query<{ seq: string; hash: string }>(
    "select seq, encode(hash, 'hex') as hash from naast.audit_entry where seq = $1",
    [before('audit_entry')],
  );
  const [head] = heads;
  return {
    entries: await more('audit_entry'),
    letters: await more('letter'),
    reports: reports[0]?.count ?? 0,
    registrations: await more('registration'),
    head: head === undefined ? null : { seq: Number(head.seq), hash: head.hash },
  };
}
