import { sql } from 'kysely';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { staffProcesses, twentyUsers } from './support/staff-processes.ts';

/** The list of 50 clients of a coordinator whose region has 2,000 cases: over HTTP, sealed, granted, recorded. */
const row: BenchRow = {
  name: 'list of 50 clients, region of 2,000 cases',
  ratioOf: 'median of the page to the bare SQL for the same rows',
  bar: { atMost: 25 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 200 : 2_000);
    const processes = await staffProcesses(bench, 2);
    try {
      const cookie = await bench.world.signedIn(bench.world.people.joke);
      const first = await processes.get('/clients', cookie);
      if (first.status !== 200 || !first.text.includes('Naam ')) throw new Error(`The list answered ${first.status}.`);
      const get = () => processes.get('/clients', cookie).then(({ ms }) => ms);
      await Promise.all(Array.from({ length: 100 }, get));
      const alone = await timesOf(smoke ? 30 : 200, get);
      const bare = await bareSql(bench, smoke ? 30 : 200);
      const users = await twentyUsers(get, smoke ? 3 : 20);
      const throughput = await processes.saturated('/clients', cookie, smoke ? 3 : 10);
      return {
        figures: {
          'page alone, median ms': quantile(alone, 0.5),
          'bare SQL, median ms': quantile(bare, 0.5),
          '20 users, median ms': quantile(users, 0.5),
          '20 users, p95 ms': quantile(users, 0.95),
          'saturated, lists a second': throughput,
        },
        ratio: quantile(alone, 0.5) / quantile(bare, 0.5),
      };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

/** The same fifty rows with their grants and headers, as the same person, without opening, drawing or recording anything. */
async function bareSql(bench: Awaited<ReturnType<typeof benchInstallation>>, rounds: number): Promise<number[]> {
  const { joke } = bench.world.people;
  const holders = [joke.id, bench.world.teams.utrecht];
  return bench.installation.scoped({ kind: 'person', person: joke.id, session: joke.id }, (db) =>
    timesOf(rounds, () =>
      sql`select f.reference, f.next_due_day, g.key_sealed, h.sealed from naast.case_file f
        join naast.case_grant g on g.case_id = f.id and g.compartment = 'core'
      and g.ended_at is null and g.holder_id = any(${holders}::uuid[]) join naast.case_header h on h.case_id = f.id where f.status = 'open'
      order by f.next_due_day nulls last, f.reference limit 50`.execute(db),
    ),
  );
}
