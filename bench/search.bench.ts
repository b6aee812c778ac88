import { newBoxPair, newKey, openDocument, sealDocument, unwrapKey, wrapKey } from '#app/platform/vault/index.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';
import { staffProcesses, twentyUsers } from './support/staff-processes.ts';

/**
 * Searching one's own clients by name, as the palette does at each letter: no index of names is in the database, so the
 * first search of a reader opens every header, and the next ones those that changed. The ratio is to the vault opening
 * as many keys and headers and nothing else.
 */
const row: BenchRow = {
  name: 'search over own clients, region of 2,000 cases',
  ratioOf: 'median of a search by name to the vault opening as many headers',
  bar: { atMost: 4 },
  async run({ smoke }) {
    const cases = smoke ? 200 : 2_000;
    const bench = await benchInstallation(cases);
    const processes = await staffProcesses(bench, 2);
    try {
      const cookie = await bench.world.signedIn(bench.world.people.joke);
      const find = (term: string) => processes.post('/search/quick', cookie, { term });
      const first = await find('Naam 1');
      const [found] = /[0-9A-Z]{8}/.exec(first.text.split('/clients/')[1] ?? '') ?? [];
      if (first.status !== 200 || !found) throw new Error(`The search answered ${first.status}.`);
      await Promise.all(Array.from({ length: 6 }, () => find('Naam 1')));
      const byName = await timesOf(smoke ? 10 : 20, () => find('Naam 1'));
      const byReference = await timesOf(smoke ? 10 : 100, () => find(found));
      const list = () => processes.get('/clients', cookie).then(({ ms }) => ms);
      // Somebody searches once a second while twenty others work: nobody waits for a whole region to be opened.
      const searches: Promise<unknown>[] = [];
      const searching = setInterval(() => searches.push(find('Naam 1')), 1_000);
      const others = await twentyUsers(list, smoke ? 3 : 10);
      clearInterval(searching);
      await Promise.all(searches);
      const bare = await timesOf(smoke ? 5 : 20, async () => openBare(cases));
      return {
        figures: {
          'by name, median ms': quantile(byName, 0.5),
          'by name, a header in ms': quantile(byName, 0.5) / cases,
          'by reference, median ms': quantile(byReference, 0.5),
          'vault alone, median ms': quantile(bare, 0.5),
          'list for 20 others meanwhile, p95 ms': quantile(others, 0.95),
        },
        ratio: quantile(byName, 0.5) / quantile(bare, 0.5),
      };
    } finally {
      await processes.close();
      await bench.close();
    }
  },
};
export default row;

const pair = newBoxPair();
const key = newKey();
const place = { table: 'case_header', row: 'x', column: 'sealed', caseId: 'x', compartment: 'core', epoch: 1 };
const header = { nameToUse: 'Naam', languages: ['ti', 'en'], text: 'x'.repeat(120) };
const wrapped = wrapKey(pair.boxPublic, 'grant', key);
const sealed = sealDocument(key, place, header);

function openBare(times: number): void {
  for (let at = 0; at < times; at += 1) openDocument(unwrapKey(pair, 'grant', wrapped), place, sealed);
}
