import { sql } from 'kysely';
import pg from 'pg';
import { verifyLog } from '#app/platform/audit/index.ts';
import { type DatabaseHandle, openDatabase } from '#app/platform/pool/index.ts';
import { sha256 } from '#app/platform/vault/index.ts';
import { type BenchInstallation, benchInstallation } from './support/bench-installation.ts';
import type { BenchRow } from './support/row.ts';

/**
 * The audit log of a million entries, gone through as it is every night, against reading the same rows in the same
 * pages and hashing them once. Memory must stay flat: what a page holds, whatever the length of the log.
 */
const row: BenchRow = {
  name: 'the whole access book verified, 1,000,000 entries',
  ratioOf: 'the verification to reading and hashing the same bytes',
  bar: { atMost: 2 },
  async run({ smoke }) {
    const bench = await benchInstallation(5);
    const auditor = openDatabase({ ...bench.settings('auditor'), connections: 1 });
    try {
      const entries = await fill(bench, smoke ? 20_000 : 1_000_000);
      const bareMs = await timed(() => bare(auditor));
      const before = await restingMemory();
      let most = before;
      const watching = setInterval(() => {
        most = Math.max(most, process.memoryUsage().rss);
      }, 50);
      const verifyMs = await timed(async () => {
        const verdict = await auditor.scoped({ kind: 'auditor' }, verifyLog);
        if (!verdict.ok || verdict.entries !== entries) throw new Error('The log is not whole.');
      });
      clearInterval(watching);
      return {
        figures: {
          'whole log, seconds': verifyMs / 1_000,
          'reading and hashing alone, seconds': bareMs / 1_000,
          'entries a second': (entries * 1_000) / verifyMs,
          'memory beside what was there, MB': (most - before) / 1_048_576,
        },
        ratio: verifyMs / bareMs,
      };
    } finally {
      await auditor.close();
      await bench.close();
    }
  },
};
export default row;

/** Appends entries in one statement, chained as the database function does. */
async function fill({ administrator }: BenchInstallation, entries: number): Promise<number> {
  const client = new pg.Client(administrator);
  await client.connect();
  try {
    await client.query(`do $$ declare h naast.audit_head; body text; next bytea; begin
      select * into h from naast.audit_head;
      for n in 1..${entries} loop
        body := jsonb_build_object('seq', h.seq + 1, 'action', 'case.read', 'kind', 'person', 'at', '2026-11-30T10:00:00.000Z',
          'person', '0197f0c0-0000-7000-8000-000000000001', 'case', '0197f0c0-0000-7000-8000-000000000002')::text;
        next := sha256(convert_to('naast-audit-1', 'UTF8') || h.hash || convert_to(body, 'UTF8'));
        insert into naast.audit_entry (seq, body, previous, hash, at) values (h.seq + 1, body, h.hash, next, now());
        h.seq := h.seq + 1; h.hash := next;
      end loop;
      update naast.audit_head set seq = h.seq, hash = h.hash;
    end $$`);
    const { rows } = await client.query('select seq from naast.audit_head');
    return Number(rows[0].seq);
  } finally {
    await client.end();
  }
}

function bare(auditor: DatabaseHandle): Promise<void> {
  return auditor.scoped({ kind: 'auditor' }, async (db) => {
    for (let after = 0; ; ) {
      const { rows } = await sql<{
        seq: number;
        body: string;
        previous: Buffer;
        hash: Buffer;
      }>`select seq, body, previous, hash
        from naast.audit_entry where seq > ${after} order by seq limit 2000`.execute(db);
      for (const { body, previous } of rows) sha256(previous, body);
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.seq;
    }
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Memory once what was read before is gone. */
async function restingMemory(): Promise<number> {
  globalThis.gc?.();
  await new Promise((done) => setTimeout(done, 200));
  return process.memoryUsage().rss;
}
