import { sql } from 'kysely';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { staffProcesses, twentyUsers } from './support/staff-processes.ts';

/** The page of one client in a region with many: header, panels and timeline opened, drawn and recorded. */
const row: BenchRow = {
  name: 'the page of one client, region of 2,000 cases',
  ratioOf: 'median of the page to the bare SQL for its header and records',
  bar: { atMost: 60 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 100 : 2_000);
    const processes = await staffProcesses(bench, 2);
    try {
      const { joke } = bench.world.people;
      const cookie = await bench.world.signedIn(joke);
      const list = await processes.get('/clients', cookie);
      const path = /\/clients\/[0-9A-Z]{8}/.exec(list.text)?.[0] ?? '';
      const first = await processes.get(path, cookie);
      if (first.status !== 200) throw new Error(`The page answered ${first.status}.`);
      const get = () => processes.get(path, cookie).then(({ ms }) => ms);
      await timesOf(40, get);
      const alone = await timesOf(smoke ? 30 : 200, get);
      const bare = await bench.installation.scoped({ kind: 'person', person: joke.id, session: joke.id }, (db) =>
        timesOf(smoke ? 30 : 200, () =>
          sql`select f.reference, g.key_sealed, h.sealed, r.sealed from naast.case_file f
            join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
            join naast.case_header h on h.case_id = f.id left join naast.case_record r on r.case_id = f.id and r.replaced_at is null
            where f.reference = ${path.slice(-8)}`.execute(db),
        ),
      );
      const users = await twentyUsers(get, smoke ? 3 : 15);
      return {
        figures: {
          'page alone, median ms': quantile(alone, 0.5),
          'bare SQL, median ms': quantile(bare, 0.5),
          '20 users, p95 ms': quantile(users, 0.95),
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
