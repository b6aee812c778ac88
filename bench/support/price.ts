import { type RawBuilder, sql } from 'kysely';
import sodium from 'sodium-native';
import type { ScopedDb } from '#app/platform/database/index.ts';
import { postmaster, processorTime } from '../earlier/processor-time.ts';
import { doOften, type Work, worksOf } from '../earlier/works.ts';
import { type BenchInstallation, benchInstallation } from './bench-installation.ts';
import { type BenchRow, quantile } from './row.ts';
import { staffProcesses } from './staff-processes.ts';

interface Priced {
  name: string;
  work: Work;
  bar: number;
  /** The sealed bytes that this work reads, as the same person. */
  bytes(bench: BenchInstallation, reference: string): RawBuilder<Record<string, Buffer | null>>;
}

const atATime = 20;

/**
 * What a request costs in processor time of program and database, against selecting the same bytes and opening as many
 * with the bare library: neither how busy the machine is nor how quick changes the ratio much.
 */
export function priced({ name, work, bar, bytes }: Priced): BenchRow {
  return {
    name,
    ratioOf: 'processor time of a request to that of selecting and opening the same bytes',
    bar: { atMost: bar },
    async run({ smoke }) {
      if (process.platform !== 'linux')
        return { figures: {}, ratio: Number.NaN, notMeasured: 'only Linux tells what a process used of a processor' };
      const bench = await benchInstallation(smoke ? 200 : 2_000);
      const processes = await staffProcesses(bench, 1);
      try {
        const { joke } = bench.world.people;
        const does = (await worksOf(processes, await bench.world.signedIn(joke)))[work];
        const database = await postmaster(bench.administrator);
        const asked = bytes(bench, bench.references[0] ?? '');
        const bare = () =>
          bench.installation.scoped({ kind: 'person', person: joke.id, session: joke.id }, (db) =>
            selectAndOpen(db, asked),
          );
        const spent = () => processorTime({ web: process.pid, database });
        await doOften(does, 150);
        await bare();
        const found: { request: number; bare: number }[] = [];
        for (let round = 0; round < (smoke ? 8 : 24); round += 1) {
          const before = await spent();
          await doOften(does, atATime);
          const between = await spent();
          const own = process.cpuUsage();
          await bare();
          const [after, owned] = [await spent(), process.cpuUsage(own)];
          found.push({
            request: (between.web - before.web + between.database - before.database) / atATime,
            bare: ((owned.user + owned.system) / 1_000 + after.database - between.database) / atATime,
          });
        }
        const middle = (of: (one: (typeof found)[number]) => number) => quantile(found.map(of), 0.5);
        return {
          figures: {
            'a request, ms of processor': middle(({ request }) => request),
            'the same bytes, ms of processor': middle((one) => one.bare),
          },
          ratio: middle((one) => one.request / one.bare),
        };
      } finally {
        await processes.close();
        await bench.close();
      }
    },
  };
}

async function selectAndOpen(db: ScopedDb, asked: RawBuilder<Record<string, Buffer | null>>): Promise<void> {
  for (let time = 0; time < atATime; time += 1) {
    const { rows } = await asked.execute(db);
    for (const row of rows) for (const bytes of Object.values(row)) if (bytes) open(bytes.length);
  }
}

const key = Buffer.alloc(sodium.crypto_secretbox_KEYBYTES, 7);
const nonce = Buffer.alloc(sodium.crypto_secretbox_NONCEBYTES, 9);
const boxes = new Map<number, Buffer>();

/** Opens a box of so many bytes. */
function open(length: number): void {
  const sealed = boxes.get(length) ?? Buffer.alloc(length);
  const text = Buffer.alloc(length - sodium.crypto_secretbox_MACBYTES);
  if (!boxes.has(length)) sodium.crypto_secretbox_easy(sealed, text, nonce, key);
  boxes.set(length, sealed);
  if (!sodium.crypto_secretbox_open_easy(text, sealed, nonce, key)) throw new Error('A box does not open.');
}

/** The header of a case, its key and what was written in it. */
export const bytesOfCase = (reference: string) => sql<Record<string, Buffer | null>>`
  select g.key_sealed, h.sealed as header, h.head, r.sealed from naast.case_file f
  join naast.case_grant g on g.case_id = f.id and g.compartment = 'core' and g.ended_at is null
  join naast.case_header h on h.case_id = f.id left join naast.case_record r on r.case_id = f.id and r.replaced_at is null
  where f.reference = ${reference}`;
