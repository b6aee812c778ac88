import { newReference } from '#app/vault/index.ts';
import { benchHouse } from './support/bench-house.ts';
import { type BenchRow, quantile } from './support/row.ts';
import { staffProcesses } from './support/staff-processes.ts';

/** T7: does the time of "not found" tell a volunteer whether a client of another exists? */
const row: BenchRow = {
  name: 'a client of another to one who does not exist (T7)',
  ratioOf: 'the slower median of the two to the faster',
  bar: { atMost: 1.1 },
  async run({ smoke }) {
    const bench = await benchHouse(smoke ? 50 : 500);
    const processes = await staffProcesses(bench, 1);
    try {
      const cookie = await bench.world.signedIn(bench.world.people.bram);
      // The first two are hers.
      const foreign = bench.references.slice(2);
      const times = { foreign: [] as number[], missing: [] as number[] };
      for (let round = -20; round < (smoke ? 60 : 200); round += 1) {
        const asked = { foreign: foreign[Math.abs(round) % foreign.length] ?? '', missing: newReference() };
        for (const what of round % 2 === 0 ? (['foreign', 'missing'] as const) : (['missing', 'foreign'] as const)) {
          const { status, ms } = await processes.get(`/clients/${asked[what]}`, cookie);
          if (status !== 404) throw new Error(`The page answered ${status}.`);
          if (round >= 0) times[what].push(ms);
        }
      }
      const [a, b] = [quantile(times.foreign, 0.5), quantile(times.missing, 0.5)];
      return {
        figures: { 'client of another, median ms': a, 'no such client, median ms': b },
        ratio: Math.max(a, b) / Math.min(a, b),
      };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;
