import { openCase } from '#app/platform/access/grants/index.ts';
import { listClients } from '#app/service/cases/index.ts';
import { assignVolunteerTo } from '#app/service/cases/testing.ts';
import { type BenchInstallation, benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { staffProcesses, twentyUsers } from './support/staff-processes.ts';

const roles = { coordinator: 'joke', volunteer: 'bram', intake: 'intake', leader: 'leader', auditor: 'ada' } as const;

/**
 * The first page of each role over HTTP, in an installation with 2,000 cases: what it counts it counts by the queries
 * of its lists.
 */
const row: BenchRow = {
  name: 'start page of each role, region of 2,000 cases',
  ratioOf: "median of the coordinator's first page to that of her list of 50 clients",
  // Ten counts, six days and the news beside one list: measured 4.7 on a busy machine. Less is the aim.
  bar: { atMost: 6 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 200 : 2_000);
    await besideThree(bench);
    const processes = await staffProcesses(bench, 2);
    try {
      const { people } = bench.world;
      const rounds = smoke ? 20 : 150;
      const figures: Record<string, number> = {};
      for (const [role, name] of Object.entries(roles)) {
        const cookie = await bench.world.signedIn(people[name]);
        const first = await processes.get('/', cookie);
        if (first.status !== 200) throw new Error(`The first page of ${name} answered ${first.status}.`);
        const get = () => processes.get('/', cookie).then(({ ms }) => ms);
        await Promise.all(Array.from({ length: 40 }, get));
        figures[`${role} alone, median ms`] = quantile(await timesOf(rounds, get), 0.5);
        figures[`${role}, 20 users, p95 ms`] = quantile(await twentyUsers(get, smoke ? 3 : 10), 0.95);
      }
      const cookie = await bench.world.signedIn(people.joke);
      const list = await timesOf(rounds, () => processes.get('/clients', cookie));
      figures['list of 50, median ms'] = quantile(list, 0.5);
      return { figures, ratio: (figures['coordinator alone, median ms'] ?? 0) / quantile(list, 0.5) };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

/** A volunteer with three clients. */
async function besideThree({ world }: BenchInstallation): Promise<void> {
  const { joke, bram } = world.people;
  await world.as(joke, async (visit) => {
    const { lines } = await listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 });
    for (const { reference } of lines.slice(0, 3)) {
      if (!(await openCase(visit, reference, 'core', 'case.grant'))) throw new Error('A case does not open.');
      await assignVolunteerTo(visit, reference, bram.id);
    }
  });
}
