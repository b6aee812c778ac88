import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { type BackedUp, writeBackup, writeKeysBackup } from '#app/operations/backup/index.ts';
import { pepperMark } from '#app/operations/processes/installation.ts';
import { restoreInstallation } from '#app/operations/processes/restore-installation.ts';
import { databaseNames, type LoginRole, loginRoles } from '#app/platform/database/index.ts';
import { migrate } from '#app/platform/migration/index.ts';
import { agePair, keysOfTestInstallation } from '../test/support/backups.ts';
import { type BenchInstallation, benchInstallation } from './support/bench-installation.ts';
import { growInstallation } from './support/grow-installation.ts';
import type { BenchRow } from './support/row.ts';

/**
 * A backup of an installation of 20,000 cases, encrypted, and put back into new folders: read twice, checked, and its
 * audit log walked. The ratio is to PostgreSQL's own `COPY` of the same tables into another database, without anything
 * of ours. What a restore costs of an empty installation (a new server, its migrations) is measured before the
 * installation grows, and left out of the ratio.
 */
const row: BenchRow = {
  name: 'backup and restore of a house of 20,000 cases',
  ratioOf: 'writing the backup and putting it back to COPY alone, out and in',
  bar: { atMost: 4 },
  async run({ smoke }) {
    const cases = smoke ? 2_000 : 20_000;
    const bench = await benchInstallation(20);
    const folder = await mkdtemp(join(tmpdir(), 'naast-bench-backup-'));
    try {
      const kept = await keeper(bench, folder);
      const empty = await kept.backUpAndRestore('empty');
      await growInstallation(bench.administrator, bench.world, { cases, volunteers: 40, auditRows: 0 });
      await lengthenBook(bench, cases * 10);
      const alone = await copyAlone(bench);
      const full = await kept.backUpAndRestore('full');
      return {
        figures: {
          cases,
          rows: full.rows,
          'size of the backup, MB': full.size / 1e6,
          'COPY alone, out and in, seconds': alone / 1000,
          'backup, seconds': full.backup / 1000,
          'restore, seconds': full.restore / 1000,
          'restore of an empty house, seconds': empty.restore / 1000,
          'memory that it took, MB': full.memory / 1e6,
        },
        // What a small installation costs is what an empty one does, give or take what else the machine does.
        ...(smoke ? { notMeasured: 'too small a house' } : {}),
        ratio: (full.backup - empty.backup + full.restore - empty.restore) / alone,
      };
    } finally {
      await bench.close();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
export default row;

interface Taken {
  backup: number;
  restore: number;
  rows: number;
  size: number;
  memory: number;
}

async function keeper(
  bench: BenchInstallation,
  folder: string,
): Promise<{ backUpAndRestore(name: string): Promise<Taken> }> {
  const { test } = bench.world;
  const { identity, recipient } = await agePair();
  const identities = [identity];
  const names = databaseNames('naast_bench');
  const keyed = { names, settings: bench.settings, pepper: test.pepper, receiptKey: test.receiptKey };
  const installation = await keysOfTestInstallation(keyed, join(folder, 'keys'));
  await writeKeysBackup(join(folder, 'keys'), join(folder, 'keys.age'), [recipient]);
  const opened: BackedUp = {
    installation,
    kind: 'made-up',
    pepperMark: pepperMark(test.pepper),
    pepper: test.pepper,
    filesFolder: join(folder, 'files'),
  };
  const { contextKey: _, ...connection } = bench.settings('backup');
  return {
    async backUpAndRestore(name) {
      const file = join(folder, `${name}.age`);
      const memory = watchMemory();
      const begun = performance.now();
      const { manifest } = await writeBackup(connection, opened, file, [recipient]);
      const written = performance.now();
      const result = await restoreInstallation({
        data: { from: file, identities },
        keys: { from: join(folder, 'keys.age'), identities },
        journal: null,
        administrator: null,
        dataFolder: join(folder, name),
        keysFolder: join(folder, `${name}-keys`),
      });
      if (!result.ok) throw new Error(result.reason);
      const restore = performance.now() - written;
      await rm(join(folder, name), { recursive: true, force: true });
      return {
        backup: written - begun,
        restore,
        rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
        size: (await stat(file)).size,
        memory: memory.most(),
      };
    },
  };
}

/** How much larger this process became, at most, until it is asked. */
function watchMemory(): { most(): number } {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  return {
    most() {
      clearInterval(timer);
      return most - before;
    },
  };
}

/** A long audit log whose chain is whole: the restore walks it. */
async function lengthenBook({ administrator }: BenchInstallation, entries: number): Promise<void> {
  const client = new pg.Client(administrator);
  await client.connect();
  await client.query(chained.replace('$1', String(entries))).finally(() => client.end());
}

const chained = `do $$ declare last naast.audit_head; entry text; next bytea; begin
  select * into last from naast.audit_head;
  for n in 1..$1 loop
    last.seq := last.seq + 1;
    entry := jsonb_build_object('seq', last.seq, 'action', 'case.read', 'case', gen_random_uuid(), 'person', gen_random_uuid())::text;
    next := sha256(convert_to('naast-audit-1', 'UTF8') || last.hash || convert_to(entry, 'UTF8'));
    insert into naast.audit_entry (seq, body, previous, hash, at) values (last.seq, entry, last.hash, next, now());
    last.hash := next;
  end loop;
  update naast.audit_head set seq = last.seq, hash = last.hash;
end $$`;

/** Every table straight into the same table of another database on this server. */
async function copyAlone(bench: BenchInstallation): Promise<number> {
  const names = databaseNames('naast_bench', 'naast_bench_copy');
  const each = <T>(value: (role: LoginRole) => T) =>
    Object.fromEntries(loginRoles.map((role) => [role, value(role)])) as Record<LoginRole, T>;
  await migrate({
    administrator: bench.administrator,
    names,
    passwords: each((role) => bench.settings(role).password),
    contextKeys: each((role) => bench.settings(role).contextKey),
    kind: 'made-up',
  });
  const from = new pg.Client(bench.administrator);
  const into = new pg.Client({ ...bench.administrator, database: names.database });
  await Promise.all([from.connect(), into.connect()]);
  try {
    const { rows } = await from.query<{ name: string; columns: string }>(`
      select c.relname as name, (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
      from pg_class c where c.relnamespace = 'naast'::regnamespace and c.relkind = 'r'
        and c.relname not in ('context_key', 'session', 'throttle')`);
    await into.query("begin; set local session_replication_role = 'replica'");
    await into.query(`truncate ${rows.map(({ name }) => `naast.${name}`).join(', ')}, naast.session, naast.throttle`);
    const begun = performance.now();
    for (const { name, columns } of rows)
      await pipeline(
        from.query(copyTo(`copy naast.${name} (${columns}) to stdout`)),
        into.query(copyFrom(`copy naast.${name} (${columns}) from stdin`)),
      );
    await into.query('commit');
    return performance.now() - begun;
  } finally {
    await Promise.all([from.end(), into.end()]);
  }
}
