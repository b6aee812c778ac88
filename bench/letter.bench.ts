import { setTimeout as pause } from 'node:timers/promises';
import { letterPdf, refusalOf } from '#app/service/letters/testing/letter-pdf.ts';
import { benchInstallation } from './support/bench-installation.ts';
import { letterDesk } from './support/letter-desk.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

/** Long enough for a spare box to start and warm up, as between two people who upload. */
const betweenMs = 500;

/** A letter's PDF from the upload to "what is it" on the screen, and on to its first picture. */
const row: BenchRow = {
  name: 'a letter: upload to "what is it" on the screen',
  ratioOf: 'median of the whole way to the sandbox alone',
  bar: { atMost: 6 },
  async run({ smoke }) {
    const rounds = smoke ? 8 : 40;
    const bench = await benchInstallation(1);
    const desk = await letterDesk(bench);
    const { sandbox } = desk;
    try {
      const pdf = await letterPdf(`${refusalOf('27 november 2026')}\f${refusalOf('27 november 2026')}`);
      const ways: number[] = [];
      const pictures: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        // A case of its own for each: the same file in one case a second time is only said to be there already.
        const client = await desk.newCase();
        await pause(betweenMs);
        const start = performance.now();
        const at = await desk.bring(client, pdf);
        const page = await (await desk.get(at)).text();
        if (!page.includes('De IND heeft nee gezegd')) throw new Error('The letter was not read.');
        ways.push(performance.now() - start);
        const seen = performance.now();
        await (await desk.get(`${at}/pages/1`)).arrayBuffer();
        pictures.push(performance.now() - seen);
      }
      const alone = await timesOf(rounds, async () => {
        await pause(betweenMs);
        return sandbox.open(pdf);
      });
      const sandboxAlone = quantile(alone, 0.5) - betweenMs;
      return {
        figures: {
          'upload to page, median ms': quantile(ways, 0.5),
          'upload to page, p95 ms': quantile(ways, 0.95),
          'picture of a page, median ms': quantile(pictures, 0.5),
          'sandbox alone, median ms': sandboxAlone,
        },
        ratio: quantile(ways, 0.5) / sandboxAlone,
      };
    } finally {
      await desk.close();
      await bench.close();
    }
  },
};
export default row;
