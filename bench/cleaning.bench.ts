import { setTimeout as pause } from 'node:timers/promises';
import { createPageReader } from '#app/platform/files/page-reader.ts';
import { buildSandbox } from '#app/platform/files/testing/build-sandbox.ts';
import { cleaned, handedOver, photoOfLetter } from './support/cleaned-letter.ts';
import { type BenchRow, quantile, timesOf } from './support/row.ts';

/** Finding, straightening and evening a letter on a photo of twelve megapixels, and drawing it for the screen. */
const row: BenchRow = {
  name: 'cleaning a photo of twelve megapixels',
  ratioOf: 'median of the cleaning to the median of the reading',
  bar: { atMost: 1 },
  async run({ smoke }) {
    const rounds = smoke ? 3 : 12;
    const built = await buildSandbox();
    const reader = createPageReader(built);
    try {
      const photo = await photoOfLetter();
      const page = handedOver(cleaned(photo));
      const cleaning = await timesOf(rounds, async () => cleaned(photo));
      const reading: number[] = [];
      for (let round = 0; round < rounds; round++) {
        reader.prepare();
        await pause(2_000);
        reading.push(...(await timesOf(1, () => reader.read({ pages: [page], languages: ['nld'] }))));
      }
      const figures = {
        'cleaning, median ms': quantile(cleaning, 0.5),
        'cleaning, p95 ms': quantile(cleaning, 0.95),
        'reading, median ms': quantile(reading, 0.5),
      };
      return { figures, ratio: quantile(cleaning, 0.5) / quantile(reading, 0.5) };
    } finally {
      await reader.close();
      await built.remove();
    }
  },
};
export default row;
