import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { jpegFile } from '#app/platform/files/testing/picture-files.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { greyPhotoOfLetter } from './support/cleaned-letter.ts';
import { type BenchRow, quantile } from './support/row.ts';
import { staffProcesses, twentyUsers } from './support/staff-processes.ts';

/** Two for each of two processes: one photo is cleaned while another is read, so that no processor ever rests. */
const LANES = 4;
/** What reading may cost the others. */
const GROWTH_MS = 20;

/**
 * Pages of twenty colleagues while photos of letters come in without a pause: through the real form, so that what the
 * serving process itself does for a letter counts as well. Quiet and busy in turn, so that the machine is the same for both.
 */
const row: BenchRow = {
  name: 'pages while two processors read photos of letters',
  ratioOf: `how much the p95 of a page grows, to ${GROWTH_MS} ms`,
  bar: { atMost: 1 },
  async run({ smoke }) {
    const built = await buildSandbox();
    const folder = await mkdtemp(join(tmpdir(), 'naast-bench-files-'));
    const bench = await benchInstallation(50);
    const processes = await staffProcesses(bench, 2, { ...built, folder });
    try {
      const photo = jpegFile(await greyPhotoOfLetter());
      const { joke, bram } = bench.world.people;
      const [reader, writer] = [await bench.world.signedIn(joke), await bench.world.signedIn(bram)];
      const get = () => processes.get('/clients', reader);
      for (let round = 0; round < 20; round += 1) await get();
      const letters = { read: 0, late: 0 };
      const bring = async (lane: number) => {
        const path = `/clients/${bench.references[lane % 2]}/letters/new`;
        const { status, text } = await processes.upload(path, writer, photo);
        // Whoever gives way to everybody may come too late on a machine that has other work; nothing else is refused.
        if (status === 200 && text.includes('location')) letters.read += 1;
        else if (status === 422) letters.late += 1;
        else throw new Error(`A photo was answered with ${status}.`);
      };
      const seconds = smoke ? 2 : 10;
      const [quiet, busy]: [number[], number[]] = [[], []];
      for (let round = 0; round < (smoke ? 1 : 3); round += 1) {
        quiet.push(...(await twentyUsers(get, seconds)));
        let over = false;
        const lanes = Array.from({ length: LANES }, async (_, lane) => {
          do await bring(lane);
          while (!over);
        });
        busy.push(...(await twentyUsers(get, seconds)));
        over = true;
        await Promise.all(lanes);
      }
      const [before, during] = [quantile(quiet, 0.95), quantile(busy, 0.95)];
      return {
        figures: {
          'page in quiet, median ms': quantile(quiet, 0.5),
          'page in quiet, p95 ms': before,
          'page while letters are read, median ms': quantile(busy, 0.5),
          'page while letters are read, p95 ms': during,
          'grown by ms': during - before,
          'letters read meanwhile': letters.read,
          'letters told to come back': letters.late,
        },
        ratio: Math.max(0, during - before) / GROWTH_MS,
        // Twenty pages have no p95.
        ...(smoke ? { notMeasured: 'too short for a p95' } : {}),
      };
    } finally {
      await processes.close();
      await bench.close();
      await Promise.all([built.remove(), rm(folder, { recursive: true, force: true })]);
    }
  },
};
export default row;
