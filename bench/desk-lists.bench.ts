import { benchInstallation } from './support/bench-installation.ts';
import { growInstallation } from './support/grow-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { staffProcesses } from './support/staff-processes.ts';

/** The long lists of a desk: 500 cases with what is due in them, an audit log of 100,000 lines, 400 colleagues. */
const row: BenchRow = {
  name: 'the lists of a desk',
  ratioOf: 'p95 of the slowest of three lists to that of the list of 50 clients',
  bar: { atMost: 3 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 50 : 500);
    await growInstallation(bench.administrator, bench.world, {
      cases: 0,
      volunteers: smoke ? 20 : 400,
      auditRows: smoke ? 2_000 : 100_000,
    });
    const processes = await staffProcesses(bench, 1);
    try {
      const { joke, leader } = bench.world.people;
      const cookies = {
        joke: await bench.world.signedIn(joke),
        leader: await bench.world.signedIn(leader),
      };
      const p95 = async (who: keyof typeof cookies, path: string) => {
        const get = async () => {
          const { status, text, ms } = await processes.get(path, cookies[who]);
          if (status !== 200) throw new Error(`${path} answered ${status}.`);
          const rows = text.match(/<tr/g)?.length ?? 0;
          if (rows > mostRows) throw new Error(`${path} has ${rows} rows.`);
          return ms;
        };
        await timesOf(smoke ? 10 : 100, get);
        return quantile(await timesOf(smoke ? 20 : 200, get), 0.95);
      };
      const clients = await p95('joke', '/clients');
      const lists = {
        'what is due, p95 ms': await p95('joke', '/limits'),
        'access book, p95 ms': await p95('leader', '/access-book'),
        'colleagues, p95 ms': await p95('leader', '/people'),
      };
      return {
        figures: { 'list of 50 clients, p95 ms': clients, ...lists },
        ratio: Math.max(...Object.values(lists)) / clients,
      };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

/** A hundred rows, and the heads of their groups and tables. */
const mostRows = 140;
