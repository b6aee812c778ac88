import { sql } from 'kysely';
import { taskKinds } from '#app/service/cases/index.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { staffProcesses, twentyUsers } from './support/staff-processes.ts';

/** "What is due" of a coordinator whose region has 2,000 cases: the numbers by volunteer and fifty opened lines, over HTTP. */
const row: BenchRow = {
  name: 'what is due, region of 2,000 cases',
  ratioOf: 'median of the page to that of her list of 50 clients',
  bar: { atMost: 3 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 200 : 2_000);
    const processes = await staffProcesses(bench, 2);
    try {
      const cookie = await bench.world.signedIn(bench.world.people.joke);
      const first = await processes.get('/limits', cookie);
      if (first.status !== 200 || !first.text.includes('Naam '))
        throw new Error(`What is due answered ${first.status}.`);
      const rounds = smoke ? 30 : 200;
      const get = (path: string) => () => processes.get(path, cookie).then(({ ms }) => ms);
      await Promise.all(Array.from({ length: 60 }, get('/limits')));
      await Promise.all(Array.from({ length: 60 }, get('/clients')));
      const alone = await timesOf(rounds, get('/limits'));
      const clients = await timesOf(rounds, get('/clients'));
      const bare = await bareSql(bench, rounds);
      const users = await twentyUsers(get('/limits'), smoke ? 3 : 20);
      const late = await twentyUsers(get('/limits?show=late'), smoke ? 3 : 10);
      return {
        figures: {
          'page alone, median ms': quantile(alone, 0.5),
          'list of 50 clients, median ms': quantile(clients, 0.5),
          'numbers in SQL, median ms': quantile(bare, 0.5),
          '20 users, median ms': quantile(users, 0.5),
          '20 users, p95 ms': quantile(users, 0.95),
          'what is late, 20 users, p95 ms': quantile(late, 0.95),
        },
        ratio: quantile(alone, 0.5) / quantile(clients, 0.5),
      };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

/** The numbers of the page alone, as the same person. */
function bareSql(bench: Awaited<ReturnType<typeof benchInstallation>>, rounds: number): Promise<number[]> {
  const { joke } = bench.world.people;
  return bench.installation.scoped({ kind: 'person', person: joke.id, session: joke.id }, (db) =>
    timesOf(rounds, () =>
      sql`select beside, count(*) from naast.due_of_mine(${taskKinds}::text[], current_date + 35, true) group by beside`.execute(
        db,
      ),
    ),
  );
}
