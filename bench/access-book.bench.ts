import { sql } from 'kysely';
import pg from 'pg';
import { appendEntries } from '#app/platform/audit/index.ts';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { newId } from '#app/platform/vault/index.ts';
import { type BenchInstallation, benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

/**
 * One entry of the audit log in a transaction of its own, chained to the one before it, against a plain row of the same
 * size in the same kind of transaction. And twenty at once, who wait for one another at the end of the chain.
 */
const row: BenchRow = {
  name: 'an entry of the access book',
  ratioOf: 'median of a chained entry to that of a plain row of its size, a transaction each',
  bar: { atMost: 3 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 5 : 50);
    try {
      await makePlainTable(bench);
      const rounds = smoke ? 60 : 600;
      const entry = { action: 'request.refused', object: 'page', objectId: newId(), outcome: 'refused' } as const;
      const chained = () => asJoke(bench, (db) => appendEntries(db, [entry]));
      const body = JSON.stringify({ ...entry, person: newId(), session: newId(), at: '2026-11-26T08:00:00.000000Z' });
      const plain = () =>
        asJoke(bench, (db) =>
          sql`insert into naast.bench_plain (body, previous, hash) values (${body}, sha256(${body}::bytea), sha256(${body}::bytea))`.execute(
            db,
          ),
        );
      await timesOf(rounds / 2, chained);
      await timesOf(rounds / 2, plain);
      const [one, other] = [await timesOf(rounds, chained), await timesOf(rounds, plain)];
      return {
        figures: {
          'chained entry, median ms': quantile(one, 0.5),
          'plain row, median ms': quantile(other, 0.5),
          'chained entries a second, twenty at once': await aSecond(chained, rounds),
          'plain rows a second, twenty at once': await aSecond(plain, rounds),
        },
        ratio: quantile(one, 0.5) / quantile(other, 0.5),
      };
    } finally {
      await bench.close();
    }
  },
};
export default row;

function asJoke<T>(bench: BenchInstallation, work: (db: ScopedDb) => Promise<T>): Promise<T> {
  const { joke } = bench.world.people;
  return bench.installation.scoped({ kind: 'person', person: joke.id, session: joke.id }, work);
}

async function makePlainTable({ administrator, settings }: BenchInstallation): Promise<void> {
  const client = new pg.Client(administrator);
  await client.connect();
  try {
    await client.query(`create table naast.bench_plain (seq bigint generated always as identity primary key, body text not null,
      previous bytea not null, hash bytea not null, at timestamptz not null default clock_timestamp())`);
    await client.query(`grant insert on naast.bench_plain to ${client.escapeIdentifier(settings('staff').user)}`);
  } finally {
    await client.end();
  }
}

async function aSecond(work: () => Promise<unknown>, rounds: number): Promise<number> {
  const start = performance.now();
  await Promise.all(Array.from({ length: 20 }, () => timesOf(rounds / 10, work)));
  return (rounds * 2 * 1_000) / (performance.now() - start);
}
