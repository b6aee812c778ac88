import { readLetter } from '#app/service/letter-reader/index.ts';
import type { CorpusLetter } from '../test/letters/corpus-letter.ts';
import { everyLetter } from '../test/letters/learning/stored-letters.ts';
import { measure } from '../test/letters/measure.ts';
import { plainPages } from '../test/letters/plain-text.ts';
import { type BenchRow, quantile } from './support/row.ts';

/**
 * How well the letters that the rules have seen are read, as text with places, and how long one takes: so this says
 * that nothing was lost. A smoke run takes those that were written first for all kinds, a full run takes all.
 */
const row: BenchRow = {
  name: 'letters: nothing lost of what the rules have seen, text',
  ratioOf: 'kind right or honestly unknown, of all letters; nothing harmful',
  bar: { atLeast: 0.99 },
  async run({ smoke }) {
    const times: number[] = [];
    const all = seen(smoke).map((letter) => {
      const pages = plainPages(letter);
      const start = performance.now();
      const reading = readLetter(pages);
      times.push(performance.now() - start);
      return { letter, reading };
    });
    const { shares, harmful } = measure(all);
    const { right, of } = shares['kind right or honestly unknown'];
    return {
      figures: {
        letters: all.length,
        ...Object.fromEntries(Object.entries(shares).map(([name, { percent }]) => [`${name}, %`, percent])),
        'harmful errors': harmful.length,
        'reading the text, median ms': quantile(times, 0.5),
        'reading the text, p95 ms': quantile(times, 0.95),
      },
      ratio: harmful.length > 0 ? 0 : right / of,
    };
  },
};
export default row;

/** Without the wordings, the examination, and the two letters whose record says that they are read to harm. */
function seen(smoke: boolean): CorpusLetter[] {
  const letters = everyLetter().filter(({ set, use }) => set !== 'wordings' && use !== 'exam');
  if (smoke) return letters.filter(({ set }) => set === 'corpus');
  return letters.filter(({ known }) => !known.some((miss) => miss.startsWith('harm ')));
}
