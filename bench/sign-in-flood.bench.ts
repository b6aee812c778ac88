import { setTimeout as pause } from 'node:timers/promises';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile } from './support/row.ts';
import { staffProcesses, twentyUsers } from './support/staff-processes.ts';

/**
 * T42: pages of twenty colleagues while two hundred strangers try to sign in at once, and each again two seconds after the
 * refusal.
 */
const row: BenchRow = {
  name: 'pages while 200 sign in at once (T42)',
  ratioOf: 'p95 of a page during the flood to half a second',
  bar: { atMost: 1 },
  async run({ smoke }) {
    const bench = await benchInstallation(50);
    const processes = await staffProcesses(bench, 2);
    try {
      const { joke } = bench.world.people;
      const cookie = await bench.world.signedIn(joke);
      const get = () => processes.get('/clients', cookie);
      for (let round = 0; round < 20; round += 1) await get();
      const seconds = smoke ? 3 : 10;
      const quiet = await twentyUsers(get, seconds);
      let over = false;
      const statuses: number[] = [];
      const stranger = async (who: number) => {
        for (let time = 0; !over; time += 1) {
          const name = `niemand${who}.${time}`;
          const attempt = { name, password: 'heel iets anders dan dat', code: '000000' };
          statuses.push((await processes.post('/sign-in', '', attempt)).status);
          await pause(2_000);
        }
      };
      const flood = Promise.all(Array.from({ length: 200 }, (_, who) => stranger(who)));
      const busy = await twentyUsers(get, seconds);
      over = true;
      await flood;
      return {
        figures: {
          'page in quiet, p95 ms': quantile(quiet, 0.95),
          'page in the flood, p95 ms': quantile(busy, 0.95),
          'tries answered': statuses.length,
          'of these told to come back': statuses.filter((status) => status === 503 || status === 429).length,
        },
        ratio: quantile(busy, 0.95) / 500,
        // The first burst is a tenth of three seconds.
        ...(smoke ? { notMeasured: 'too short for a p95' } : {}),
      };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;
