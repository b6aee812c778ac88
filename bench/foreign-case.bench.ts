import { newReference } from '#app/vault/index.ts';
import { benchHouse } from './support/bench-house.ts';
import { type BenchRow, quantile } from './support/row.ts';
import { staffProcesses } from './support/staff-processes.ts';

/**
 * T7: whoever asks for a client that is not hers must not see by the time of the answer that there is one. The two are
 * asked in turn, so that a busy machine is busy for both.
 */
const row: BenchRow = {
  name: 'not found: somebody else’s client, and none',
  ratioOf: 'the slower median of the two to the other',
  bar: { atMost: 1.1 },
  async run({ smoke }) {
    const bench = await benchHouse(smoke ? 100 : 1_000);
    const processes = await staffProcesses(bench, 1);
    try {
      const cookie = await bench.world.signedIn(bench.world.people.noor);
      const foreign = bench.references.slice(2);
      const rounds = smoke ? 120 : 200;
      const times: Record<'foreign' | 'missing', number[]> = { foreign: [], missing: [] };
      for (let round = -20; round < rounds; round += 1) {
        const addresses = { foreign: foreign[(round + 20) % foreign.length] ?? '', missing: missingReference() };
        for (const kind of round % 2 === 0 ? (['foreign', 'missing'] as const) : (['missing', 'foreign'] as const)) {
          const { ms, status } = await processes.get(`/clients/${addresses[kind]}`, cookie);
          if (status !== 404) throw new Error(`A client that is not hers was answered with ${status}.`);
          if (round >= 0) times[kind].push(ms);
        }
      }
      const [one, other] = [quantile(times.foreign, 0.5), quantile(times.missing, 0.5)];
      const figures = { 'somebody else’s, median ms': one, 'none, median ms': other };
      return { figures, ratio: Math.max(one, other) / Math.min(one, other) };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

/** A reference as they are made, of a case that nobody has. */
const missingReference = () => newReference();
