import { openCase } from '#app/platform/access/grants/index.ts';
import { today } from '#app/platform/language/index.ts';
import { plainAppointment } from '#app/service/appointments/index.ts';
import { listClients } from '#app/service/cases/index.ts';
import { addAppointment } from '#app/service/procedures/index.ts';
import { type BenchInstallation, benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { staffProcesses } from './support/staff-processes.ts';

/** The lists by which clients are reached and passed on; the appointments that want company are opened one by one. */
const screens = ['/limits/company', '/referrals', '/transfers', '/directory', '/mail-kept'] as const;

/** Appointments, referrals, transfers, the directory and mail that does not arrive, over HTTP, in a region of 20,000 cases. */
const row: BenchRow = {
  name: 'reaching and passing on, region of 20,000 cases',
  ratioOf: 'median of the slowest of the screens to that of the list of 50 clients',
  bar: { atMost: 3 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 400 : 20_000);
    await withAppointments(bench, smoke ? 50 : 150);
    const processes = await staffProcesses(bench, 2);
    try {
      const cookie = await bench.world.signedIn(bench.world.people.joke);
      const rounds = smoke ? 30 : 200;
      const figures: Record<string, number> = {};
      const medians: number[] = [];
      for (const path of ['/clients', ...screens]) {
        const get = () => processes.get(path, cookie).then(({ ms }) => ms);
        const { status } = await processes.get(path, cookie);
        if (status !== 200) throw new Error(`${path} answered ${status}.`);
        await Promise.all(Array.from({ length: 30 }, get));
        const times = await timesOf(rounds, get);
        figures[`${path}, median ms`] = quantile(times, 0.5);
        figures[`${path}, p95 ms`] = quantile(times, 0.95);
        medians.push(quantile(times, 0.5));
      }
      const [list = 1, ...others] = medians;
      return { figures, ratio: Math.max(...others) / list };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

/** So many appointments in the weeks ahead, three a client, to which nobody goes yet. */
async function withAppointments({ world }: BenchInstallation, number: number): Promise<void> {
  await world.as(world.people.joke, async (visit) => {
    const { lines } = await listClients(visit, { status: 'open', withoutVolunteer: false, page: 1 });
    for (let made = 0; made < number; made += 1) {
      const reference = lines[made % lines.length]?.reference ?? '';
      const open = await openCase(visit, reference, 'core', 'limit.change');
      if (!open) throw new Error('A case does not open.');
      const day = today()
        .add({ days: made % 40 })
        .toString();
      const when = { day, time: '10:00', place: 'Zaal vier', letter: null };
      await addAppointment(open, { ...when, appointment: { ...plainAppointment, what: 'hearing', room: 2 } });
    }
  });
}
