import pg from 'pg';
import { type BenchInstallation, benchInstallation } from './support/bench-installation.ts';
import { growInstallation } from './support/grow-installation.ts';
import type { BenchRow } from './support/row.ts';
import { type StaffProcesses, staffProcesses } from './support/staff-processes.ts';

/** Cases of the region that is measured; the service around it becomes ten times as large, colleagues and log too. */
const full = { region: 300, volunteers: 40, auditRows: 20_000 };
const small = { region: 100, volunteers: 20, auditRows: 5_000 };
const times = 10;

/** How often each page is asked for: statistics of the server are kept by its connections, and handed in as they end. */
const rounds = 5;

/**
 * The rows that the server reads for one request of each of the five main pages, before and after the service has
 * grown to ten times its size around the same region: what nobody may see is not read either.
 */
const row: BenchRow = {
  name: 'rows read by one request of each main page, in a service of ten times the size',
  ratioOf: 'the page that grew most: its rows and look-ups in the large service to those in the small one',
  bar: { atMost: 1.1 },
  async run({ smoke }) {
    const { region, volunteers, auditRows } = smoke ? small : full;
    const bench = await benchInstallation(region);
    const processes = await staffProcesses(bench, 1);
    try {
      await growInstallation(bench.administrator, bench.world, { cases: 0, volunteers, auditRows });
      const before = await readByPages(bench, processes);
      await growInstallation(bench.administrator, bench.world, {
        cases: region * (times - 1),
        volunteers: volunteers * (times - 1),
        auditRows: auditRows * (times - 1),
      });
      const after = await readByPages(bench, processes);
      const figures: Record<string, number> = {};
      for (const [page, rows] of Object.entries(after)) {
        figures[`${page}, rows, small`] = before[page] ?? 0;
        figures[`${page}, rows`] = rows;
      }
      const growths = Object.entries(after).map(([page, rows]) => rows / (before[page] ?? 1));
      return { figures, ratio: Math.max(...growths) };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

async function readByPages(bench: BenchInstallation, processes: StaffProcesses): Promise<Record<string, number>> {
  const { joke, bram } = bench.world.people;
  const [reference = ''] = bench.references;
  const pages = [
    ['list of 50', '/clients', joke],
    ["coordinator's start", '/', joke],
    ["volunteer's start", '/', bram],
    ['case page', `/clients/${reference}`, joke],
    ['what is due', '/limits', joke],
  ] as const;
  const server = new pg.Client(bench.administrator);
  await server.connect();
  try {
    const read: Record<string, number> = {};
    for (const [name, path, person] of pages) {
      const cookie = await bench.world.signedIn(person);
      const asked = async () => {
        for (let round = 0; round < rounds; round += 1) {
          const { status } = await processes.get(path, cookie);
          if (status !== 200) throw new Error(`The ${name} answered ${status}.`);
        }
      };
      // What is worked out once in a while and then known is not counted.
      await asked();
      await handedIn(server);
      const before = await rowsRead(server);
      await asked();
      await handedIn(server);
      const after = await rowsRead(server);
      read[name] = (after - before) / rounds;
    }
    return read;
  } finally {
    await server.end();
  }
}

/** Ends the program's connections, which hand in what they counted; it opens new ones. */
async function handedIn(server: pg.Client): Promise<void> {
  await server.query(
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

/** Rows that were read since the start, and look-ups in an index, of all tables together. */
async function rowsRead(server: pg.Client): Promise<number> {
  const { rows } = await server.query<{ read: number }>(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0) + coalesce(idx_scan, 0))::float8 as read from pg_stat_user_tables`,
  );
  return rows[0]?.read ?? 0;
}
