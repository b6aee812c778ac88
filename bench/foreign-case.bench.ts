import pg from 'pg';
import { newReference } from '#app/platform/vault/index.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile } from './support/row.ts';
import { type Fetched, staffProcesses } from './support/staff-processes.ts';

/**
 * T7 and T112: whoever asks for a foreign client, by number or by name, must not see by the time of the answer that
 * there is one. The two are asked in turn, so that a busy machine is busy for both.
 */
const row: BenchRow = {
  name: 'not found: somebody else’s client, and none',
  ratioOf: 'the slower median of the two to the other, of the page and of the search by name, whichever differs more',
  bar: { atMost: 1.1 },
  async run({ smoke }) {
    const bench = await benchInstallation(smoke ? 100 : 1_000);
    const processes = await staffProcesses(bench, 1);
    const administrator = new pg.Client(bench.administrator);
    await administrator.connect();
    try {
      const { noor, bram } = bench.world.people;
      const cookies = { noor: await bench.world.signedIn(noor), bram: await bench.world.signedIn(bram) };
      const foreign = bench.references.slice(2);
      const rounds = smoke ? 120 : 200;
      const page = await inQueue(rounds, 404, {
        foreign: (round) => processes.get(`/clients/${foreign[round % foreign.length] ?? ''}`, cookies.noor),
        missing: () => processes.get(`/clients/${newReference()}`, cookies.noor),
      });
      // Bram has two clients of his own, who are looked through for each. Nobody may search this often.
      const find = async (term: string) => {
        await administrator.query('delete from naast.throttle');
        return processes.post('/search/quick', cookies.bram, { term });
      };
      const search = await inQueue(rounds, 200, {
        foreign: (round) => find(nameOf(round, foreign)),
        missing: (round) => find(noName(round)),
      });
      return {
        figures: {
          'page of somebody else’s, median ms': page.foreign,
          'page of none, median ms': page.missing,
          'name of somebody else’s, median ms': search.foreign,
          'name of none, median ms': search.missing,
        },
        ratio: Math.max(apart(page), apart(search)),
      };
    } finally {
      await administrator.end();
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

type Kind = 'foreign' | 'missing';
const apart = ({ foreign, missing }: Record<Kind, number>) => Math.max(foreign, missing) / Math.min(foreign, missing);

/** As the clients of the bench are called; the first two are his own. */
const nameOf = (round: number, { length }: { length: number }) => `Naam ${10 + (round % (length - 10))}`;
/** The same word, which finds the same words of the glossary, with a number that no client has. */
const noName = (round: number) => `Naam ${90_000 + round}`;

/**
 * Medians of the two, asked alternately; the first twenty of each warm up. Throws when the answers themselves differ.
 */
async function inQueue(rounds: number, expected: number, ask: Record<Kind, (round: number) => Promise<Fetched>>) {
  const times: Record<Kind, number[]> = { foreign: [], missing: [] };
  const answers = new Set<string>();
  for (let round = 0; round < rounds + 20; round += 1)
    for (const kind of round % 2 === 0 ? (['foreign', 'missing'] as const) : (['missing', 'foreign'] as const)) {
      const { ms, status, text } = await ask[kind](round);
      answers.add(`${text.replace(/Naam \d+/g, '*').length} signs`);
      if (status !== expected) throw new Error(`Answered with ${status}.`);
      if (round >= 20) times[kind].push(ms);
    }
  if (answers.size !== 1) throw new Error(`The answers tell them apart: ${[...answers].join(', ')}.`);
  return { foreign: quantile(times.foreign, 0.5), missing: quantile(times.missing, 0.5) };
}
