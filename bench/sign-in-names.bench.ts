import pg from 'pg';
import { changePassword, signIn } from '#app/platform/access/authentication/index.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile } from './support/row.ts';

/** T23: does the time of a refusal tell whether somebody has this name? One who has it, one whom nobody knows, one who left. */
const row: BenchRow = {
  name: 'refusals of known, unknown and ended names (T23)',
  ratioOf: 'the slowest median of the three to the fastest',
  bar: { atMost: 1.05 },
  async run({ smoke }) {
    const bench = await benchInstallation(2);
    const administrator = new pg.Client(bench.administrator);
    await administrator.connect();
    try {
      const { installation, people, as } = bench.world;
      await as(people.bram, (visit) => changePassword(visit, installation, people.bram.password));
      await administrator.query("update naast.person set status = 'ended' where login_name = 'sem'");
      const names = ['bram', 'niemand', 'sem'] as const;
      const times = new Map<string, number[]>(names.map((name) => [name, []]));
      // By turns, since the machine may be busy with something else: then all three suffer.
      for (let round = 0; round < (smoke ? 12 : 100); round += 1) {
        await administrator.query('delete from naast.throttle');
        for (const name of names) {
          const begun = performance.now();
          const attempt = { loginName: name, password: 'heel iets anders dan dat', code: '000000', address: 'bench' };
          const result = await signIn(installation, attempt);
          if (result.ok || result.reason !== 'wrong') throw new Error('Not refused.');
          times.get(name)?.push(performance.now() - begun);
        }
      }
      const medians = names.map((name) => quantile(times.get(name) ?? [], 0.5));
      return {
        figures: Object.fromEntries(
          ['known name', 'unknown name', 'name of somebody who left'].map((what, at) => [
            `${what}, median ms`,
            medians[at] ?? 0,
          ]),
        ),
        ratio: Math.max(...medians) / Math.min(...medians),
      };
    } finally {
      await administrator.end();
      await bench.close();
    }
  },
};
export default row;
